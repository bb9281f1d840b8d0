/** Who is elected (PEO 95, TC-50): most votes, at least the statutory minimum, ties by lot. The lot is drawn by the chair. */
import type { CandidateNumber } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CandidateTotal, ContestCount } from './count.ts'

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

export function outcomeOf(count: ContestCount): Outcome {
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

/** What the election chair drew before the witnesses, entered by hand; never random in the program (TC-50). */
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

/**
 * 法定得票数: a head needs 1/4 of the valid votes, a council member 1/4 of valid ÷ seats. Multiplied out, because
 * a quarter of a vote must not be lost in a division. Nobody is elected without a vote.
 */
function reachesMinimum(votes: number, count: Pick<ContestCount, 'contest' | 'valid'>): boolean {
  const seats = count.contest.kind === 'head' ? 1 : count.contest.seats
  return votes > 0 && votes * 4 * seats >= count.valid
}

function numbersOf(totals: readonly CandidateTotal[]): readonly CandidateNumber[] {
  return ascending(totals.map((total) => total.candidate.number))
}

function ascending(numbers: readonly CandidateNumber[]): readonly CandidateNumber[] {
  return [...numbers].sort((a, b) => a - b)
}
