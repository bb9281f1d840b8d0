/** Lane `fuzz`: spoilt inputs for every decoder. One seed is one batch of inputs for all targets. */
import { relative } from 'node:path'
import { keepFailure } from '#simulation/fuzz/regressions.ts'
import { watchedFuzzing } from '#simulation/fuzz/watched.ts'
import type { Lane, LaneAsk, LaneResult, Violation } from './lane.ts'

const TARGETS = new URL('../fuzz/all-targets.ts', import.meta.url)

export const lane: Lane = {
  name: 'fuzz',
  unit: 'fuzzed inputs',
  sliceSeeds: 5,
  seedsInAll: null,
  run,
}

async function run({ fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  const fuzzing = watchedFuzzing(TARGETS)
  const details: Record<string, number> = {}
  const violations: Violation[] = []
  let counted = 0
  let seed = fromSeed
  try {
    for (; seed < fromSeed + seeds && performance.now() < until; seed++) {
      const { counts, failures } = await fuzzing.seed(seed)
      for (const [target, { inputs, accepted }] of Object.entries(counts)) {
        counted += inputs
        details[`fuzz: ${target}`] = (details[`fuzz: ${target}`] ?? 0) + inputs
        details[`fuzz: ${target}, accepted`] = (details[`fuzz: ${target}, accepted`] ?? 0) + accepted
      }
      for (const failure of failures) {
        const file = relative(process.cwd(), keepFailure(failure))
        violations.push({ seed, what: `${failure.target}: ${failure.how}; the input lies in ${file}` })
      }
      if ((seed - fromSeed) % 50 === 49) say(`fuzz: ${counted} inputs, ${violations.length} violations`)
    }
  } finally {
    await fuzzing.close()
  }
  return { counted, nextSeed: seed, violations, details, skipped: null }
}
