/** The slice of the lane `power-cuts` that runs with every `npm test`. */
import { expect, it } from 'vitest'
import { lane } from '#simulation/prove/power-cuts.ts'
import { whyNoPowerCuts } from './loop-disks.ts'

const whyNot = whyNoPowerCuts()

it.skipIf(whyNot !== null)(
  `a power cut at any moment leaves every promise of the screen kept (${whyNot ?? 'ext4 on loop devices'})`,
  async () => {
    const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY, say: () => {} }
    const { violations, counted } = await lane.run(ask)
    expect(violations, 'replay: npm run prove -- --only power-cuts --from-seed SEED --seeds 1').toEqual([])
    expect(counted).toBeGreaterThanOrEqual(15)
  },
  // A day breaks off by itself when a minute of it brings nothing; this is for a machine that is slow throughout.
  600_000,
)
