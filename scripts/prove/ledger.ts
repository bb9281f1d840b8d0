/** `docs/proof-runs.jsonl`: what every long run found, a line a run. Nothing is taken out; a lane goes on where its last run ended. */
import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import { LANE_NAMES, type LaneName } from '#simulation/lane.ts'
import { type Explanation, isExplained, readLines } from './explained.ts'

const runSchema = z.object({
  lane: z.enum(LANE_NAMES),
  /** Commit of the checkout, with `+` when something in it was not committed. */
  commit: z.string(),
  date: z.string(),
  /** An enumeration that has reached its end begins a new pass; only whole and current passes count as states in all. */
  pass: z.number().int().nonnegative(),
  fromSeed: z.number().int().nonnegative(),
  nextSeed: z.number().int().nonnegative(),
  counted: z.number().int().nonnegative(),
  minutes: z.number().nonnegative(),
  violations: z.array(z.object({ seed: z.number().int(), what: z.string() })),
  details: z.record(z.string(), z.union([z.number(), z.string()])),
})

export type Run = z.infer<typeof runSchema>

export const readLedger = (file: string): Run[] => readLines(file, runSchema)

export function addToLedger(file: string, run: Run): void {
  appendFileSync(file, `${JSON.stringify(runSchema.parse(run))}\n`)
}

/** Where the lane goes on. */
export function resumeOf(runs: readonly Run[], lane: LaneName, seedsInAll: number | null) {
  const last = runs.findLast((run) => run.lane === lane)
  if (last === undefined) return { pass: 0, fromSeed: 0 }
  const ended = seedsInAll !== null && last.nextSeed >= seedsInAll
  return ended ? { pass: last.pass + 1, fromSeed: 0 } : { pass: last.pass, fromSeed: last.nextSeed }
}

export type Total = ReturnType<typeof totalOf>

/** The sum over all runs. In an enumeration only the runs of the latest whole pass count, or of the only one. */
export function totalOf(
  runs: readonly Run[],
  lane: LaneName,
  seedsInAll: number | null,
  explanations: readonly Explanation[] = [],
) {
  const all = runs.filter((run) => run.lane === lane)
  const counting = seedsInAll === null ? all : ofOnePass(all, seedsInAll)
  return {
    runs: all.length,
    seeds: sum(counting, (run) => run.nextSeed - run.fromSeed),
    counted: sum(counting, (run) => run.counted),
    minutes: sum(all, (run) => run.minutes),
    violations: sum(all, (run) => run.violations.length),
    /** Violations whose cause nobody has found yet. */
    open: sum(all, (run) => run.violations.filter(({ seed }) => !isExplained(explanations, run, seed)).length),
    details: addUp(counting.map((run) => run.details)),
  }
}

function ofOnePass(runs: readonly Run[], seedsInAll: number): readonly Run[] {
  const whole = runs.findLast((run) => run.nextSeed >= seedsInAll)?.pass ?? runs[0]?.pass
  return runs.filter((run) => run.pass === whole)
}

/** Numbers of one name add up; of a text the last one stays. */
function addUp(all: readonly Run['details'][]): Record<string, number | string> {
  const total: Record<string, number | string> = {}
  for (const details of all) {
    for (const [name, value] of Object.entries(details)) {
      const before = total[name]
      total[name] = typeof value === 'number' && typeof before === 'number' ? before + value : value
    }
  }
  return total
}

function sum(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.reduce((total, run) => total + of(run), 0)
}
