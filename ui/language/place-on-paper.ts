/** The name of a field of a contest's paper count, on the screen and in a file (PAP-08). */
import type { PaperField } from '#election/count/paper.ts'
import type { Kind } from '#election/kinds/kind.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { paperWords } from '#words/tally.ts'

interface PlacesOnPaper {
  readonly candidates: readonly { readonly number: number; readonly name: string }[]
  readonly about: Kind['about']
}

export function placeOnPaper(
  { what, of }: PaperField,
  { candidates, about }: PlacesOnPaper,
  language: Language,
): string {
  const words = WORDS[about](what)[language]
  if (of === null) return words
  const name = candidates.find(({ number }) => number === of)?.name ?? ''
  return fill(words, { number: of, row: of, name })
}

const WORDS = {
  people: (what: PaperField['what']) => paperWords[`what_${what}`],
  choices: wordsOfChoices,
  parties: wordsOfParties,
  'open-lists': wordsOfOpenLists,
  judges: wordsOfJudges,
} as const satisfies Record<Kind['about'], unknown>

function wordsOfParties(what: PaperField['what']) {
  switch (what) {
    case 'shared-candidates':
    case 'invalid-no-candidate':
    case 'invalid-two-or-more':
    case 'invalid-not-eligible':
    case 'invalid-more-than-a-name':
    case 'invalid-not-own-hand':
    case 'invalid-unreadable':
      return paperWords[`parties_${what}`]
    default:
      return paperWords[`what_${what}`]
  }
}

function wordsOfOpenLists(what: PaperField['what']) {
  switch (what) {
    case 'shared-candidates':
    case 'invalid-no-candidate':
    case 'invalid-two-or-more':
    case 'invalid-not-eligible':
    case 'invalid-more-than-a-name':
    case 'invalid-not-own-hand':
    case 'invalid-unreadable':
      return paperWords[`open_${what}`]
    default:
      return paperWords[`what_${what}`]
  }
}

function wordsOfJudges(what: PaperField['what']) {
  switch (what) {
    case 'votes':
    case 'invalid-two-or-more':
    case 'invalid-more-than-a-name':
    case 'invalid-not-own-hand':
    case 'invalid-unreadable':
      return paperWords[`judges_${what}`]
    default:
      return paperWords[`what_${what}`]
  }
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
