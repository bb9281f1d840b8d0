/**
 * Decides who is elected (PEO 95, TC-50): most votes of machine and paper together, at least the statutory minimum, ties by lot. The chair
 * draws the lot. Votes and valid votes are counted in the same unit.
 */
import { electsHere, quotaDivisor, type Seats } from '#election/definition/contest-kind.ts'
import type { Candidate } from '#election/definition/definition.ts'
import type { CandidateNumber } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface Poll {
  readonly contest: Seats
  readonly uncontested: boolean
  readonly totals: readonly PollTotal[]
  readonly valid: number
}

interface PollTotal {
  readonly candidate: Pick<Candidate, 'number'>
  readonly votes: number
}

export interface Outcome {
  /** Ascending numbers. Tied candidates are not among them before the lot. */
  readonly winners: readonly CandidateNumber[]
  /** `seats` of these `candidates` are to be drawn; null when no tie crosses the last seat. */
  readonly needsLot: { readonly seats: number; readonly candidates: readonly CandidateNumber[] } | null
}

export type LotError =
  | { readonly type: 'lot-not-needed' }
  | { readonly type: 'lot-wrong-number'; readonly seats: number }
  | { readonly type: 'lot-not-tied'; readonly number: number }

export function outcomeOf(count: Poll): Outcome {
  if (!electsHere(count.contest)) return { winners: [], needsLot: null }
  if (count.uncontested) return { winners: numbersOf(count.totals), needsLot: null }
  const { seats } = count.contest
  const able = count.totals.filter((total) => reachesMinimum(total.votes, count)).sort((a, b) => b.votes - a.votes)
  const last = able[seats - 1]
  if (able.length <= seats || last === undefined) return { winners: numbersOf(able), needsLot: null }
  const above = able.filter((total) => total.votes > last.votes)
  const tied = able.filter((total) => total.votes === last.votes)
  if (above.length + tied.length === seats) return { winners: numbersOf([...above, ...tied]), needsLot: null }
  return { winners: numbersOf(above), needsLot: { seats: seats - above.length, candidates: numbersOf(tied) } }
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
  return ok({ winners: ascending([...outcome.winners, ...won]), needsLot: null })
}

/** 法定得票数: a quarter of the valid votes; for a council, a quarter of valid ÷ seats of the council. Nobody is elected without a vote. */
export function reachesMinimum(votes: number, poll: Pick<Poll, 'contest' | 'valid'>): boolean {
  return votes > 0 && isPartOf(4, votes, poll)
}

/** 供託物没収点 (PEO 93): the deposit is lost below a tenth of the valid votes; for a council, below a tenth of valid ÷ its seats (TC-51). */
export function keepsDeposit(votes: number, poll: Pick<Poll, 'contest' | 'valid'>): boolean {
  return isPartOf(10, votes, poll)
}

/** Multiplied out: a part of a vote must not be lost in a division. */
function isPartOf(part: number, votes: number, { contest, valid }: Pick<Poll, 'contest' | 'valid'>): boolean {
  return votes * part * quotaDivisor(contest) >= valid
}

function numbersOf(totals: readonly PollTotal[]): readonly CandidateNumber[] {
  return ascending(totals.map((total) => total.candidate.number))
}

function ascending(numbers: readonly CandidateNumber[]): readonly CandidateNumber[] {
  return [...numbers].sort((a, b) => a - b)
}
