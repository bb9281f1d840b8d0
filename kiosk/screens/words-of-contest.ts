/** The question to a voter, in the words of the contest: a person is chosen, one of several choices, or a party, or judges are marked. */
import type { Kind } from '#election/kinds/kind.ts'
import { kioskScreen } from '#words/kiosk.ts'

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

export function wordsOfContest({ about }: Pick<Kind, 'about'>) {
  return WORDS[about]
}
