/** A slice of the lane `kernel`; `npm run prove` plays a million operations and more. */
import { expect, test } from 'vitest'
import { lane } from '#simulation/prove/kernel.ts'

test('seeded operations, no difference', async () => {
  const { counted, violations } = await lane.run({
    fromSeed: 0,
    seeds: lane.sliceSeeds,
    until: Number.POSITIVE_INFINITY,
    say: () => {},
  })
  expect(violations).toEqual([])
  expect(counted).toBe(80_000)
})
