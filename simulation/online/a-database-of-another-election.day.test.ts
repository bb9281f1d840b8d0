/** A config names last year's database of the roll, or its number: gate and office's server end, and no letter goes out under another title. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import { endsWhenOfAnother, isOfAnother } from '#online/roll-side/same-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const electionId = '11'.repeat(8) as ElectionId

describe.skipIf(whyNoDatabase !== null)(`a database of another election${leftOut}`, () => {
  let room: RollRoom
  beforeAll(async () => {
    room = await openRollRoom()
  })
  afterAll(() => room?.close())

  test('it is found by its id and by its number, from both programs; before anything is in it, nothing is', async () => {
    const own = { number: 1, electionId }
    expect(await isOfAnother(room.pool('gate'), own)).toEqual(ok(false))
    await room.pool('roll_office').query('SELECT roll.add_election($1, $2)', [1, fromHex(electionId)])
    for (const role of ['gate', 'roll_office'] as const) {
      const asked = (other: Partial<typeof own>) => isOfAnother(room.pool(role), { ...own, ...other })
      expect(await asked({})).toEqual(ok(false))
      expect(await asked({ number: 2 })).toEqual(ok(true))
      expect(await asked({ electionId: '22'.repeat(8) as ElectionId })).toEqual(ok(true))
    }
  })

  test('a server of another one ends, and says why; its own one goes on', async () => {
    const said: unknown[] = []
    const log = { error: (_: object, why: string) => void said.push(why) }
    const ends = (number: number) =>
      endsWhenOfAnother(room.pool('gate'), { number, electionId }, log, (code) => said.push(code))
    await ends(1)
    expect(said).toEqual([])
    await ends(2)
    expect(said).toEqual(['database-of-another-election', 2])
  })
})
