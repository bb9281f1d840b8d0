/** The slice of the lane `kills` that runs with every `npm test`. */
import { expect, it } from 'vitest'
import { lane } from '#simulation/prove/kills.ts'

it('a kiosk that is killed at any moment keeps every promise of its screen', async () => {
  const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY, say: () => {} }
  const { violations, counted } = await lane.run(ask)
  expect(violations, 'replay: npm run prove -- --only kills --from-seed SEED --seeds 1').toEqual([])
  expect(counted).toBeGreaterThanOrEqual(15)
  // As in power-cut-while-voting: a day breaks off by itself.
})
