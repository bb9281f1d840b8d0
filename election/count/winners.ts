/**
 * Decides who is elected, as the kind of the contest has it (TC-50): by machine and paper together, ties by lot. The chair draws the lot. Votes and
 * valid votes are counted in the same unit.
 */
import type { Outcome, Poll as PollOfKind, Turnout } from '#election/kinds/kind.ts'
import { electsHere, kindOf, type Seats } from '#election/kinds/kinds.ts'
import { numbersOf } from '#election/kinds/most-votes.ts'
import { reaches } from '#election/kinds/shares.ts'
import { NOTHING_DRAWN, type Tie } from '#election/kinds/ties.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface Poll extends PollOfKind {
  readonly contest: Seats
  readonly uncontested: boolean
  /** Numbers of who was found not eligible at the count: nobody of them is elected, also where votes of others give the seat. Left out: nobody. */
  readonly out?: readonly number[] | undefined
}

export interface Reached {
  readonly minimum: boolean
  readonly deposit: boolean
}

export type LotError =
  | { readonly type: 'lot-not-needed' }
  | { readonly type: 'lot-wrong-number'; readonly seats: number }
  | { readonly type: 'lot-not-tied'; readonly number: number }

/** @param turnout only a question asks for it; left out, a quorum is not known to be there */
export function outcomeOf(count: Poll, turnout: Turnout | null = null): Outcome {
  if (!electsHere(count.contest)) return { winners: [], needsLot: null }
  const { out = [] } = count
  const able = { ...count, totals: count.totals.filter(({ candidate }) => !out.includes(candidate.number)) }
  if (count.uncontested) return { winners: numbersOf(electableIn(able)), needsLot: null }
  return kindOf(count.contest).result(able, turnout)
}

/** No party is elected where its people are. */
function electableIn({ totals, openLists = [] }: Poll): Poll['totals'] {
  const isParty = (number: number) => openLists.some((each) => each.number === number)
  return totals.filter(({ candidate }) => !isParty(candidate.number))
}

/** The next lot of these figures, as the election chair drew it before the witnesses and people entered it; never random in the program (TC-50). */
export function withLot(count: Poll, drawn: readonly number[]): Result<Outcome, LotError> {
  const { needsLot: tie } = outcomeOf(count)
  if (tie === null) return err({ type: 'lot-not-needed' })
  const refused = lotRefused(tie, drawn)
  if (refused !== null) return err(refused)
  const before = count.drawn ?? NOTHING_DRAWN
  return ok(outcomeOf({ ...count, drawn: (each) => (isSameTie(each, tie) ? drawn : before(each)) }))
}

export function lotRefused({ seats, candidates }: Tie, drawn: readonly number[]): LotError | null {
  if (drawn.length !== seats || new Set(drawn).size !== drawn.length) return { type: 'lot-wrong-number', seats }
  const stranger = drawn.find((number) => !candidates.includes(number))
  return stranger === undefined ? null : { type: 'lot-not-tied', number: stranger }
}

/** The same seats among the same equals, at the same place. */
export function isSameTie(one: Tie, other: Tie): boolean {
  return one.list === other.list && one.seats === other.seats && one.candidates.join() === other.candidates.join()
}

/** 法定得票数: nobody is elected without a vote. 供託物没収点 (PEO 93, TC-51). Null: the kind has none, or only the whole decides (TC-55). */
export function reachedBy(votes: number, poll: Pick<Poll, 'contest' | 'valid'>): Reached | null {
  const { minimum, deposit } = kindOf(poll.contest)
  if (!electsHere(poll.contest) || minimum === null || deposit === null) return null
  return { minimum: votes > 0 && reaches(minimum, votes, poll), deposit: reaches(deposit, votes, poll) }
}
