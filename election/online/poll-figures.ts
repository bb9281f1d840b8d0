/**
 * Figures of the running poll for the office (S-08): card checks and codes by the end of each period. A period is as many hours as ten checks need, and the
 * one that runs is in no figure: two looks at the page never show what one person did between them.
 */
import { inTens, LEAST_SHOWN } from '../figure-of-few.ts'
import type { GateCount } from './wire/gate.ts'

/** A word of the gate, and how often it was the end of a check in this hour. */
export interface HourOfChecks {
  /** Unix seconds of its beginning. */
  readonly hour: number
  readonly result: string
  readonly count: number
}

/** Codes that were first used in this hour. */
interface HourOfCodes {
  readonly hour: number
  readonly count: number
}

/** Openings of the page, or slips in a code, that the gate counted in this hour. */
interface HourOfCounts {
  readonly hour: number
  readonly what: GateCount
  readonly count: number
}

interface PollFigures {
  /** All figures are in steps of ten, 0 for fewer; the first hour that is in none of them, or null where all are. */
  readonly until: number | null
  readonly checks: number
  readonly good: number
  readonly failed: number
  readonly codes: number
  /** How often the voter's page was opened: not by how many people. */
  readonly opened: number
  /** Codes with a slip, found by the page or by the gate. */
  readonly mistyped: number
  readonly byResult: readonly { readonly result: string; readonly count: number }[]
  readonly periods: readonly { readonly from: number; readonly until: number; readonly checks: number }[]
}

const HOUR = 60 * 60
/** A card that was believed, for a vote or for a look at the standing. */
const GOOD = ['permit', 'status']

/** Rows of the database. */
interface Hours {
  readonly checks: readonly HourOfChecks[]
  readonly codes: readonly HourOfCodes[]
  readonly counts: readonly HourOfCounts[]
}

/** @param now Unix seconds: the hour that runs is left out */
export function pollFigures({ checks, codes, counts }: Hours, now: number): PollFigures {
  const running = now - (now % HOUR)
  const periods = periodsOf(checks.filter(({ hour }) => hour < running))
  const until = periods.at(-1)?.until ?? 0
  const counted = checks.filter(({ hour }) => hour < until)
  const of = (is: (result: string) => boolean) => sum(counted.filter(({ result }) => is(result)))
  const results = [...new Set(counted.map(({ result }) => result))].toSorted()
  return {
    until: until === 0 ? null : until,
    checks: inTens(sum(counted)),
    good: inTens(of((result) => GOOD.includes(result))),
    failed: inTens(of((result) => !GOOD.includes(result))),
    codes: inTens(sum(codes.filter(({ hour }) => hour < until))),
    opened: inTens(sum(counts.filter(({ hour, what }) => hour < until && what === 'opened'))),
    mistyped: inTens(sum(counts.filter(({ hour, what }) => hour < until && what === 'mistyped'))),
    // A word that has come up fewer than ten times is none of them: that it came up may already be one person.
    byResult: results
      .map((result) => ({ result, count: inTens(of((each) => each === result)) }))
      .filter(({ count }) => count >= LEAST_SHOWN),
    periods: periods.map((each) => ({ ...each, checks: inTens(each.checks) })),
  }
}

function periodsOf(checks: readonly HourOfChecks[]): PollFigures['periods'] {
  const hours = [...new Set(checks.map(({ hour }) => hour))].toSorted((a, b) => a - b)
  const periods: { from: number; until: number; checks: number }[] = []
  let [from, together] = [0, 0]
  for (const hour of hours) {
    if (together === 0) from = hour
    together += sum(checks.filter((each) => each.hour === hour))
    if (together < LEAST_SHOWN) continue
    periods.push({ from, until: hour + HOUR, checks: together })
    together = 0
  }
  return periods
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0)
}
