/** The question to a voter, in the words of the contest: a person is chosen, one of several choices, or a party, or judges are marked. */
import type { Contest } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { voterScreen as words } from '#words/online.ts'

const WORDS = {
  people: {
    title: words.chooseTitle,
    one: words.chooseOne,
    first: words.chooseFirst,
    toConfirm: words.toConfirm,
    confirmTitle: words.confirmTitle,
    confirm: words.confirm,
    nothing: words.nobody,
    confirmNothing: words.confirmNobody,
  },
  choices: {
    title: words.choiceTitle,
    one: words.choiceOne,
    first: words.choiceFirst,
    toConfirm: words.choiceToConfirm,
    confirmTitle: words.choiceConfirmTitle,
    confirm: words.choiceConfirm,
    nothing: words.choiceNothing,
    confirmNothing: words.choiceConfirmNothing,
  },
  parties: {
    title: words.partyTitle,
    one: words.partyOne,
    first: words.partyFirst,
    toConfirm: words.partyToConfirm,
    confirmTitle: words.partyConfirmTitle,
    confirm: words.partyConfirm,
    nothing: words.partyNothing,
    confirmNothing: words.partyConfirmNothing,
  },
  'open-lists': {
    title: words.ofListsTitle,
    one: words.partyFirstOne,
    first: words.partyFirst,
    toConfirm: words.openList,
    confirmTitle: words.ofListsConfirmTitle,
    confirm: words.ofListsConfirm,
    nothing: words.partyNothing,
    confirmNothing: words.partyConfirmNothing,
  },
  judges: {
    title: words.judgesTitle,
    one: words.judgesOne,
    // No mark is a vote too.
    first: null,
    toConfirm: words.judgesToConfirm,
    confirmTitle: words.judgesConfirmTitle,
    confirm: words.judgesConfirm,
    nothing: words.judgesNothing,
    confirmNothing: words.judgesConfirmNothing,
  },
} as const

/** The second step of a contest of lists. */
const OF_ONE_LIST = {
  ...WORDS['open-lists'],
  one: words.oneOfList,
  first: words.oneOfListFirst,
  toConfirm: words.oneOfListToConfirm,
  nothing: words.oneOfListNothing,
}

/** @param step the list of one party is open, in a contest of lists with people */
export function wordsOfContest({ contest }: { readonly contest: Contest }, step: 'one-of-list' | null = null) {
  return step === 'one-of-list' ? OF_ONE_LIST : WORDS[kindOf(contest).about]
}
