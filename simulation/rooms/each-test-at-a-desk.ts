/** One prepared station for a file of tests, and a desk whose polls are open for each of them. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { assert } from '#election/assert.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from './reception.ts'

/** @returns the desk of the test that runs */
export function eachTestAtADesk({ voters }: { readonly voters: number }): () => Reception {
  let prepared: PreparedStation | null = null
  let desk: Reception | null = null
  beforeAll(async () => {
    prepared = await prepareStation(sourcesWith(voters))
  })
  afterAll(() => prepared?.close())
  beforeEach(async () => {
    assert(prepared !== null, 'the station was prepared')
    desk = await Reception.furnish(prepared)
    await desk.start()
    await desk.unlock()
    await desk.open()
  })
  afterEach(() => desk?.clear())
  return () => {
    assert(desk !== null, 'a test has a desk')
    return desk
  }
}
