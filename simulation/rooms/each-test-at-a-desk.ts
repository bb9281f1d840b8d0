/** One prepared station for a file of tests, and a desk for each of them. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Settings } from '#election/definition/settings.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from './reception.ts'
import { withSettings } from './with-settings.ts'

interface Wanted {
  readonly voters: number
  /** Those that the commission sets; left out: the usual ones. */
  readonly settings?: Partial<Settings>
  /** How far the day has come; left out: the polls are open. */
  readonly until?: 'furnished' | 'unlocked' | 'open'
}

/** @returns the desk of the test that runs */
export function eachTestAtADesk({ voters, settings, until = 'open' }: Wanted): () => Reception {
  let prepared: PreparedStation | null = null
  let desk: Reception | null = null
  beforeAll(async () => {
    const sources = sourcesWith(voters)
    prepared = await prepareStation({ ...sources, rules: withSettings(sources.rules, settings) })
  })
  afterAll(() => prepared?.close())
  beforeEach(async () => {
    assert(prepared !== null, 'the station was prepared')
    desk = await Reception.furnish(prepared)
    if (until === 'furnished') return
    await desk.start()
    await desk.unlock()
    if (until === 'open') await desk.open()
  })
  afterEach(() => desk?.clear())
  return () => {
    assert(desk !== null, 'a test has a desk')
    return desk
  }
}
