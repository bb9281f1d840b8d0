/** 保管目録 (LAW-20): every medium that was counted, with its closing seal, to be kept for the term of office. */
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { type LostOnPaper, withoutLost } from './lost-media.ts'
import { table } from './table.ts'

export interface StorageListInput {
  readonly head: DocumentHead
  /** Pairs of which nothing is kept as counted. */
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
  readonly media: readonly {
    readonly station: string
    readonly pair: number
    readonly role: 'original' | 'duplicate'
    readonly serial: string
    /** Merkle root of the closing seal, hex. */
    readonly root: string
  }[]
}

export async function storageList(input: StorageListInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '記録媒体保管目録', short: '記録媒体保管目録' }, (form) => {
    form.paragraph('投票を記録した電磁的記録媒体及びその複写は、当選人の任期間、保存しなければならない。')
    form.signatureLine('保存の期限', { seal: false })
    form.signatureLine('保管場所', { seal: false })
    form.space(8)
    const columns = [
      { header: '投票所', width: 130 },
      { header: '組', width: 34, align: 'center' },
      { header: '種別', width: 44, align: 'center' },
      { header: '媒体番号', width: 110 },
      { header: '封印（署名済みの要約値の先頭）', width: INNER_WIDTH - 318 },
    ] as const
    const rows = input.media.map((medium) => [
      { text: medium.station, small: true },
      String(medium.pair),
      medium.role === 'original' ? '正（原本）' : '副（複写）',
      { text: medium.serial, small: true },
      { text: medium.root.slice(0, 32).replace(/(.{8})(?=.)/g, '$1 '), small: true },
    ])
    table(form, columns, rows)
    withoutLost(form, input.lost)
    chairDecisions(form, input.decisions)
    form.paragraph('集計に用いなかった記録媒体（副（複写）と予備）は、封印のまま同じ期間保存する。', SMALL)
    form.signatureLine('開票管理者　氏名', { seal: true })
    form.signatureLine('受領者　氏名', { seal: true })
  })
}
