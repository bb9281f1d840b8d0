/** A box that two have withdrawn is shut at the box side for good: no change that waited since before opens it there. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { err, ok } from '#election/result.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`a withdrawn box stays shut${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  const asked: string[] = []
  let says: 'answers' | 'lost' = 'answers'
  /** While the box side is asked for a release. */
  let meanwhile = async () => {}
  const boxSide: BoxSide = {
    standing: async () => ok('not-voted'),
    async hold() {
      asked.push('hold')
      return ok('held')
    },
    async release() {
      asked.push('release')
      await meanwhile()
      return says === 'lost' ? err('unavailable') : ok('released')
    },
  }
  beforeAll(async () => {
    room = await openRollRoom()
    const key = hostKey(new Uint8Array(32).fill(7), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('withdrawn boxes', 'office'), boxSide })
  })
  beforeEach(() => {
    asked.length = 0
    says = 'answers'
    meanwhile = async () => {}
  })
  afterAll(() => room?.close())

  const ask = async (kind: 'hold' | 'release' | 'withdraw', rollNo: string) =>
    must(await people.changes.ask(people.first, { kind, rollNo, why: '郵便' }))
  const decide = (id: string, isDone = true) => people.changes.decide(people.second, id, isDone)
  const held = async () => {
    const { rollNo } = await people.approved()
    must(await decide(await ask('hold', rollNo)))
    asked.length = 0
    return rollNo
  }

  test('a release that waits when the box is withdrawn is dropped, and the box side is not asked for it', async () => {
    const rollNo = await held()
    const release = await ask('release', rollNo)
    must(await decide(await ask('withdraw', rollNo)))
    expect(await decide(release)).toEqual(err('not-in-this-state'))
    expect(asked).toEqual(['hold'])
    expect(must(await people.desk.changes())).toMatchObject({ changes: [] })
  })

  test('while a release is at the box side, a withdrawal of the same box waits: it comes after it, never before', async () => {
    const rollNo = await held()
    const [release, withdraw] = [await ask('release', rollNo), await ask('withdraw', rollNo)]
    let between: unknown = null
    meanwhile = async () => {
      between = await decide(withdraw)
    }
    must(await decide(release))
    expect(between).toEqual(err('not-in-this-state'))
    must(await decide(withdraw))
    expect(asked).toEqual(['release', 'hold'])
  })

  test('also when the answer to the release was lost: it is asked again, then the box is withdrawn', async () => {
    const rollNo = await held()
    const [release, withdraw] = [await ask('release', rollNo), await ask('withdraw', rollNo)]
    says = 'lost'
    expect(await decide(release)).toEqual(err('try-again'))
    expect(await decide(withdraw)).toEqual(err('not-in-this-state'))
    says = 'answers'
    must(await decide(release))
    must(await decide(withdraw))
    expect(asked).toEqual(['release', 'release', 'hold'])
  })

  test('a change that an earlier version left begun at a withdrawn box is dropped', async () => {
    const rollNo = await held()
    const release = await ask('release', rollNo)
    const at = Buffer.from(release, 'hex')
    await room.administrator.query('UPDATE roll.change SET is_begun = true WHERE id = $1', [at])
    await room.administrator.query('UPDATE roll.box SET is_withdrawn = true WHERE roll_no = $1', [rollNo])
    expect(await decide(release)).toEqual(err('not-in-this-state'))
    expect(asked).toEqual([])
    must(await decide(release, false))
  })
})
