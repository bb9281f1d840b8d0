/**
 * Lane `failing-io`: the Nth operation below the kiosk's media, the issuer's books and the tally's reader fails, in every way,
 * once and for ever; and power goes in every write of the issuer's books. One seed is one operation (simulation/failing-io).
 */
import { type Failures, OPERATIONS } from '#simulation/failing-io/variants.ts'
import { linesOf } from '#simulation/stations/own-process.ts'
import type { Lane, Violation } from './lane.ts'

const PROGRAM = new URL('../failing-io/run-failing-io.ts', import.meta.url)

export const lane: Lane = {
  name: 'failing-io',
  unit: 'failed operations',
  sliceSeeds: 3,
  seedsInAll: Object.values(OPERATIONS).reduce((sum, operations) => sum + operations, 0),
  async run({ fromSeed, seeds, until, say }) {
    const violations: Violation[] = []
    const details: Record<string, number> = {}
    let [counted, nextSeed] = [0, fromSeed]
    const args = [fromSeed, seeds, Date.now() + (until - performance.now())]
    await linesOf({ program: PROGRAM, args }, (json) => {
      const found = json as Failures & { readonly seed: number }
      counted += found.failures
      nextSeed = found.seed + 1
      details[found.part] = (details[found.part] ?? 0) + found.failures
      for (const what of found.violations) violations.push({ seed: found.seed, what })
      if (found.violations.length > 0) say(`seed ${found.seed}:\n  ${found.last.join('\n  ')}`)
      if (nextSeed % 50 === 0) say(`operation ${nextSeed}: ${counted} failures`)
    })
    return { counted, nextSeed, violations, details, skipped: null }
  },
}
