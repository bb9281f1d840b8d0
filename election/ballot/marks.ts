/**
 * A voter's answer in a review: each judge has a mark × or none, and no mark at all is a vote like any other (Act on the Review of Justices of the Supreme
 * Court, art. 15(1)).
 */
import { unreachable } from '#election/assert.ts'
import type { CandidateId } from '#election/ids.ts'
import type { ContestKind } from '#election/kinds/kinds.ts'
import { listsOf } from '#election/kinds/lists.ts'
import type { OneSelection, PlacedSelection } from './record.ts'

/** About all judges at once. */
export interface Marked {
  readonly type: 'marked'
  /** Who has a mark, in the order of the contest. */
  readonly judges: readonly CandidateId[]
}

type Judges = readonly { readonly id: CandidateId }[]

/** A second press takes the mark away. */
export function withMark(marked: readonly CandidateId[], id: CandidateId, judges: Judges): readonly CandidateId[] {
  const isToBe = (each: CandidateId) => (each === id ? !marked.includes(id) : marked.includes(each))
  return judges.flatMap((each) => (isToBe(each.id) ? [each.id] : []))
}

/** One answer for each list, in the order of their places. Who is not reviewed any more has no mark, so that all lists are of one length. */
export function marksOf(all: Judges, { judges }: Marked): readonly PlacedSelection[] {
  return all.map(({ id }, at) => ({
    place: at + 1,
    selection: judges.includes(id) ? { type: 'candidate', id } : { type: 'no-mark' },
  }))
}

/** A voter's word about a contest, in each of its lists, in the order of their places. Who ends a review says so in the list of each judge. */
export function answersIn(
  contest: { readonly kind: ContestKind; readonly candidates: Judges },
  selection: OneSelection | Marked,
): readonly PlacedSelection[] {
  switch (selection.type) {
    case 'marked':
      return marksOf(contest.candidates, selection)
    case 'candidate':
    case 'ended':
      return listsOf(contest).map((place) => ({ place, selection }))
    default:
      return unreachable(selection)
  }
}

/** The other way: what these answers say together, as a check of a cast shows it. Null: no voter of this contest says that. */
export function selectionSaid(
  contest: { readonly kind: ContestKind; readonly candidates: Judges },
  answers: readonly PlacedSelection[],
): OneSelection | Marked | null {
  const places = listsOf(contest)
  if (answers.length !== places.length || !answers.every(({ place }, at) => place === places[at])) return null
  const said = answers.map(({ selection }) => selection)
  const ended = said.filter(({ type }) => type === 'ended')
  if (ended.length > 0) return ended.length === said.length ? { type: 'ended' } : null
  const chosen = said.flatMap((each) => (each.type === 'candidate' ? [each.id] : []))
  const [one] = chosen
  if (places[0] === 0) return one === undefined ? null : { type: 'candidate', id: one }
  return { type: 'marked', judges: chosen }
}
