/** The name of what people approve; a question has choices where an election has candidates. */
import { kindOf } from '#election/kinds/kinds.ts'
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Draft } from '../session/draft.ts'
import type { ItemView } from '../session/view.ts'

/** With a place for the title of its contest. */
export function itemName({ kind, contest }: Pick<ItemView, 'kind' | 'contest'>, draft: Draft): Text {
  const own = draft.contests.find((each) => each.contest.id === contest)?.contest
  const isAsked = kind === 'candidates' && own !== undefined && kindOf(own).about === 'choices'
  return isAsked ? officeWords.item_choices : officeWords[`item_${kind}`]
}
