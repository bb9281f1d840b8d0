/**
 * The roll has one person under two numbers (U3): two codes come, and one card fits both. Such a person has one box and one vote. Who looks for a
 * person by name finds both rows, and leaves a line (P5).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { err } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { type Act, readActs } from '#online/roll-side/roll/acts.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import { must } from '#simulation/rooms/must.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { HEADING, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const election = onlineElection('one person on two rows')
const { randomness } = election
/** The person of the test card *good*, in her old and her new home. */
const HOME = {
  name: '試験　花子',
  kana: 'しけん　はなこ',
  birth: '1970-04-01',
  address: '架空県見本市中央１丁目２番３号',
}
const MOVED = { ...HOME, address: '架空県見本市北町４丁目５番６号' }
const OTHER = { name: '架空　雪', kana: 'かくう　ゆき', birth: '1988-12-24', address: '架空県見本市西町３番' }

describe.skipIf(whyNoDatabase !== null)(`one person on two rows${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  let people: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election)
    people = await playedOffice(room, { key: gate.key, randomness, boxSide: gate.boxSide })
  })
  afterAll(() => room?.close())

  const row = (no: string, { address, birth, kana, name }: typeof HOME) =>
    `${no},1,${name},${kana},F,${birth},${address},2001-01-01,T${no},\n`
  const extract = (...rows: readonly string[]) => people.extract(utf8(`${HEADING}${rows.join('')}`))
  /** Those of the test before are nobody's. */
  const forget = async () => {
    await room.administrator.query('UPDATE roll.voter SET person_hmac = NULL, name_hmac = NULL, kana_hmac = NULL')
    await room.administrator.query('UPDATE roll.box SET is_withdrawn = true')
  }
  const proposed = async (rollNo: string) => {
    const id = must(await people.office.apply(people.first, rollNo))
    must(await people.office.applications.propose(people.first, id))
    return id
  }
  const approved = async (rollNo: string) =>
    people.codeOf(must(await people.office.approve(people.second, await proposed(rollNo))))
  const withdraw = async (rollNo: string) => {
    const id = must(await people.changes.ask(people.first, { kind: 'withdraw', rollNo, why: '二重登録' }))
    must(await people.changes.decide(people.second, id, true))
  }
  const said = async (code: string) => (await gate.walk(code, 'good')).said
  const hands = () => ({ ...people, draw: () => expect.unreachable() })
  const found = async (body: object, by = people.first) => {
    const answer = await staffAnswer(hands(), by, 'voter', body)
    return answer.type === 'voter' ? (answer.voters as { rollNo: string }[]).map(({ rollNo }) => rollNo) : answer
  }
  const acts = async (): Promise<readonly Act[]> => {
    const { rows } = await room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')
    return readActs(rows.map(({ line }) => line))?.acts ?? []
  }

  test('who asks on paper is found by name or kana, and birth, however they are typed; each look leaves a line with its rows', async () => {
    await extract(row('f-1', HOME), row('f-2', MOVED), row('f-3', OTHER))
    const before = (await acts()).length
    for (const name of ['架空　雪', '架空雪', '架空 雪', 'かくう　ゆき'])
      expect(await found({ name, birthDate: OTHER.birth })).toEqual(['f-3'])
    expect(await found({ name: HOME.name, birthDate: HOME.birth })).toEqual(['f-1', 'f-2'])
    expect(await found({ name: HOME.name, birthDate: OTHER.birth })).toEqual([])
    expect(await found({ rollNo: 'f-2' })).toEqual(['f-2'])
    const lines = (await acts()).slice(before)
    expect(lines.map((act) => act.type === 'rows-shown' && act.rows.join())).toEqual([
      ...['f-3', 'f-3', 'f-3', 'f-3'],
      ...['f-1,f-2', '', 'f-2'],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/架空|雪|花子|1988/)
  })

  test('the help desk finds nobody of the roll by name; nothing is shown that left no line', async () => {
    must(await people.office.join(people.first, { name: '窓口', passphrase: 'a passphrase of the desk', duty: 'desk' }))
    const desk = must(await people.office.open('窓口', 'a passphrase of the desk'))
    const body = { name: OTHER.name, birthDate: OTHER.birth }
    expect(await found(body, desk)).toEqual({ type: 'refused', refusal: 'not-your-duty' })
    const office = Object.assign(Object.create(people.office), { lookedUp: async () => err('try-again') })
    expect(await staffAnswer({ ...hands(), office }, people.first, 'voter', body)).toEqual({
      ...{ type: 'refused', refusal: 'try-again' },
    })
  })

  test('the second row gets no box while the first one has one; who proposes and who approves see the other number', async () => {
    await forget()
    await extract(row('a-1', HOME), row('a-2', { ...HOME, name: '試験 花子' }), row('a-3', MOVED))
    expect(await said(await approved('a-1'))).toBe('permit')
    const second = await proposed('a-2')
    const listed = must(await people.desk.applications({ state: 'proposed' }))
    expect(listed).toMatchObject({ applications: [{ alsoAt: ['a-1', 'a-3'], voter: { rollNo: 'a-2' } }] })
    expect(await people.office.approve(people.second, second)).toEqual(err('box-in-another-row'))
    // Another address is another card: two people look, and decide.
    expect(await said(await approved('a-3'))).toBe('renewed-elsewhere')
    await withdraw('a-1')
    expect(await said(await people.codeOf(must(await people.office.approve(people.second, second))))).toBe('permit')
  })

  test('two boxes that an extract made one person’s: neither gives a permit until two people withdraw one', async () => {
    await forget()
    await extract(row('b-1', HOME), row('b-2', OTHER))
    const [one, two] = [await approved('b-1'), await approved('b-2')]
    expect(await said(one)).toBe('permit')
    await extract(row('b-2', HOME))
    expect([await said(one), await said(two)]).toEqual(['not-eligible', 'not-eligible'])
    await withdraw('b-2')
    expect(await said(one)).toBe('permit')
  })

  test('who voted and moved votes in no second row, by extract or by two people', async () => {
    await forget()
    await extract(row('c-1', HOME), row('c-2', OTHER))
    const [one, two] = [await approved('c-1'), await approved('c-2')]
    expect(await said(one)).toBe('permit')
    await extract(row('c-1', MOVED), row('c-2', HOME))
    expect(await said(two)).toBe('not-eligible')
    await forget()
    await extract(row('d-1', HOME), row('d-2', OTHER))
    const [first, second] = [await approved('d-1'), await approved('d-2')]
    expect(await said(first)).toBe('permit')
    const { name, address } = HOME
    const person = { name, address, birthDate: HOME.birth as LocalDate }
    const id = must(await people.changes.ask(people.first, { kind: 'rebind', rollNo: 'd-2', why: '改姓', person }))
    must(await people.changes.decide(people.second, id, true))
    expect(await said(second)).toBe('not-eligible')
  })
})
