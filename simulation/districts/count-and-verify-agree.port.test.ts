/**
 * R4 and the mutated districts: `count`, `verify` and the slow count agree in totals, in opening and stopping and in what is told; of a
 * lawful day the auditor reads that all is authentic. More seeds: `npm run prove -- --only districts`.
 */
import { expect, it } from 'vitest'
import { lane } from '#simulation/prove/districts.ts'

it('a slice of lawful days, and of districts to which something was done', async () => {
  const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY, say: () => {} }
  const { counted, violations, details } = await lane.run(ask)
  expect(violations, 'replay: npm run prove -- --only districts --from-seed SEED --seeds 1').toEqual([])
  expect(counted).toBe(2 * lane.sliceSeeds)
  // Otherwise nothing was compared.
  expect(Number(details['of both: opened by the count'])).toBeGreaterThan(0)
})
