/** One signed election for a file of tests, with its station, and an office for each of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { assert } from '#election/assert.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { type PreparedStation, prepareStation } from '#simulation/rooms/reception.ts'
import { OfficeOfLists, sourcesIn } from './office-of-lists.ts'
import { writeRollSet } from './roll-set.ts'

interface At {
  readonly office: OfficeOfLists
  readonly prepared: PreparedStation
}

/** @returns the office of the test that runs, and the station of the file */
export function eachTestAtAnOffice(): () => At {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-office-page-'))
  let prepared: PreparedStation | null = null
  let office: OfficeOfLists | null = null
  const set = writeRollSet(join(scratch, 'set'))
  beforeAll(async () => {
    prepared = await prepareStation({ ...(await sourcesIn(set)), rehearsal: false }, 'no voice', TWO_APPROVERS)
  }, 60_000)
  afterAll(async () => {
    await prepared?.close()
    rmSync(scratch, { recursive: true, force: true })
  })
  beforeEach(async () => {
    assert(prepared !== null, 'the station was prepared')
    office = await OfficeOfLists.signed(set, prepared)
  }, 60_000)
  afterEach(() => office?.end())
  return () => {
    assert(prepared !== null && office !== null, 'a test has an office')
    return { office, prepared }
  }
}
