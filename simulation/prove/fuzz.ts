/** Lane `fuzz`: spoilt inputs for every decoder. One seed is one batch of inputs for all targets. */
import { relative } from 'node:path'
import { keepFailure } from '#simulation/fuzz/regressions.ts'
import { watchedFuzzing } from '#simulation/fuzz/watched.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'

const TARGETS = new URL('../fuzz/all-targets.ts', import.meta.url)

export const lane: Lane = {
  name: 'fuzz',
  unit: 'fuzzed inputs',
  sliceSeeds: 5,
  seedsInAll: null,
  async run(ask) {
    const fuzzing = watchedFuzzing(TARGETS)
    const found = new Findings()
    try {
      const nextSeed = await eachSeed(ask, async (seed) => {
        const { counts, failures } = await fuzzing.seed(seed)
        for (const [target, { inputs, accepted }] of Object.entries(counts)) {
          found.counted += inputs
          found.add(`fuzz: ${target}`, inputs)
          found.add(`fuzz: ${target}, accepted`, accepted)
        }
        for (const failure of failures) {
          const file = relative(process.cwd(), keepFailure(failure))
          found.violations.push({ seed, what: `${failure.target}: ${failure.how}; the input is in ${file}` })
        }
        if ((seed - ask.fromSeed) % 50 === 49) ask.say(`${found.counted} inputs, ${found.violations.length} violations`)
      })
      return found.result(nextSeed)
    } finally {
      await fuzzing.close()
    }
  },
}
