/**
 * Lane `failing-io`: the Nth operation below the kiosk's media, the issuer's books and the tally's reader fails, in every way,
 * once and for ever; and power goes in every write of the issuer's books. One seed is one operation (simulation/failing-io).
 */
import { type Failures, OPERATIONS } from '#simulation/failing-io/variants.ts'
import { linesOf } from '#simulation/stations/own-process.ts'
import type { Lane, Violation } from './lane.ts'

const PROGRAM = 'simulation/failing-io/run-failing-io.ts'

type Found = Failures & { readonly seed: number }

/** @param ranges first seed, and how many: all of them in one process, whose start takes as long as an operation in every way */
export function failuresOf(
  ranges: readonly (readonly [number, number])[],
  until: number,
  onFound: (found: Found) => void,
): Promise<void> {
  const args = [Date.now() + (until - performance.now()), ...ranges.flat()]
  return linesOf({ program: PROGRAM, args }, (json) => onFound(json as Found))
}

/** What each operation of a day without failure is. */
export async function operationsOf(): Promise<Readonly<Record<'kiosk' | 'issuer', readonly string[]>>> {
  const said: unknown[] = []
  await linesOf({ program: PROGRAM, args: [] }, (json) => said.push(json))
  return said[0] as Readonly<Record<'kiosk' | 'issuer', readonly string[]>>
}

export const lane: Lane = {
  name: 'failing-io',
  unit: 'failed operations',
  sliceSeeds: 3,
  seedsInAll: Object.values(OPERATIONS).reduce((sum, operations) => sum + operations, 0),
  async run({ fromSeed, seeds, until, say }) {
    const violations: Violation[] = []
    const details: Record<string, number> = {}
    let [counted, nextSeed] = [0, fromSeed]
    await failuresOf([[fromSeed, seeds]], until, (found) => {
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
