/** Lane `failing-io`: one seed is one operation below kiosk, issuer, tally or office that fails in every way (simulation/failing-io). */
import { type Failures, OPERATIONS } from '#simulation/failing-io/variants.ts'
import { Findings, type Lane } from '#simulation/lane.ts'
import { linesOf } from '#simulation/stations/own-process.ts'

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

/** The operations of a day without failure. */
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
    const found = new Findings()
    let nextSeed = fromSeed
    await failuresOf([[fromSeed, seeds]], until, ({ seed, part, failures, violations, last }) => {
      found.counted += failures
      nextSeed = seed + 1
      found.add(part, failures)
      found.broken(seed, violations, say, last)
      if (nextSeed % 50 === 0) say(`operation ${nextSeed}: ${found.counted} failures`)
    })
    return found.result(nextSeed)
  },
}
