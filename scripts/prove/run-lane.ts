/** One lane over one range of seeds, with what it took. */
import { execFileSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Lane } from '#simulation/lane.ts'
import type { Run } from './ledger.ts'

export interface LaneRange {
  readonly fromSeed: number
  readonly seeds?: number
  readonly minutes?: number
  readonly pass: number
  readonly say: (line: string) => void
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** Without `seeds` and `minutes` the lane's slice runs. */
export async function runLane(lane: Lane, range: LaneRange): Promise<{ run: Run; skipped: string | null }> {
  const { fromSeed, minutes, pass, say } = range
  const started = performance.now()
  const asked = range.seeds ?? (minutes === undefined ? lane.sliceSeeds : Number.MAX_SAFE_INTEGER - fromSeed)
  const left = lane.seedsInAll === null ? asked : Math.max(0, Math.min(asked, lane.seedsInAll - fromSeed))
  const until = minutes === undefined ? Number.POSITIVE_INFINITY : started + minutes * 60_000
  const found = await lane.run({ fromSeed, seeds: left, until, say })
  const run: Run = {
    lane: lane.name,
    commit: commitOf(),
    date: new Date().toISOString().slice(0, 10),
    pass,
    fromSeed,
    nextSeed: found.nextSeed,
    counted: found.counted,
    minutes: Math.round((performance.now() - started) / 600) / 100,
    violations: [...found.violations],
    details: { ...found.details },
  }
  return { run, skipped: found.skipped }
}

function commitOf(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== ''
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed ? '+' : ''}`
  } catch {
    // An unpacked archive has no history.
    return 'unknown'
  }
}
