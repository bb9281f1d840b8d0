/** The name of what people approve; a question has choices where an election has candidates, and a contest of lists has parties. */
import { kindOf } from '#election/kinds/kinds.ts'
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Draft } from '../session/draft.ts'
import type { ItemView } from '../session/view.ts'

/** With a place for the title of its contest. */
export function itemName({ kind, contest }: Pick<ItemView, 'kind' | 'contest'>, draft: Draft): Text {
  const own = draft.contests.find((each) => each.contest.id === contest)?.contest
  if (kind !== 'candidates' || own === undefined) return officeWords[`item_${kind}`]
  return NAMES[kindOf(own).about]
}

const NAMES = {
  people: officeWords.item_candidates,
  choices: officeWords.item_choices,
  judges: officeWords.item_judges,
  parties: officeWords.item_parties,
  'open-lists': officeWords['item_open-lists'],
} as const
