/** The name of a field of a contest's paper count, on the screen and in a file (PAP-08). */
import type { PaperField } from '#election/count/paper.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { paperWords } from '#words/tally.ts'

interface PlacesOnPaper {
  readonly candidates: readonly { readonly number: number; readonly name: string }[]
  /** False: they are choices of a question. */
  readonly ofPeople: boolean
}

export function placeOnPaper(
  { what, of }: PaperField,
  { candidates, ofPeople }: PlacesOnPaper,
  language: Language,
): string {
  const words = (ofPeople ? paperWords[`what_${what}`] : wordsOfChoices(what))[language]
  if (of === null) return words
  const name = candidates.find(({ number }) => number === of)?.name ?? ''
  return fill(words, { number: of, row: of, name })
}

function wordsOfChoices(what: PaperField['what']) {
  switch (what) {
    case 'invalid-two-or-more':
    case 'invalid-more-than-a-name':
    case 'invalid-not-own-hand':
    case 'invalid-unreadable':
      return paperWords[`choices_${what}`]
    default:
      return paperWords[`what_${what}`]
  }
}
