/**
 * PEO 95-2(1), (2) and 95-3(1), (2): how many seats each list gets. The votes of a list are divided by 1, 2, 3 … as far as it has people who
 * can be elected; the largest quotients have the seats, and the chair draws among equal ones.
 */
import { type Drawing, type Draws, drawnOf } from './ties.ts'

export interface ListVotes {
  readonly list: number
  /** Whole, in any unit. */
  readonly votes: number
  /** Who can be elected: a list with no more people leaves its seats to the others. */
  readonly people: number
}

export interface SeatsOfLists {
  /** By list, in their order; also those without a seat. */
  readonly seats: ReadonlyMap<number, number>
  /** `seats` of these `lists` are to be drawn, one each; null when no equal quotients cross the last seat. */
  readonly needsLot: { readonly seats: number; readonly lists: readonly number[] } | null
}

interface SeatsByLot extends Drawing {
  readonly seats: ReadonlyMap<number, number>
}

interface Quotient {
  readonly list: number
  readonly votes: number
  readonly divisor: number
}

export function seatsOf(lists: readonly ListVotes[], seats: number): SeatsOfLists {
  const quotients = lists
    .flatMap(({ list, votes, people }) => {
      return Array.from({ length: Math.min(people, seats) }, (_, i): Quotient => ({ list, votes, divisor: i + 1 }))
    })
    .filter(({ votes }) => votes > 0)
    .sort((a, b) => compared(b, a))
  const last = quotients[seats - 1]
  if (last === undefined) return { seats: counted(lists, quotients), needsLot: null }
  const above = quotients.filter((each) => compared(each, last) > 0)
  const equal = quotients.filter((each) => compared(each, last) === 0)
  const left = seats - above.length
  if (equal.length === left) return { seats: counted(lists, [...above, ...equal]), needsLot: null }
  return { seats: counted(lists, above), needsLot: { seats: left, lists: equal.map(({ list }) => list) } }
}

/** The seats with those that the chair drew, which are one a list. Before the lot nobody has them. */
export function withDrawn({ needsLot, seats }: SeatsOfLists, draws: Draws): SeatsByLot {
  const ties = needsLot === null ? [] : [{ seats: needsLot.seats, candidates: [...needsLot.lists].sort(ascending) }]
  const among = drawnOf(ties, draws)
  const more = among.byLot.flatMap(({ won }) => won)
  return { ...among, seats: new Map([...seats].map(([list, own]) => [list, own + (more.includes(list) ? 1 : 0)])) }
}

function ascending(a: number, b: number): number {
  return a - b
}

/** Multiplied out: equal quotients are equal, and a part of a vote is not lost in a division. */
function compared(a: Quotient, b: Quotient): number {
  const [left, right] = [BigInt(a.votes) * BigInt(b.divisor), BigInt(b.votes) * BigInt(a.divisor)]
  return left > right ? 1 : left < right ? -1 : 0
}

function counted(lists: readonly ListVotes[], won: readonly Quotient[]): ReadonlyMap<number, number> {
  return new Map(lists.map(({ list }) => [list, won.filter((each) => each.list === list).length]))
}
