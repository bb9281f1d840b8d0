/** 機械の記録簿: the log of one machine, attached to the record of voting (投票録) or of the count (開票録). */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { table } from './table.ts'

export interface MachineLogInput {
  readonly head: DocumentHead
  readonly kind: 'voting-machine' | 'issuer' | 'tally'
  /** Which log it is: place, medium, who sealed it. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly chainWhole: boolean
  /** In the order in which they were written; minutes need not ascend. */
  readonly entries: readonly { readonly minute: string; readonly words: string }[]
}

const NAMES = {
  'voting-machine': { title: '投票機の記録簿（投票録の附属書類）', short: '投票機の記録簿' },
  issuer: { title: '発券機の記録簿（投票録の附属書類）', short: '発券機の記録簿' },
  tally: { title: '集計機の記録簿（開票録の附属書類）', short: '集計機の記録簿' },
} as const

export async function machineLog(input: MachineLogInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, NAMES[input.kind], (form) => {
    form.paragraph('この記録簿には、機械に起きたことだけが分単位で書かれている。投票した人の操作は書かれない。', SMALL)
    form.facts([
      ...input.facts,
      ['記載', `${input.entries.length} 件`],
      ['記録簿の鎖', input.chainWhole ? 'つながっている' : '切れている'],
    ])
    if (!input.chainWhole) {
      form.paragraph('▲ 記録簿の鎖が切れている。ページが抜けたか、入れ替わっている。理由を投票録又は開票録に書くこと。')
    }
    const columns = [
      { header: '番号', width: 40, align: 'right' },
      { header: '時刻（機械の時計）', width: 112 },
      { header: '起きたこと', width: INNER_WIDTH - 152 },
    ] as const
    const rows = input.entries.map(({ minute, words }, i) => [
      { text: String(i + 1), small: true },
      { text: minute, small: true },
      { text: words, small: true },
    ])
    const sign = (part: Form) => part.signatureLines(['管理者　氏名', ...[1, 2, 3].map((i) => `立会人${i}　氏名`)])
    table(form, columns, rows, { after: form.heightOf(sign) })
    sign(form)
  })
}
