/** A run that is ended from outside after a time says what it did not play, and ends by itself. */
import { expect, it, vi } from 'vitest'
import { PARTS_WHOLE } from './long-tests.mjs'
import { partsOf } from './stages.mjs'

it('names each part that would begin too late, and plays none of them', async () => {
  vi.stubEnv('IPPYO_BEGIN_WITHIN_MINUTES', '0')
  const parts = partsOf(true)
  vi.unstubAllEnvs()
  const { passed, failed, skipped } = await parts(1)()
  expect([passed, failed]).toEqual([0, 0])
  const names = PARTS_WHOLE.flat()
  expect(names.length).toBeGreaterThan(10)
  expect(skipped).toEqual(names.map((name) => expect.stringContaining(`${name}: not begun within 0 minutes`)))
})
