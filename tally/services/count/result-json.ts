/** The district's result as JSON: what `ippyo count --json`, election-day and stage 4 write down. District figures only. */
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import type { ListResult } from '#election/count/lists-seated.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import type { VotersMeasured } from '#election/kinds/kind.ts'
import type { Verdict } from '#election/kinds/question/rule.ts'
import type { JudgeVerdict } from '#election/kinds/recall/rule.ts'

export interface ContestJson {
  readonly id: string
  readonly title: string
  readonly seats: number
  /** Only where the council has more: the minimum of votes is a part of valid ÷ these. */
  readonly councilSeats?: number
  /** TC-55: only where nobody is elected here. */
  readonly result?: 'report'
  /** Candidate number → votes of the machines; null: must not be shown (D-22). */
  readonly totals: Readonly<Record<string, number>> | null
  /** docs/formats/ballot-box.md §4: valid + ended + invalid + unopened = records. */
  readonly valid: number | null
  readonly ended: number | null
  readonly invalid: number | null
  readonly unopened: number | null
  readonly records: number
  /** With the paper; null before it is known (CNT-07). */
  readonly joined: JoinedJson | null
  /** Ascending candidate numbers of who was found not eligible at the count: in `totals`, and not in `joined.totals`. */
  readonly ineligible: readonly number[]
  /** Ascending candidate numbers; none before machine and paper are joined, and tied ones not before the lot. */
  readonly winners: readonly number[]
  /** Inside a list: places in it. */
  readonly needsLot: {
    readonly list: number | null
    readonly seats: number
    readonly candidates: readonly number[]
  } | null
  readonly uncontested: boolean
  /** Only of a question, where machine and paper are joined, or the ballots stay closed. */
  readonly verdict?: Verdict
  /** Only where the ballots stay closed: who has voted, by the signed figures. */
  readonly notOpened?: VotersMeasured
  /** Only of lists, where machine and paper are joined. */
  readonly lists?: readonly ListJson[]
  /** Only of judges, where machine and paper are joined. */
  readonly judges?: readonly JudgeJson[]
}

interface JudgeJson {
  readonly number: number
  /** Votes without a mark, with the paper; null: must not be shown (D-22). */
  readonly unmarked: string | null
  /** Null: only the whole decides. */
  readonly verdict: JudgeVerdict | null
}

/** Places are those of the people in their list, from 1. */
interface ListJson {
  readonly number: number
  readonly seats: number | null
  readonly won: readonly number[]
  readonly open: readonly number[]
}

interface JoinedJson {
  /** Candidate number → votes, a decimal number with no or three places. */
  readonly totals: Readonly<Record<string, string>>
  readonly valid: string
  readonly invalid: number
  readonly cast: number
  readonly takenAway: number
}

export function countResultJson(contests: readonly ContestResult[]): readonly ContestJson[] {
  return contests.map((contest) => ({
    id: contest.id,
    title: contest.title,
    seats: contest.seats,
    ...(contest.councilSeats === undefined ? {} : { councilSeats: contest.councilSeats }),
    ...(contest.result === undefined ? {} : { result: contest.result }),
    totals: machineTotals(contest),
    valid: contest.valid,
    ended: contest.ended,
    invalid: contest.invalid,
    unopened: contest.unopened,
    records: contest.records,
    joined: joinedJson(contest),
    ineligible: numbersOf(contest, 'ineligible'),
    winners: numbersOf(contest, 'won', 'won-by-lot'),
    needsLot: lotJson(contest.needsLot),
    uncontested: contest.uncontested,
    ...(contest.verdict === undefined ? {} : { verdict: contest.verdict }),
    ...(contest.notOpened === undefined ? {} : { notOpened: contest.notOpened }),
    ...(contest.lists === undefined ? {} : { lists: contest.lists.map(listJson) }),
    ...(contest.judges === undefined ? {} : { judges: contest.judges.map(judgeJson) }),
  }))
}

function listJson({ number, seats, people }: ListResult): ListJson {
  const placesOf = (wanted: ListResult['people'][number]['outcome']) =>
    people.flatMap(({ outcome }, at) => (outcome === wanted ? [at + 1] : []))
  return { number, seats, won: placesOf('won'), open: placesOf('open') }
}

function judgeJson({ number, unmarked, verdict }: NonNullable<ContestResult['judges']>[number]): JudgeJson {
  return { number, unmarked: unmarked === null ? null : inDecimals(unmarked), verdict }
}

function lotJson(lot: ContestResult['needsLot']): ContestJson['needsLot'] {
  return lot === null ? null : { list: lot.list, seats: lot.seats, candidates: lot.numbers }
}

function numbersOf({ candidates }: ContestResult, ...outcomes: readonly CandidateResult['outcome'][]): number[] {
  const found = candidates.filter(({ outcome }) => outcomes.includes(outcome))
  return found.map(({ number }) => number).sort((a, b) => a - b)
}

function machineTotals({ candidates }: ContestResult): ContestJson['totals'] {
  const totals = candidates.flatMap(({ number, machine }) => (machine === null ? [] : [[number, machine] as const]))
  return totals.length < candidates.length ? null : Object.fromEntries(totals)
}

function joinedJson({ candidates, sum }: ContestResult): JoinedJson | null {
  if (sum === null) return null
  const totals = candidates.flatMap(({ number, votes }) => (votes === null ? [] : [[number, inDecimals(votes)]]))
  const { invalid, cast, takenAway } = sum
  return { totals: Object.fromEntries(totals), valid: inDecimals(sum.valid), invalid, cast, takenAway }
}
