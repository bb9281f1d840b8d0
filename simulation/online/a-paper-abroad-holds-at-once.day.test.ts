/** M7, M10, S-14: who gets a paper abroad has no box and no permit from that moment on, whatever a roll of before says; and one paper is one paper. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { PaperStep } from '#election/online/paper-abroad.ts'
import { parseZone } from '#election/online/zone.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { readActs } from '#online/roll-side/roll/acts.ts'
import { checkActs } from '#online/roll-side/roll/check-acts.ts'
import type { RollGrounds } from '#online/roll-side/roll/import-roll.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { must } from '#simulation/rooms/must.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { PASSPHRASE, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const [PARIS, LIMA] = ['在フランス日本国大使館', '在ペルー日本国大使館']
const HEADING =
  'certificate,station,name,kana,name_latin,birth_date,consulate,address_1,country,card_address,returned,mark\n'
type Written = readonly [number: string, mark: string, consulate?: string]
const csvOf = (...rows: readonly Written[]) =>
  utf8(
    `${HEADING}${rows
      .map(
        ([number, mark, consulate = PARIS]) =>
          `${number},1,見本　${NAMES[Number(number)] ?? ''},,MIHON,1970-04-01,${consulate},Rue 1,France,国外転出,,${mark}\n`,
      )
      .join('')}`,
  )
const NAMES = ['零', '一郎', '二郎', '三郎', '四郎', '五郎']
const grounds = {
  rules: { ...tinyPackage.rules, date: '2026-11-22' as LocalDate, votingAge: 18 },
  places: {
    contests: [{ id: 'c1', title: '1', bit: 0, districts: ['1'] }],
    stations: [{ id: '1', district: '1' }],
  },
  consulates: [PARIS, LIMA].map((name) => ({ name, zone: parseZone('Europe/Paris'), postDays: 14 })),
} as unknown as RollGrounds

describe.skipIf(whyNoDatabase !== null)(`a paper abroad${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  const boxSide: BoxSide = {
    standing: async () => ok('not-voted'),
    hold: async () => ok('held'),
    release: async () => ok('released'),
  }
  beforeAll(async () => {
    const { randomness } = onlineElection('a paper abroad')
    room = await openRollRoom()
    people = await playedOffice(room, {
      key: hostKey(new Uint8Array(32).fill(7), new Map()),
      randomness,
      boxSide,
      grounds,
    })
    await people.extract(csvOf(['1', ''], ['2', ''], ['3', ''], ['4', 'paper_issued']))
  })
  afterAll(() => room?.close())
  const enter = async (rollNo: string, as: PaperStep) => {
    const done = await people.papers.enter(people.first, { rollNo, as })
    return done.ok ? 'done' : done.error
  }
  const stateOf = async (rollNo: string) => {
    const [voter] = must(await people.desk.voter({ rollNo }, null)).voters
    return [voter?.mark, voter?.paper]
  }
  const lines = async (): Promise<readonly string[]> => {
    const { rows } = await asOffice(room, 'SELECT line FROM roll.acts()', [])
    return rows.map(({ line }: { line: string }) => line)
  }
  const hold = async (kind: 'hold' | 'release', rollNo: string) => {
    const id = must(await people.changes.ask(people.first, { kind, rollNo, why: '在外公館投票' }))
    const done = await people.changes.decide(people.second, id, true)
    return done.ok ? 'done' : done.error
  }

  test('takes the box of who has none yet at once, and no roll of before gives it back', async () => {
    const id = must(await people.office.apply(people.first, '1'))
    must(await people.office.applications.propose(people.first, id))
    expect(await enter('1', 'given')).toBe('done')
    expect(await people.office.approve(people.second, id)).toEqual({ ok: false, error: 'not-eligible' })
    await people.extract(csvOf(['1', ''], ['2', ''], ['3', '']))
    expect(await stateOf('1')).toEqual(['paper_issued', 'paper-out'])
    expect(await people.office.approve(people.second, id)).toMatchObject({ ok: false })
    // Such a roll is no change of the row: nobody is shown a right that comes back.
    must(await people.office.import(people.first, csvOf(['1', ''])))
    expect(must(await people.office.now()).extract).toMatchObject({ changed: 0 })
  })

  test('is one: given once, voted with once, and what is voted does not come back', async () => {
    expect(await enter('1', 'given')).toBe('not-in-this-state')
    // A refusal is a look at the row.
    expect((await lines()).at(-1)).toContain('"act":{"rows":["1"],"type":"rows-shown"}')
    expect(await enter('1', 'voted')).toBe('done')
    for (const step of ['given', 'voted', 'back'] as const) expect(await enter('1', step)).toBe('not-in-this-state')
    expect(await stateOf('1')).toEqual(['paper_voted', 'paper-voted'])
    expect(await enter('9', 'given')).toBe('no-such-voter')
  })

  test('came back unused: the person applies as before; a paper of the roll comes back by a roll', async () => {
    expect(await enter('3', 'given')).toBe('done')
    expect(await enter('3', 'back')).toBe('done')
    expect(await stateOf('3')).toEqual(['none', 'no-box'])
    expect(await stateOf('4')).toEqual(['paper_issued', 'paper-out'])
    expect(await enter('4', 'back')).toBe('not-in-this-state')
    expect(await enter('4', 'voted')).toBe('done')
  })

  test('is no cover for what two have brought since: one person gives no right back to who has died', async () => {
    expect(await enter('3', 'given')).toBe('done')
    await people.extract(csvOf(['3', 'died']))
    expect(await enter('3', 'back')).toBe('not-in-this-state')
    expect(await enter('3', 'voted')).toBe('not-in-this-state')
    expect((await stateOf('3'))[0]).toBe('died')
    await people.extract(csvOf(['3', '']))
    expect(await enter('3', 'back')).toBe('done')
  })

  test('is not given beside an open box, and a box is not opened beside a paper', async () => {
    const id = must(await people.office.apply(people.first, '2'))
    must(await people.office.applications.propose(people.first, id))
    must(await people.office.approve(people.second, id))
    expect(await enter('2', 'given')).toBe('not-in-this-state')
    // The database says so, too, whatever a program asks.
    const asked = "SELECT roll.note_paper(1, '2', 'given', false, $1) AS answer"
    const { rows } = await asOffice(room, asked, [people.first.publicKey])
    expect(rows[0].answer).toBe('not-in-this-state')
    expect(await hold('hold', '2')).toBe('done')
    expect(await enter('2', 'given')).toBe('done')
    expect(await hold('release', '2')).toBe('paper-is-out')
    expect(await enter('2', 'back')).toBe('done')
    expect(await stateOf('2')).toEqual(['none', 'held'])
  })

  test('is entered by the consulate of the elector, who sees its own people without addresses, and nothing else', async () => {
    await people.extract(csvOf(['5', '', LIMA], ['3', '']))
    const joins = { name: '公館 員', passphrase: PASSPHRASE, duty: 'consulate' as const }
    for (const wrong of [
      joins,
      { ...joins, consulate: '在ローマ日本国大使館' },
      { ...joins, duty: 'desk' as const, consulate: LIMA },
    ])
      expect(await people.office.join(people.first, wrong)).toEqual({ ok: false, error: 'consulate-not-listed' })
    must(await people.office.join(people.first, { ...joins, consulate: LIMA }))
    const lima = must(await people.office.open(joins.name, PASSPHRASE))
    const asks = (name: 'voter' | 'paper' | 'ask' | 'letters' | 'search', body: object) =>
      staffAnswer({ ...people, draw: () => expect.unreachable() }, lima, name, body)
    expect(await asks('voter', { rollNo: '5' })).toMatchObject({
      voters: [
        {
          name: '見本　五郎',
          address: '',
          station: '',
          abroad: { consulate: LIMA, address: '', email: '' },
          paper: 'no-box',
        },
      ],
    })
    // An elector of another consulate: as if there were nobody, by number and by name.
    expect(await asks('voter', { rollNo: '3' })).toEqual({ type: 'voter', voters: [] })
    expect(await asks('voter', { name: '見本　三郎', birthDate: '1970-04-01' })).toEqual({ type: 'voter', voters: [] })
    expect(await asks('paper', { rollNo: '3', as: 'given' })).toEqual({ type: 'refused', refusal: 'no-such-voter' })
    expect(await asks('paper', { rollNo: '5', as: 'given' })).toEqual({ type: 'done' })
    expect(await asks('paper', { rollNo: '5', as: 'voted' })).toEqual({ type: 'done' })
    expect(await stateOf('3')).toEqual(['none', 'no-box'])
    const theirs = [
      ['ask', { kind: 'hold', rollNo: '5', why: 'x' }],
      ['letters', { state: 'drawn' }],
      ['search', { letter: '0123456789' }],
    ] as const
    for (const [name, body] of theirs)
      expect(await asks(name, body)).toEqual({ type: 'refused', refusal: 'not-your-duty' })
  })

  test('has a line of the acts for each step, with the row and nobody’s name', async () => {
    const written = await lines()
    expect(readActs(written)).not.toBe(null)
    const steps = written.filter((line: string) => line.includes('"type":"paper"'))
    expect(steps).toHaveLength(11)
    expect(steps.join()).not.toContain('見本')
  })

  test('is no business of another consulate: whose person somebody is, is held against the acts', async () => {
    const asks = () => checkActs(room.pool('roll_office'))
    expect(await asks()).toMatchObject({ ok: true })
    await room.administrator.query(
      "UPDATE roll.staff SET consulate = '在フランス日本国大使館' WHERE consulate IS NOT NULL",
    )
    expect(await asks()).toEqual({ ok: false, error: 'people-differ' })
  })
})

/** As the office's program asks. */
const asOffice = (room: RollRoom, asked: string, values: unknown[]) => room.pool('roll_office').query(asked, values)
