/** M5: nobody of the roll side is two people alone: not by a colleague of one's own making, and not by an extract. */

import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import { err } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { type Act, besideAct, readActs, writeAct } from '#online/roll-side/roll/acts.ts'
import type { Signer } from '#online/roll-side/roll/people.ts'
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
    const key = hostKey(new Uint8Array(32).fill(4), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('one person') })
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

  test('the log proves it: who stands by signs it, too, and is of the office', async () => {
    const { first, second } = people
    const { rows } = await room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')
    const lines = rows.map(({ line }) => line)
    expect(readActs(lines)?.length).toBe(lines.length)
    const next = (act: Act, by: Signer) =>
      writeAct({ act, at: '2026-11-01T09:00' as LocalMinute, link: sha256(utf8(lines.at(-1) ?? '')) }, by)
    const desk = must(await people.office.join(first, { name: '窓口 二', passphrase: PASSPHRASE, duty: 'desk' }))
    const added = (await room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')).rows.at(-1)
    lines.push(added?.line ?? '')
    const puppet = { type: 'joined', name: '人形', key: '07'.repeat(32), duty: 'office' } as const
    const takes = (act: Act, by = first) => readActs([...lines, next(act, by)]) !== null
    const byTwo = besideAct(puppet, second)
    expect(takes(byTwo)).toBe(true)
    const named = { key: toHex(second.publicKey), signature: besideAct(puppet, first).second?.signature ?? '' }
    for (const act of [puppet, { ...puppet, second: named }, { ...byTwo, name: '別の名' }, besideAct(puppet, desk)])
      expect(takes(act)).toBe(false)
    expect(takes(besideAct(puppet, first))).toBe(false)
    expect([takes({ type: 'paused', paused: true }, desk), takes({ type: 'begun', key: puppet.key })]).toEqual([
      false,
      false,
    ])
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

  test('also when the answer was lost, and when the second signs in the very moment', async () => {
    const { changes, first, office, second } = people
    const lost = { ...people, changes: Object.assign(Object.create(changes), { decide: async () => err('try-again') }) }
    const hands = { ...lost, draw: () => Promise.reject(new Error('nothing is printed')) }
    must(await office.boxes.sign(first))
    await staffAnswer(hands, second, 'decide', { id: '00'.repeat(16), do: true })
    expect(office.boxes.signedBy).toBeNull()
    must(await office.boxes.sign(first))
    for (const by of [second, first]) {
      const signs = office.boxes.sign(by)
      office.boxes.forget()
      expect(await signs).toEqual({ ok: false, error: 'not-in-this-state' })
    }
    expect(must(await office.boxes.sign(second)).file).toBeNull()
    expect(must(await office.boxes.sign(first)).file).not.toBeNull()
  })

  test('an extract between proposal and approval puts nobody else in', async () => {
    const { id, rollNo } = await people.proposed()
    const row = (name: string) =>
      utf8(`${HEADING}${rollNo},1,${name},しけん　はなこ,F,1970-04-01,架空県見本市中央１丁目２番３号,2001-01-01,T98,\n`)
    expect(await people.office.import(people.first, row('試験　月子'))).toEqual(err('person-of-a-box'))
    expect((await people.office.import(people.first, row('試験　花子'))).ok).toBe(true)
    must(await people.office.refuse(people.first, id, 'refused'))
    expect((await people.office.import(people.first, row('試験　月子'))).ok).toBe(true)
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
