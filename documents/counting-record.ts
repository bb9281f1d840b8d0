/** 開票録 (draft; PEO 70, form 26 and its variant for machines): made by the counting officer, signed with the counting witnesses. */
import { minutesOf } from '#election/count/minutes.ts'
import { type CountingRecordInput, countingItems } from './counting-items.ts'
import type { DocumentFonts, MadeDocument } from './document.ts'
import { makeDocument } from './form.ts'
import { minutesHistory, witnessesWhoSign } from './minutes.ts'
import { DATE_BY_HAND, penNote } from './station/ruled.ts'

export async function countingRecord(input: CountingRecordInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '開票録（案）', short: '開票録（案）' }, (form) => {
    penNote(form)
    countingItems(form, input)
    minutesHistory(form, input.minutes)
    const witnesses = witnessesWhoSign(minutesOf(input.minutes), 'count')
    form.keepTogether(30 * (witnesses + 1) + 26)
    form.paragraph(`この開票録に記載した事項は真実であることを確認し、署名する。${DATE_BY_HAND}`)
    form.signatureLine('開票管理者　署名', { seal: true })
    for (let i = 1; i <= witnesses; i++) form.signatureLine(`開票立会人${i}　署名`, { seal: true })
  })
}
