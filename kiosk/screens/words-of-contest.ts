/** The question to a voter, in the words of the contest: a person is chosen, one of several choices, a party, or a party and then one of its list; judges are marked. */
import type { Kind } from '#election/kinds/kind.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { ContestPlace } from '../session/view-by-keys.ts'

const WORDS = {
  people: {
    howToChoose: kioskScreen.howToChoose,
    howToCheck: kioskScreen.howToCheck,
    title: kioskScreen.chooseTitle,
    below: kioskScreen.chooseBelow,
    first: kioskScreen.chooseFirst,
    confirm: kioskScreen.confirmTitle,
  },
  choices: {
    howToChoose: kioskScreen.howToChooseChoice,
    howToCheck: kioskScreen.howToCheckChoice,
    title: kioskScreen.choiceTitle,
    below: kioskScreen.choiceBelow,
    first: kioskScreen.choiceFirst,
    confirm: kioskScreen.confirmChoice,
  },
  parties: {
    howToChoose: kioskScreen.howToChooseParty,
    howToCheck: kioskScreen.howToCheckParty,
    title: kioskScreen.partyTitle,
    below: kioskScreen.partyBelow,
    first: kioskScreen.partyFirst,
    confirm: kioskScreen.confirmParty,
  },
  'open-lists': {
    howToChoose: kioskScreen.howToChooseOfLists,
    howToCheck: kioskScreen.howToCheckOfLists,
    title: kioskScreen.partyOfListsTitle,
    below: kioskScreen.partyOfListsBelow,
    first: kioskScreen.partyFirst,
    confirm: kioskScreen.confirmOfLists,
  },
  judges: {
    howToChoose: kioskScreen.howToMark,
    howToCheck: kioskScreen.howToCheckMarks,
    title: kioskScreen.judgesTitle,
    below: kioskScreen.judgesBelow,
    // No mark is a vote too.
    first: null,
    confirm: kioskScreen.confirmMarks,
  },
} as const satisfies Record<Kind['about'], unknown>

/** The second step of a contest of lists: the words of the first are above. */
const OF_ONE_LIST = {
  ...WORDS['open-lists'],
  title: kioskScreen.oneOfListTitle,
  below: kioskScreen.oneOfListBelow,
  first: kioskScreen.oneOfListFirst,
}

export function wordsOfContest({ about, step }: Pick<ContestPlace, 'about' | 'step'>) {
  return step === 'one-of-list' ? OF_ONE_LIST : WORDS[about]
}

/** A party withdraws its list; a person dies or withdraws. */
export function arePartiesChosen({ about, step }: Pick<ContestPlace, 'about' | 'step'>): boolean {
  return about === 'parties' || step === 'party'
}
