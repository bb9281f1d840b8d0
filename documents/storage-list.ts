/** 保管目録 (LAW-20): every medium of the district, counted or not, to be kept for the term of office. */
import { unreachable } from '#election/assert.ts'
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { type LostOnPaper, withoutLost } from './lost-media.ts'
import { DATE_BY_HAND, digits, ruled } from './ruled.ts'
import { table } from './table.ts'

export interface StorageListInput {
  readonly head: DocumentHead
  /** The election with the longest term decides. */
  readonly contests: readonly string[]
  /** Pairs of which nothing is kept as counted. */
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
  readonly media: readonly StoredMedium[]
}

export interface StoredMedium {
  readonly station: string
  readonly pair: number
  readonly role: 'original' | 'duplicate'
  /** `kept`: not counted, under its seal; `unused`: the pair was never started; `lost`: nothing of it was counted. */
  readonly use: 'counted' | 'kept' | 'unused' | 'lost'
  /** As its label has it. */
  readonly serial: string
  /**
   * 照合番号 of the closing seal, as machine, station papers and screens have it: as it was read here, or else as the station's report has
   * it, for both media of the pair. Null: neither.
   */
  readonly seal: { readonly digits: string; readonly by: 'tally' | 'report' } | null
}

export async function storageList(input: StorageListInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '記録媒体保管目録', short: '記録媒体保管目録' }, (form) => {
    form.paragraph('投票を記録した電磁的記録媒体及びその複写は、当選人の任期間、保存しなければならない。')
    ruled(form, [
      ['保存の期間', '当選人の任期間（議会の議員及び長の任期は4年。地方自治法第93条、第140条）'],
      ...input.contests.map((title) => [`${title}　任期の満了の日`, DATE_BY_HAND] as const),
      ['保管場所', null],
    ])
    const columns = [
      { header: '投票所', width: 110 },
      { header: '組', width: 28, align: 'center' },
      { header: '種別', width: 60, align: 'center' },
      { header: '使用', width: 82 },
      { header: '媒体番号', width: 62 },
      { header: '封印の照合番号', width: INNER_WIDTH - 342 },
    ] as const
    const rows = input.media.map((medium) => [
      { text: medium.station, small: true },
      String(medium.pair),
      { text: medium.role === 'original' ? '正（原本）' : '副（複写）', small: true },
      { text: useInWords(medium.use), small: true },
      { text: medium.serial, small: true },
      { text: sealInWords(medium.seal), small: true },
    ])
    table(form, columns, rows)
    withoutLost(form, input.lost)
    chairDecisions(form, input.decisions)
    form.together((part) => {
      part.paragraph(
        '「報告」とある照合番号は、集計に使わず封印のまま保存する媒体のもので、投票所の報告書にある、その組の番号である。番号のないものは、投票録にある照合番号を手で書き入れる。',
        SMALL,
      )
      part.signatureLines(['開票管理者　氏名', '受領者　氏名'])
    })
  })
}

function sealInWords(seal: StoredMedium['seal']): string {
  if (seal === null) return ''
  const words = digits(seal.digits.replaceAll(/\D/g, ''))
  return seal.by === 'report' ? `${words}（報告）` : words
}

function useInWords(use: StoredMedium['use']): string {
  switch (use) {
    case 'counted':
      return '集計した'
    case 'kept':
      return '集計せず（封印）'
    case 'unused':
      return '予備・未使用'
    case 'lost':
      return '失われた'
    default:
      return unreachable(use)
  }
}
