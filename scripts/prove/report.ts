/** The findings of a run, for people and for programs. */
import type { LaneName } from '#simulation/lane.ts'
import type { Run, Total } from './ledger.ts'

export interface Ran {
  readonly run: Run
  readonly unit: string
  readonly skipped: string | null
  /** Over all runs of the ledger; null without one. */
  readonly total: Total | null
}

/** One object: headline figures by name, and every lane. With a ledger over all its runs; `violations` are those that are not explained. */
export function objectOf(ran: readonly Ran[]): object {
  const counted = (name: LaneName): number | null => {
    const one = ran.find(({ run }) => run.lane === name)
    if (one === undefined || (one.skipped !== null && one.total === null)) return null
    return one.total?.counted ?? one.run.counted
  }
  return {
    crashStates: counted('crash-states'),
    simulatedSessions: counted('sessions'),
    kills: counted('kills'),
    powerCuts: counted('power-cuts'),
    fuzzedInputs: counted('fuzz'),
    seeds: Object.fromEntries(ran.map(({ run }) => [run.lane, { from: run.fromSeed, next: run.nextSeed }])),
    violations: ran.reduce((sum, { run, total }) => sum + (total?.open ?? run.violations.length), 0),
    explained: ran.reduce((sum, { total }) => sum + (total === null ? 0 : total.violations - total.open), 0),
    minutes: round(ran.reduce((sum, { run, total }) => sum + (total?.minutes ?? run.minutes), 0)),
    lanes: ran.map(({ run, unit, skipped, total }) => ({ ...run, unit, skipped, total })),
  }
}

export function inWords({ run, unit, skipped, total }: Ran): string {
  if (skipped !== null) return `${run.lane}: skipped: ${skipped}\n`
  const range = run.nextSeed > run.fromSeed ? `seeds ${run.fromSeed}–${run.nextSeed - 1}` : 'no seed'
  const lines = [
    `${run.lane}: ${number(run.counted)} ${unit}, ${range}, ${run.violations.length} violations, ${run.minutes} min`,
    ...figuresOf(run.details),
    ...run.violations.map(({ seed, what }) => `    VIOLATION, seed ${seed}: ${what}`),
  ]
  if (total !== null)
    lines.push(`    in all: ${number(total.counted)} ${unit} in ${total.runs} runs, ${round(total.minutes)} min`)
  return `${lines.join('\n')}\n`
}

/** Every figure of a lane over all runs of the ledger. */
export function totalInWords(lane: LaneName, unit: string, { counted, runs, minutes, details }: Total): string {
  return `${[`${lane}: ${number(counted)} ${unit} in ${runs} runs, ${round(minutes)} min`, ...figuresOf(details)].join('\n')}\n`
}

function figuresOf(details: Run['details']): readonly string[] {
  return Object.entries(details).map(
    ([name, value]) => `    ${name}: ${typeof value === 'number' ? number(value) : value}`,
  )
}

export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
