/** ELG-02a, ELG-04, ELG-11: what the office knows since preparation reaches the desk by lists, or by a word that two people write down. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import type { ContestId, ContestMask, RollNumber, StationId } from '#election/ids.ts'
import { readRollList, rollListFile, writeRollList } from '#election/roll/roll-list.ts'
import type { RollRound } from '#election/roll/roll-round.ts'
import type { LocalDate } from '#election/time.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { NEW_VOTER, RollOffice } from '#simulation/rooms/roll-office.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'

let prepared: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  const rollHead = { asOf: '2002-06-15' as LocalDate, lists: true }
  prepared = await prepareStation({ ...sourcesWith(9), rollHead })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
  await start()
  await desk.open()
})
afterEach(() => desk.clear())

async function start(machine = '2-I1'): Promise<void> {
  await desk.start(machine, { rollLists: office.stick })
  await desk.unlock()
}

/** @returns the code of the alarm; null: none */
async function takeIn(): Promise<string | null> {
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
  const { alarm } = desk.day()
  if (alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
  return alarm?.code ?? null
}

async function refusedFor(rollNo: string): Promise<string | null> {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  const code = shown.type === 'refused' ? shown.notice.code : null
  desk.app.send({ type: 'voter-left' })
  return code
}

async function getsACard(rollNo: string): Promise<boolean> {
  const before = desk.day().counts.cardsIssued
  await desk.issueTo(rollNo, await desk.newCard())
  const got = desk.day().counts.cardsIssued === before + 1
  desk.takeCard()
  desk.app.send(got ? { type: 'handed-over' } : { type: 'voter-left' })
  while (desk.day().alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
  return got
}

async function tell(changes: Partial<Extract<IssuerScreenEvent, { type: 'roll-change-told' }>>): Promise<void> {
  const persons: [string, string] = ['受付 一子', '庶務 二男']
  const told = { rollNo: '1', mark: 'absentee_voted', source: 'telephone', from: '選管 花子', persons } as const
  desk.app.send({ type: 'roll-change-told', reason: '前日の不在者投票', ...told, ...changes })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'the row looked up')
}

/** A list of round 2 as the office makes it of a late daily list: the voter took contest 1 at an early-voting station. */
async function bringsOneContestEarly(rollNo: string): Promise<void> {
  const { directory, election, secrets } = prepared
  const place = join(directory, 'office')
  const authority = must(await openOffice(place, must(await readFixtureSecrets(place)).officePassphrase))
  const { electionPackage } = election
  const { electionId } = electionPackage
  const trust = { electionPackage, authorityPublicKey: authority.publicKey }
  const signers = { authoritySecretKey: authority.secretKey, approving: null }
  const context = { electionId, station: '2' as StationId, rollKey: secrets.keys.rollKey }
  const file = (number: number) => join(office.stick, `0${number}`, rollListFile(context.station, number))
  const before = must(readRollList(new Uint8Array(await readFile(file(1))), context, trust))
  const change = {
    rollNo: rollNo as RollNumber,
    mark: 'early_voted',
    cause: 'early-voting',
    early: 1 as ContestMask,
  } as const
  const list = { ...before.list, number: 2, previous: before.hash, changes: [change] }
  await mkdir(dirname(file(2)), { recursive: true })
  await writeFile(file(2), writeRollList(list, context, signers, seededRandomness('one contest early')))
}

describe('ELG-02a: no card before the last list', () => {
  test('the start says of which day the roll is, and that lists are awaited (PRE-02)', () => {
    // Exactly: the page gets what is said of the roll, and none of its rows.
    const held = { number: 0, hash: null, last: false, changed: 0, added: 0, incidents: null }
    expect(desk.day().roll).toEqual({ asOf: '2002-06-15', lists: true, held, contradicted: [] })
    expect(desk.day()).toMatchObject({
      listAwaited: true,
      noCardNow: { code: 'roll-list-awaited' },
    })
  })

  test('nobody gets one until it is in; then everybody but those whom the lists name', async () => {
    expect(await getsACard('1')).toBe(false)
    await office.makes('1,early_voted,early-voting\n')
    office.brings(1)
    expect(await takeIn()).toBe(null)
    expect(desk.day().roll.held).toMatchObject({ number: 1, last: false, changed: 1, added: 0 })
    expect(await getsACard('2')).toBe(false)
    await office.makes('', { last: true })
    office.brings(2)
    expect(await takeIn()).toBe(null)
    expect(desk.day()).toMatchObject({ roll: { held: { number: 2, last: true } }, listAwaited: false })
    expect(await refusedFor('1')).toBe('early-voted')
    expect(await getsACard('2')).toBe(true)
  })

  test('or until the officer takes it on himself, with card, PIN and recorded words', async () => {
    desk.app.send({ type: 'roll-list-waived', reason: '道が不通。選管の許可あり' })
    expect(desk.day().officer?.act.type).toBe('go-on-without-list')
    await desk.officer('000000')
    expect(desk.day().listAwaited).toBe(true)
    await desk.officer()
    expect(desk.day()).toMatchObject({
      listAwaited: false,
      record: { roll: { goneOnWithout: '道が不通。選管の許可あり' } },
    })
    expect(await getsACard('1')).toBe(true)
  })
})

describe('a list', () => {
  test('brings a voter who was left out, whom the desk finds and who gets one card (ELG-11)', async () => {
    await office.makes(NEW_VOTER, { last: true })
    office.brings(1)
    expect(await refusedFor('99')).toBe('not-on-roll')
    expect(await takeIn()).toBe(null)
    expect(await getsACard('99')).toBe(true)
    expect(await refusedFor('99')).toBe('already-voted')
    expect(desk.day().counts.contests[0]).toMatchObject({ men: 1, women: 0 })
  })

  test('that is left out on the way, changed, or there already is said so, and nothing is taken', async () => {
    await office.makes('1,died,death\n')
    await office.makes('2,moved,move\n', { last: true })
    office.brings(2)
    expect(await takeIn()).toBe('roll-list-missing')
    expect(desk.day().roll.held.number).toBe(0)
    office.brings(1)
    const file = join(office.stick, '01', rollListFile('2' as StationId, 1))
    const bytes = await readFile(file)
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    await writeFile(file, bytes)
    expect(await takeIn()).toBe('roll-list-refused')
    office.brings(1)
    expect(await takeIn()).toBe(null)
    expect(desk.day().roll.held).toMatchObject({ number: 2, last: true })
    expect(await takeIn()).toBe('roll-lists-none')
    expect(await refusedFor('1')).toBe('died')
    expect(await refusedFor('2')).toBe('moved')
  })

  test('of a second chain under the same numbers is refused', async () => {
    await office.makes('1,died,death\n')
    office.brings(1)
    await takeIn()
    const other = new RollOffice(prepared, join(desk.room, 'second office'))
    await other.makes('2,died,death\n')
    await other.makes('', { last: true })
    other.brings(2)
    await rm(office.stick, { recursive: true })
    await cp(other.stick, office.stick, { recursive: true })
    expect(await takeIn()).toBe('roll-list-of-another-chain')
    expect(desk.day().roll.held).toMatchObject({ number: 1, last: false })
  })

  test('about a voter who has a card is taken in and told with the number, never silently', async () => {
    await office.makes('', { last: true })
    office.brings(1)
    await takeIn()
    expect(await getsACard('3')).toBe(true)
    await office.makes('3,early_voted,early-voting\n4,died,death\n', { last: true })
    office.brings(2)
    expect(await takeIn()).toBe('roll-contradicted')
    expect(desk.day().roll.contradicted).toEqual(['3'])
    expect(await refusedFor('3')).toBe('early-voted')
    expect(await refusedFor('4')).toBe('died')
    await desk.app.stop()
    await start()
    expect(desk.day().roll.contradicted).toEqual(['3'])
  })

  test('about one contest while a card of both is out: the card comes back, and the desk offers the other contest alone', async () => {
    await office.makes('', { last: true })
    office.brings(1)
    await takeIn()
    const card = await desk.serves('3')
    await bringsOneContestEarly('3')
    expect(await takeIn()).toBe('roll-contradicted')
    await desk.seek('3')
    desk.app.send({ type: 'return-requested', declined: [] })
    await desk.settled()
    await desk.exchanges(card)
    await desk.until((view) => view.screen === 'day' && view.desk.type !== 'recording', 'the marks are struck')
    const { desk: shown } = desk.day()
    expect(shown).toMatchObject({ type: 'found' })
    desk.takeCard()
    desk.app.send({ type: 'identity-confirmed' })
    expect(desk.day().desk).toMatchObject({ type: 'checked', checked: { offered: 2 } })
  })

  test('is on the take-over medium: a spare issuer holds it, knows its new voter and refuses whom it refuses (ISS-20)', async () => {
    await office.makes(`1,early_voted,early-voting,,,,,,,,\n${NEW_VOTER}`, { last: true })
    office.brings(1)
    await takeIn()
    expect(await getsACard('99')).toBe(true)
    const image = join(desk.room, 'medium-as-it-was')
    await cp(join(desk.room, 'take-over'), image, { recursive: true })
    await desk.app.stop()
    await rm(join(desk.room, 'take-over'), { recursive: true })
    await cp(image, join(desk.room, 'take-over'), { recursive: true })
    await rm(office.stick, { recursive: true })
    await start('2-I2')
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', offer: { rollList: 1 } })
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'day')
    expect(desk.day().roll.held).toMatchObject({ number: 1, last: true, changed: 1, added: 1 })
    expect(await refusedFor('1')).toBe('early-voted')
    expect(await refusedFor('99')).toBe('already-voted')
    expect(await getsACard('2')).toBe(true)
  })
})

