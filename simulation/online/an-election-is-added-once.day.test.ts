/** An operator adds an election once more: with the number or the id of another one, or after its settings were signed anew. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ElectionId } from '#election/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { addElection } from '#online/box-side/provision/provision.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OnlineDay, onlineDay } from './online-day.ts'
import { NUMBER } from './signed-election.ts'

describe.skipIf(whyNoDatabase !== null)(`an election is added once${leftOut}`, () => {
  let day: OnlineDay
  beforeAll(async () => {
    day = await onlineDay('an election is added once', { boxes: 1, overwrite: true })
  })
  afterAll(() => day?.close())

  test('as it is nothing is added; as another one it is refused, before its boxes are mixed with those that are there', async () => {
    const { closes, settings, ...more } = day.settings
    const pool = day.room.pool('provisioner', 1)
    const adds = (number: number, changed: Partial<typeof day.settings>) =>
      addElection(pool, number, { ...more, closes, settings, ...changed })
    const another = { ok: false, error: { type: 'no-answer', cause: 'another-election' } }
    expect(await adds(NUMBER, {})).toEqual({ ok: true })
    expect(await adds(NUMBER, { settings: { ...settings, electionId: '00'.repeat(8) as ElectionId } })).toEqual(another)
    expect(await adds(NUMBER + 1, {})).toEqual(another)
    expect(await adds(NUMBER, { closes: unixSecond(closes + 60) })).toEqual(another)
    expect(await adds(NUMBER, { hash: new Uint8Array(32) })).toEqual(another)
  })
})
