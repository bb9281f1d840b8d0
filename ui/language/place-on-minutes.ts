/** What a place of 開票録 and 選挙録 is called, on the screen and in a file. */
import type { MinutesField } from '#election/count/minutes.ts'
import { fill, type Language } from '../messages/message.ts'
import { minutesWords } from '../messages/tally-minutes.ts'

/** Within its paper. */
export function labelOnMinutes({ paper, what }: MinutesField, language: Language): string {
  const ofPaper = `what_${what}_${paper}`
  const name = ofPaper in minutesWords ? ofPaper : `what_${what}`
  return minutesWords[name as keyof typeof minutesWords][language]
}

/** Wherever it stands: with its paper, and of a witness whose it is. */
export function placeOnMinutes(field: MinutesField, language: Language): string {
  const { paper, witness } = field
  const of = minutesWords[`paper_${paper}`][language]
  const whose = witness === null ? '' : `　${fill(minutesWords.witness[language], { number: witness })}`
  return `${of}${whose}　${labelOnMinutes(field, language)}`
}
