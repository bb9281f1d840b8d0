/** Who signs out in one window while another one still works: the key is gone, and no line is written that nobody signed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { err, ok } from '#election/result.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { checkActs } from '#online/roll-side/roll/check-acts.ts'
import { Sessions } from '#online/roll-side/roll/sessions.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { PASSPHRASE, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`signed out amid an act${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  const randomness = seededRandomness('signed out amid an act')
  beforeAll(async () => {
    room = await openRollRoom()
    people = await playedOffice(room, { key: hostKey(new Uint8Array(32).fill(4), new Map()), randomness })
  })
  afterAll(() => room?.close())

  test('the act is not done, and the acts stay whole', async () => {
    const { first, office } = people
    const signer = must(await office.open(first.name, PASSPHRASE))
    const sessions = new Sessions(randomness, () => 0)
    const { cookie } = sessions.open({ signer, passkeys: null })
    const act = office.pause(signer, true)
    sessions.end(cookie)
    expect(await act).toEqual(err('signed-out'))
    expect(must(await office.now()).isPaused).toBe(false)
    expect(await checkActs(room.pool('roll_office'))).toMatchObject(ok({ lines: expect.any(Number), people: 2 }))
  })
})
