/**
 * Decides who is elected, as the kind of the contest has it (TC-50): by machine and paper together, ties by lot. The chair draws the lot. Votes and
 * valid votes are counted in the same unit.
 */
import type { CandidateNumber } from '#election/ids.ts'
import type { Outcome, Poll as PollOfKind, Turnout } from '#election/kinds/kind.ts'
import { electsHere, kindOf, type Seats } from '#election/kinds/kinds.ts'
import { numbersOf } from '#election/kinds/most-votes.ts'
import { reaches } from '#election/kinds/shares.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface Poll extends PollOfKind {
  readonly contest: Seats
  readonly uncontested: boolean
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
  if (count.uncontested) return { winners: numbersOf(count.totals), needsLot: null }
  return kindOf(count.contest).result(count, turnout)
}

/** The lot that the election chair drew before the witnesses, entered by hand; never random in the program (TC-50). */
export function withLot(outcome: Outcome, drawn: readonly number[]): Result<Outcome, LotError> {
  const lot = outcome.needsLot
  if (lot === null) return err({ type: 'lot-not-needed' })
  if (drawn.length !== lot.seats || new Set(drawn).size !== drawn.length) {
    return err({ type: 'lot-wrong-number', seats: lot.seats })
  }
  const stranger = drawn.find((number) => !lot.candidates.some((tied) => tied === number))
  if (stranger !== undefined) return err({ type: 'lot-not-tied', number: stranger })
  const won = lot.candidates.filter((tied) => drawn.includes(tied))
  const winners = ascending([...new Set([...outcome.winners, ...won])])
  const lists = outcome.lists?.map(({ number, seats }) => {
    return { number, seats: seats !== null && drawn.includes(number) ? seats + 1 : seats }
  })
  return ok({ winners, needsLot: null, ...(lists === undefined ? {} : { lists }) })
}

/** 法定得票数: nobody is elected without a vote. 供託物没収点 (PEO 93, TC-51). Null: the kind has none, or only the whole decides (TC-55). */
export function reachedBy(votes: number, poll: Pick<Poll, 'contest' | 'valid'>): Reached | null {
  const { minimum, deposit } = kindOf(poll.contest)
  if (!electsHere(poll.contest) || minimum === null || deposit === null) return null
  return { minimum: votes > 0 && reaches(minimum, votes, poll), deposit: reaches(deposit, votes, poll) }
}

function ascending(numbers: readonly CandidateNumber[]): readonly CandidateNumber[] {
  return [...numbers].sort((a, b) => a - b)
}
