/**
 * The candidates who are found not eligible at the count (PEO 68(1), Act 9(3)): the counting officer's decision before the witnesses, with
 * its reason. From then on the candidate's votes are invalid, by machine and on paper; the machines' counts stay as they were. A decision
 * is never changed: another one takes it back, and a candidate's last one counts.
 */
import type { LocalMinute } from '#election/time.ts'
import type { PaperCount } from './paper.ts'

export interface Ruling {
  /** Number of the candidate. */
  readonly candidate: number
  /** True: an earlier decision is taken back. */
  readonly eligible: boolean
  readonly reason: string
  readonly chair: string
  readonly witnesses: readonly string[]
  readonly at: LocalMinute
}

export type RulingRefusal =
  /** The contest has no poll, the candidate is not in it, or nothing is counted yet. */
  | { readonly type: 'ruling-not-asked' }
  /** It was decided so before, or there is nothing to take back. */
  | { readonly type: 'ruling-as-before' }
  /** The final result was announced: what comes later is no decision of the count. */
  | { readonly type: 'ruling-too-late' }
  /** Some ballots name only what namesakes share: only people can say whether these are still valid. */
  | { readonly type: 'shared-with-ineligible'; readonly number: number }

/** Numbers of those whose last ruling says so, ascending. */
export function ruledOutBy(rulings: readonly Ruling[]): readonly number[] {
  const numbers = [...new Set(rulings.map(({ candidate }) => candidate))].sort((a, b) => a - b)
  return numbers.filter((number) => !(rulings.findLast(({ candidate }) => candidate === number)?.eligible ?? true))
}

/** The first of these who shares ballots with namesakes; null: none. */
export function sharesWith({ shared }: PaperCount, numbers: readonly number[]): number | null {
  return numbers.find((number) => shared.some(({ candidates }) => candidates.includes(number))) ?? null
}

/** Ballots that name them are invalid ones of their kind. */
export function paperWithout(paper: PaperCount, out: readonly number[]): PaperCount {
  const theirs = out.reduce((sum, number) => sum + (paper.votes[number] ?? 0), 0)
  const votes = { ...paper.votes, ...Object.fromEntries(out.map((number) => [number, 0])) }
  return { ...paper, votes, invalid: { ...paper.invalid, 'not-eligible': paper.invalid['not-eligible'] + theirs } }
}
