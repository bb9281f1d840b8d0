/** The seats of lists, and what they mean for the people on them. */
import type { Outcome } from '#election/kinds/kind.ts'
import { type OpenList, seatedByVotes } from '#election/kinds/open-list/rule.ts'
import { type Listed, type Seated, seatedOf } from '#election/kinds/party-list/rule.ts'
import type { Tie } from '#election/kinds/ties.ts'
import type { ContestCount, NamedOpenList } from './count.ts'
import type { Joined } from './joined.ts'
import { sumOfVotes, type Votes } from './votes-in-thousandths.ts'

/** The seats of a party, and what they mean for whom it lists. */
export interface ListResult {
  readonly number: number
  /** Null: they hang on the districts. */
  readonly seats: number | null
  /** In the order of the list. */
  readonly people: readonly ListedResult[]
}

export interface ListedResult extends Pick<Listed, 'name'> {
  /** Null: on an open list, and not in its 特定枠. */
  readonly rank: number | null
  readonly outcome: Seated
}

export function listsOf(
  { lists = [], openLists }: Pick<ContestCount, 'lists' | 'openLists'>,
  joined: Joined | null,
  outcome: Outcome | null,
): { readonly lists?: readonly ListResult[] } {
  if (outcome?.lists === undefined) return {}
  if (openLists !== undefined) return { lists: openListsOf(openLists, joined, outcome) }
  const seated = outcome.lists.map(({ number, seats, drawn = null }): ListResult => {
    const people = lists.find((each) => each.number === number)?.people ?? []
    const outcomes = seatedOf(people, seats, drawn)
    return {
      number,
      seats,
      people: people.map(({ name, rank }, at) => ({ name, rank, outcome: outcomes[at] ?? 'open' })),
    }
  })
  return { lists: seated }
}

/** PEO 95-3(3), (4). Who died, withdrew or is not eligible keeps the place, and no seat. */
function openListsOf(
  lists: readonly NamedOpenList[],
  joined: Joined | null,
  { lists: seated = [], needsLot }: Outcome,
): readonly ListResult[] {
  const able = joined?.totals.filter(({ candidate }) => !joined.out.includes(candidate.number)) ?? []
  const votesOf = (number: number) => able.find(({ candidate }) => candidate.number === number)?.votes
  // Who of a list has its seats is said when the seats of all are known.
  const areSeatsOpen = needsLot !== null && needsLot.list === undefined
  return seated.map(({ number, seats, drawn = null }): ListResult => {
    const people = lists.find((each) => each.number === number)?.people ?? []
    const listed = people.flatMap(({ number: own, rank }, at) => {
      const votes = votesOf(own)
      return votes === undefined ? [] : [{ place: at + 1, rank, votes }]
    })
    const outcomes = seatedByVotes(listed, areSeatsOpen ? 0 : (seats ?? 0), drawn)
    const outcomeAt = (place: number) => outcomes[listed.findIndex((each) => each.place === place)] ?? 'not-won'
    return { number, seats, people: people.map(({ name, rank }, at) => ({ name, rank, outcome: outcomeAt(at + 1) })) }
  })
}

/** Numbers of the candidates among whom a lot is drawn; inside a list of which only the party is voted for there are none. */
export function numbersInTie(tie: Tie, openLists: ContestCount['openLists']): readonly number[] {
  if (tie.list === undefined) return tie.candidates
  const people = openLists?.find(({ number }) => number === tie.list)?.people ?? []
  return people.filter((_, at) => tie.candidates.includes(at + 1)).map(({ number }) => number)
}

/**
 * All votes of a list, its party's and its people's (PEO 95-3(1)); none of who is not eligible is valid. Null: one of these figures is not shown, and the
 * sum would show it.
 */
export function votesOfList(
  { number, people }: OpenList,
  candidates: readonly { readonly number: number; readonly votes: Votes | null; readonly outcome: string }[],
): Votes | null {
  const own = [number, ...people.map((each) => each.number)]
  const valid = candidates.filter((each) => own.includes(each.number) && each.outcome !== 'ineligible')
  const votes = valid.map((each) => each.votes)
  const shown = votes.flatMap((each) => each ?? [])
  return shown.length < votes.length ? null : sumOfVotes(shown)
}
