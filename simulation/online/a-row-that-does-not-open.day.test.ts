/** One row of the roll side does not open: the office's page goes on, and each act that would need it is not done and names the row (S13, H2). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { type HostKey, hostKey } from '#online/roll-side/host-key.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const randomness = seededRandomness('a row that does not open', 'test')

describe.skipIf(whyNoDatabase !== null)(`a row that does not open${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  let opened = 0
  let rollNo = ''
  beforeAll(async () => {
    room = await openRollRoom()
    const plain = hostKey(new Uint8Array(32).fill(3), new Map())
    const key: HostKey = {
      ...plain,
      open: (about, sealed) => {
        opened++
        return plain.open(about, sealed)
      },
    }
    people = await playedOffice(room, { key, randomness, sortingKey: makeKeyPair(randomness).publicKey })
    await people.approved()
    rollNo = (await people.approved()).rollNo
    await people.approved()
  })
  afterAll(() => room?.close())
  const said = async (
    by: PlayedOffice['first'],
    name: 'office' | 'approved' | 'boxes' | 'kept' | 'print' | 'ask',
    body: object = {},
  ) => staffAnswer({ ...people, draw: () => expect.unreachable() }, by, name, body)

  test('the page counts the boxes and opens nobody', async () => {
    const before = opened
    const counted = { number: 1, boxes: 3, signedBy: null }
    expect(must(await people.office.now())).toMatchObject({ boxes: counted, approved: counted })
    expect(opened).toBe(before)
  })

  test('with such a row the page is as before, and the list is refused with the row’s number', async () => {
    const of = [Buffer.from(randomness.bytes(80)), rollNo]
    const { rows } = await room.administrator.query('SELECT sealed FROM roll.voter WHERE roll_no = $1', [rollNo])
    await room.administrator.query('UPDATE roll.voter SET sealed = $1 WHERE roll_no = $2', of)
    expect(await said(people.first, 'office')).toMatchObject({ type: 'office', approved: { boxes: 3 } })
    const refused = { type: 'refused', refusal: 'row-not-opened', about: rollNo }
    expect(await said(people.first, 'approved', { seen: 3 })).toEqual(refused)
    expect(await said(people.second, 'approved')).toEqual(refused)
    // Its box has no name in it.
    expect(await said(people.first, 'boxes', { seen: 3 })).toMatchObject({ type: 'signed-once', boxes: 3 })
    await room.administrator.query('UPDATE roll.voter SET sealed = $1 WHERE roll_no = $2', [rows[0].sealed, rollNo])
    expect(await said(people.first, 'approved', { seen: 3 })).toMatchObject({ type: 'signed-once', boxes: 3 })
  })

  test('what one person signed is shown as they signed it; a list of approved people that is another one now is signed anew by both', async () => {
    await people.approved()
    const half = { number: 1, boxes: 3, signedBy: '第一 職員' }
    expect(must(await people.office.now())).toMatchObject({ boxes: half, approved: half })
    expect(await said(people.second, 'approved', { seen: 3 })).toEqual({ type: 'refused', refusal: 'list-changed' })
    const now = { number: 1, boxes: 4, signedBy: null }
    expect(must(await people.office.now())).toMatchObject({ boxes: half, approved: now })
    expect(await said(people.second, 'approved', { seen: 4 })).toMatchObject({ type: 'signed-once', boxes: 4 })
    expect(await said(people.first, 'kept', { of: 'approved' })).toEqual({ type: 'refused', refusal: 'not-there' })
    const signed = await said(people.first, 'approved', { seen: 4 })
    expect(signed).toMatchObject({ type: 'signed-twice', boxes: 4 })
    // The answer may have been lost: the same bytes, to either of them.
    for (const by of [people.first, people.second]) expect(await said(by, 'kept', { of: 'approved' })).toEqual(signed)
    const next = { number: 2, boxes: 4, signedBy: null, last: 1 }
    expect(must(await people.office.now())).toMatchObject({ boxes: half, approved: next })
  })

  test('H2, H6: letters are printed all or none, and each of two people hears of their own row', async () => {
    const [one, two, three] = [await people.approved(), await people.approved(), await people.approved()]
    const spoiltRows = [one, three].map(({ rollNo: of }) => of)
    const letters = [one, two, three].map(({ letter }) => letter)
    const { rows } = await room.administrator.query('SELECT roll_no, sealed FROM roll.voter WHERE roll_no = ANY ($1)', [
      spoiltRows,
    ])
    await room.administrator.query('UPDATE roll.voter SET sealed = $1 WHERE roll_no = ANY ($2)', [
      Buffer.from(randomness.bytes(80)),
      spoiltRows,
    ])
    const states = async () => {
      const found = await room.administrator.query('SELECT state FROM roll.letter WHERE letter_no = ANY ($1)', [
        letters,
      ])
      return found.rows.map(({ state }) => state)
    }
    const before = await states()
    const refused = (of: { readonly rollNo: string } | undefined) => ({
      type: 'refused',
      refusal: 'row-not-opened',
      about: of?.rollNo,
    })
    expect(await said(people.first, 'print', { letters: letters.slice(0, 2) })).toEqual(refused(one))
    expect(
      await Promise.all(
        [one, three].map(({ letter }, n) =>
          said(n === 0 ? people.first : people.second, 'print', { letters: [letter] }),
        ),
      ),
    ).toEqual([refused(one), refused(three)])
    expect(await said(people.first, 'ask', { kind: 'withdraw', rollNo: three.rollNo, why: 'moved' })).toEqual(
      refused(three),
    )
    expect(await states()).toEqual(before)
    expect(must(await people.office.print(people.first, [two.letter])).map(({ number }) => number)).toEqual([
      two.letter,
    ])
    for (const { roll_no, sealed } of rows)
      await room.administrator.query('UPDATE roll.voter SET sealed = $1 WHERE roll_no = $2', [sealed, roll_no])
    expect(
      must(await people.office.print(people.first, letters))
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(letters.toSorted())
  })
})
