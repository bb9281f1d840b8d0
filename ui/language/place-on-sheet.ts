/** The name of a field of the printed station report, `Pair 2: state`, in words of the sheet (MED-06). */
import type { TypedField } from '#election/count/typed-report.ts'
import { sheetWords } from '#words/tally.ts'
import { fill, type Language } from '../messages/message.ts'
import { type Titled, titleOf } from './contest-title.ts'

export function placeOnSheet(field: TypedField, contests: readonly Titled[], language: Language): string {
  const { what, contest, pair } = field
  const title = contest === null ? null : titleOf(contest, contests)
  const of = title ?? (pair === null ? sheetWords.ofStation[language] : fill(sheetWords.ofPair[language], { pair }))
  return `${of}　${sheetWords[`what_${what}`][language]}`
}