describe('ELG-04: told by telephone or on paper', () => {
  beforeEach(async () => {
    await office.makes('', { last: true })
    office.brings(1)
    await takeIn()
  })

  test('needs two people and the officer; then the voter is refused, also after a restart', async () => {
    await tell({ persons: ['同じ人', '同じ人'] })
    expect(desk.day().alarm?.code).toBe('roll-change-two-persons')
    desk.app.send({ type: 'alarm-acknowledged' })
    await tell({})
    // A slip of the number marks a neighbour: the officer sees whom it names, and nothing keeps it.
    const act = desk.day().officer?.act
    assert(act?.type === 'change-roll', 'the officer is asked')
    const { name, address } = act.person
    expect([name, address].map((each) => each.length > 1)).toEqual([true, true])
    await desk.officer()
    expect(JSON.stringify(desk.day().record)).not.toContain(name)
    expect(desk.day().record.roll.changes).toMatchObject([
      {
        rollNo: '1',
        was: 'none',
        mark: 'absentee_voted',
        source: 'telephone',
        from: '選管 花子',
        at: '2002-06-23T07:00',
      },
    ])
    expect(await refusedFor('1')).toBe('absentee-voted')
    await desk.app.stop()
    await start()
    expect(await refusedFor('1')).toBe('absentee-voted')
  })

  test('about somebody who has a card it is refused, and the officer is called', async () => {
    expect(await getsACard('1')).toBe(true)
    await tell({})
    expect(desk.day()).toMatchObject({ alarm: { code: 'roll-change-card-out' }, officer: null })
    expect(desk.day().record.roll.changes).toEqual([])
  })

  test('an early vote for one contest leaves the card for the other (ISS-02)', async () => {
    await tell({ rollNo: '4', mark: 'early_voted', contests: ['mayor' as ContestId], reason: '期日前投票' })
    await desk.officer()
    expect(desk.day().record.roll.changes).toMatchObject([{ rollNo: '4', mark: 'early_voted', early: 1 }])
    await desk.seek('4')
    desk.app.send({ type: 'identity-confirmed' })
    expect(desk.day().desk).toMatchObject({ type: 'checked', checked: { offered: 2 } })
  })

  test('about a name that one voter has, the row is found; of nobody, or of several, it is not', async () => {
    const name = '選挙 5郎'
    for (const none of ['架空 太郎', '選挙']) {
      await tell({ rollNo: none })
      expect(desk.day()).toMatchObject({ alarm: { code: 'roll-change-not-on-roll' }, officer: null })
    }
    await tell({ rollNo: name })
    expect(desk.day().officer?.act).toMatchObject({ type: 'change-roll', change: { rollNo: '5' }, person: { name } })
  })

  test('about a number that is not on the roll it is refused', async () => {
    await tell({ rollNo: '77' })
    expect(desk.day()).toMatchObject({ alarm: { code: 'roll-change-not-on-roll' }, officer: null })
  })

  test('lifts a mark without a time, and a list that comes later knows more', async () => {
    await office.makes('5,died,death\n', { last: true })
    office.brings(2)
    await takeIn()
    await tell({ rollNo: '5', mark: 'none', source: 'paper', reason: '誤りの訂正' })
    await desk.officer()
    expect(desk.day().record.roll.changes).toMatchObject([{ rollNo: '5', was: 'died', mark: 'none', at: null }])
    expect(await refusedFor('5')).toBe(null)
    await office.makes('5,moved,move\n', { last: true })
    office.brings(3)
    await takeIn()
    expect(await refusedFor('5')).toBe('moved')
  })
})

