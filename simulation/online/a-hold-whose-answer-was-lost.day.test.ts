/** A hold that the box side took while its answer was lost is not dropped: a box would be shut that nobody releases (M9). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { err, ok } from '#election/result.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`a hold whose answer was lost${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  const side = { held: new Set<string>(), says: 'held' as 'held' | 'voted' | 'lost' }
  const boxSide: BoxSide = {
    standing: async () => ok('not-voted'),
    hold: async (handle, by) => {
      if (side.says === 'voted') return ok('voted')
      side.held.add(`${handle} ${by}`)
      return side.says === 'lost' ? err('unavailable') : ok('held')
    },
    release: async () => (side.says === 'lost' ? err('unavailable') : ok('released')),
  }
  beforeAll(async () => {
    room = await openRollRoom()
    const key = hostKey(new Uint8Array(32).fill(6), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('lost answers', 'office'), boxSide })
  })
  afterAll(() => room?.close())
  const asked = async () => {
    const { rollNo } = await people.approved()
    return must(await people.changes.ask(people.first, { kind: 'hold', rollNo, why: '郵便' }))
  }
  const decide = (id: string, isDone: boolean) => people.changes.decide(people.second, id, isDone)

  test('it is not dropped, and the same hold is asked again until it is done', async () => {
    const id = await asked()
    side.says = 'lost'
    expect(await decide(id, true)).toEqual(err('try-again'))
    expect(side.held.size).toBe(1)
    expect(await decide(id, false)).toEqual(err('begun'))
    side.says = 'held'
    expect(await decide(id, true)).toEqual(ok())
    expect(side.held.size).toBe(1)
  })

  test('what nobody asked the box side for is dropped, and so is what it refused', async () => {
    expect(await decide(await asked(), false)).toEqual(ok())
    const id = await asked()
    side.says = 'voted'
    expect(await decide(id, true)).toEqual(err('voted'))
    expect(await decide(id, false)).toEqual(ok())
  })

  test('a release whose answer was lost is brought to its end before the box is held anew', async () => {
    side.says = 'held'
    const { rollNo } = await people.approved()
    const asks = async (kind: 'hold' | 'release') =>
      must(await people.changes.ask(people.first, { kind, rollNo, why: '郵便' }))
    must(await decide(await asks('hold'), true))
    const release = await asks('release')
    side.says = 'lost'
    expect(await decide(release, true)).toEqual(err('try-again'))
    side.says = 'held'
    // The box side would take it, for the box is open there, and the release would find another's hold for ever.
    const [again, before] = [await asks('hold'), side.held.size]
    expect(await decide(again, true)).toEqual(err('held-by-another'))
    expect(side.held.size).toBe(before)
    expect(await decide(release, true)).toEqual(ok())
    expect(await decide(again, true)).toEqual(ok())
  })
})
