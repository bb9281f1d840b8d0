/** The district's result as JSON: what `ippyo count --json`, election-day and stage 4 write down. District figures only. */
import type { ContestResult } from '#election/count/contest-result.ts'

export interface ContestJson {
  readonly id: string
  readonly title: string
  readonly seats: number
  /** Candidate number → votes. */
  readonly totals: Readonly<Record<string, number>>
  /** docs/formats/ballot-box.md §4: valid + ended + invalid + unopened = records. */
  readonly valid: number
  readonly ended: number
  readonly invalid: number
  readonly unopened: number
  readonly records: number
  /** Ascending candidate numbers; tied ones are not among them before the lot. */
  readonly winners: readonly number[]
  readonly needsLot: { readonly seats: number; readonly candidates: readonly number[] } | null
  readonly uncontested: boolean
}

export function countResultJson(contests: readonly ContestResult[]): readonly ContestJson[] {
  return contests.map((contest) => ({
    id: contest.id,
    title: contest.title,
    seats: contest.seats,
    totals: Object.fromEntries(contest.candidates.map(({ number, votes }) => [String(number), votes])),
    valid: contest.valid,
    ended: contest.ended,
    invalid: contest.invalid,
    unopened: contest.unopened,
    records: contest.records,
    winners: contest.candidates
      .filter(({ outcome }) => outcome === 'won' || outcome === 'won-by-lot')
      .map(({ number }) => number)
      .sort((a, b) => a - b),
    needsLot:
      contest.needsLot === null ? null : { seats: contest.needsLot.seats, candidates: contest.needsLot.numbers },
    uncontested: contest.uncontested,
  }))
}