describe('the signed report', () => {
  test('of a station that no list reached names none, and that lists follow (own-18)', async () => {
    expect(await theReport()).toMatchObject({ rollList: 0, rollListHash: null })
  })

  test('says which list was held, what was told and what the officer took on himself, and counts who is on the roll now', async () => {
    await office.makes(`1,died,death,,,,,,,,\n2,struck,entered-by-mistake,,,,,,,,\n${NEW_VOTER}`)
    office.brings(1)
    await takeIn()
    desk.app.send({ type: 'roll-list-waived', reason: '道が不通' })
    await desk.officer()
    await tell({ rollNo: '6' })
    await desk.officer()
    expect(await getsACard('99')).toBe(true)
    const report = await theReport()
    const words = report.differenceReason
    expect(words).toContain('名簿の更新：第1号まで')
    expect(words).toContain('最終の更新なしで発券：道が不通')
    expect(words).toContain('電話・書面による名簿の変更：1件')
    // Nine of the extract and one more; one is struck, one has died, and who voted by absentee paper has the right.
    expect(report).toMatchObject({ registered: 9, eligible: 8 })
    // own-18: with the hash by which the office's round names it.
    const round = JSON.parse(await readFile(join(office.stick, '01', 'roll-round-01.ippyo'), 'utf8')) as RollRound
    expect([report.rollList, [report.rollListHash]]).toEqual([1, round.lists[0]?.hashes])
    // A number of the roll in a report that is printed would say who was struck and why.
    expect(words).not.toMatch(/名簿番号/)
  })
})

async function theReport() {
  closeAsRecorded(desk, 0, undefined, { cardsInCase: 19, difference: 'a day of a test' })
  await writeReport(desk)
  const bytes = await readFile(join(desk.room, 'reports/2.json'))
  return must(parseStationReport(new Uint8Array(bytes)))
}
