/** One contest's result, from which screens, documents and stage 4 are made: each says the same of each candidate. */

import { shownName } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { ContestCount } from './count.ts'
import { type Outcome, outcomeOf } from './winners.ts'

export interface CandidateResult {
  readonly number: number
  readonly name: string
  readonly kana: string
  readonly party: string
  readonly votes: number
  readonly outcome: 'won' | 'won-by-lot' | 'lot' | 'not-won'
}

export interface ContestResult {
  readonly id: ContestId
  readonly title: string
  readonly seats: number
  readonly uncontested: boolean
  readonly candidates: readonly CandidateResult[]
  readonly valid: number
  /** 「操作を途中で終了した者の数」, for the whole district only. */
  readonly ended: number
  /** 無効: for somebody who stands no more (LAW-16). */
  readonly invalid: number
  /** 開けない票 */
  readonly unopened: number
  /** valid + ended + invalid + unopened */
  readonly records: number
  readonly needsLot: { readonly seats: number; readonly numbers: readonly number[] } | null
}

/** `outcomes`: with the lots that were entered. */
export function contestResultOf(count: ContestCount, outcomes: ReadonlyMap<ContestId, Outcome>): ContestResult {
  const { contest } = count
  const beforeLot = outcomeOf(count)
  const outcome = outcomes.get(contest.id) ?? beforeLot
  const { needsLot } = outcome
  const tied = new Set<number>(beforeLot.needsLot?.candidates ?? [])
  const won = new Set<number>(outcome.winners)
  const wordFor = (number: number): CandidateResult['outcome'] => {
    if (won.has(number)) return tied.has(number) ? 'won-by-lot' : 'won'
    return needsLot !== null && tied.has(number) ? 'lot' : 'not-won'
  }
  return {
    id: contest.id,
    title: contest.title,
    seats: contest.seats,
    uncontested: count.uncontested,
    candidates: count.totals.map(({ candidate, votes }) => ({
      number: candidate.number,
      name: shownName(candidate),
      kana: candidate.kana,
      party: candidate.party,
      votes,
      outcome: wordFor(candidate.number),
    })),
    valid: count.valid,
    ended: count.ended,
    invalid: count.invalid,
    unopened: count.unopened,
    records: count.records,
    needsLot: needsLot === null ? null : { seats: needsLot.seats, numbers: needsLot.candidates },
  }
}
