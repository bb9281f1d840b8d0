/** 開票録 (draft; PEO 70, form 26 and its variant for machines): made by the counting officer, signed with the counting witnesses. */
import { minutesOf } from '#election/count/minutes.ts'
import { type CountingRecordInput, countingItems } from './counting-items.ts'
import type { DocumentFonts, MadeDocument } from './document.ts'
import { type Form, makeDocument } from './form.ts'
import { minutesHistory, recordSigned, witnessesWhoSign } from './minutes.ts'
import { penNote } from './ruled.ts'

export async function countingRecord(input: CountingRecordInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(
    input.head,
    fonts,
    { title: '開票録（案）', short: '開票録（案）' },
    (form) => {
      penNote(form)
      const witnesses = witnessesWhoSign(minutesOf(input.minutes), 'count')
      const sign = (part: Form) => recordSigned(part, '開票録', '開票管理者', '開票立会人', witnesses)
      countingItems(form, input, (part) => minutesHistory(part, input.minutes, sign))
    },
    { whenMissing: 'geta' },
  )
}
