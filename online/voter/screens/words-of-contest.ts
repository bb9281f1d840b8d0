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

export function wordsOfContest({ contest }: { readonly contest: Contest }) {
  return WORDS[kindOf(contest).about]
}
