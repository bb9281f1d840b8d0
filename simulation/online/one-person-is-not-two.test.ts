/** M5: nobody of the roll side is two people alone: not by a colleague of one's own making, and not by an extract. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { HEADING, PASSPHRASE, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`one person is not two${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    const boxSide = {
      standing: async () => ok('not-voted' as const),
      hold: async () => ok('held' as const),
      release: async () => ok('released' as const),
    }
    const key = hostKey(new Uint8Array(32).fill(4), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('one person'), boxSide })
  })
  afterAll(() => room?.close())

  test('who may approve joins with the word of two who are there, also after one of them left', async () => {
    const { first, office, second } = people
    const puppet = { name: '人形', passphrase: PASSPHRASE, duty: 'office' as const }
    const missing = { ok: false, error: 'second-missing' }
    expect(await office.join(first, puppet)).toEqual(missing)
    expect(await office.join(first, puppet, first)).toEqual(missing)
    const third = must(await office.join(first, { ...puppet, name: '第三 職員' }, second))
    must(await office.leave(second, '第三 職員'))
    expect(await office.join(first, puppet, third)).toEqual(missing)
    must(await office.join(first, { ...puppet, name: '窓口', duty: 'desk' }))
  })

  test('a box that is withdrawn between two signatures is in no signed list: both sign anew', async () => {
    const [kept, gone] = [await people.approved(), await people.approved()]
    const hands = { ...people, draw: () => Promise.reject(new Error('nothing is printed')) }
    const said = (by: typeof people.first, name: 'boxes' | 'decide', body: object) => staffAnswer(hands, by, name, body)
    expect(await said(people.first, 'boxes', {})).toMatchObject({ type: 'signed-once' })
    const id = must(await people.changes.ask(people.first, { kind: 'withdraw', rollNo: gone.rollNo, why: '辞退' }))
    expect(await said(people.second, 'decide', { id, do: true })).toEqual({ type: 'done' })
    expect(await said(people.second, 'boxes', {})).toMatchObject({ type: 'signed-once', boxes: 1 })
    expect(await said(people.first, 'boxes', {})).toMatchObject({ type: 'signed-twice', boxes: 1 })
    expect(kept.rollNo).not.toBe(gone.rollNo)
  })

  test('an extract puts nobody else behind a box, and gives no right back; what two people bound is taken', async () => {
    const { rollNo } = await people.approved()
    const person = { name: '試験　星子', birthDate: '1970-04-01' as LocalDate, address: '架空県見本市北９丁目' }
    const row = (address: string) =>
      utf8(`${HEADING}${rollNo},1,${person.name},しけん　ほしこ,F,1970-04-01,${address},2001-01-01,T99,\n`)
    const refused = { ok: false, error: 'person-of-a-box' }
    expect(await people.office.import(people.first, row(person.address))).toEqual(refused)
    const change = must(await people.changes.ask(people.first, { kind: 'rebind', rollNo, why: '改姓', person }))
    must(await people.changes.decide(people.second, change, true))
    expect((await people.office.import(people.first, row(person.address))).ok).toBe(true)
    expect(await people.office.import(people.first, row('架空県見本市南１丁目'))).toEqual(refused)
  })
})
