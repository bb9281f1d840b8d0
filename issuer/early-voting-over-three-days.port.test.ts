/** LAW-12, D-30, ELG-02a: a station of early voting over three days, with its spare in the middle; its list keeps who voted there from a second card. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseStationReport } from '#election/count/station-report.ts'
import type { Station } from '#election/definition/definition.ts'
import type { ContestId, StationId, StationIndex } from '#election/ids.ts'
import { readDayList } from '#election/roll/day-list.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { readStationSecrets } from '#office/files/office-files.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { beginningTheNextDay, closingTheBooks, inOrder, leaving, lockingTheBox } from '#simulation/people/issuer-day.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'

const DATES = ['2002-06-20', '2002-06-21', '2002-06-22'] as LocalDate[]
const early: Station = {
  ...tinyStation,
  id: 'E' as StationId,
  name: '期日前投票所',
  designated: false,
  earlyVoting: true,
  dates: DATES,
}
const ordinary: Station = { ...tinyStation, index: 2 as StationIndex }

let prepared: PreparedStation
/** The same election, at the station of election day. */
let ofElectionDay: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  const sources = sourcesWith(9)
  const rollHead = { asOf: null, lists: true }
  prepared = await prepareStation({ ...sources, stations: [early, ordinary], rollHead }, 'no voice')
  const { directory, election } = prepared
  const { officePassphrase } = must(await readFixtureSecrets(join(directory, 'office')))
  const all = must(await readStationSecrets(join(directory, 'office'), officePassphrase))
  const secrets = all.find(({ station }) => station === ordinary.id)
  if (secrets === undefined) throw new Error('secrets of both stations')
  const stations = [...election.electionPackage.stations].reverse()
  const reversed = { ...election, electionPackage: { ...election.electionPackage, stations } }
  ofElectionDay = { ...prepared, election: reversed, secrets }
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
})
afterEach(() => desk.clear())

async function morning(day: number, machine = 'E-I1'): Promise<void> {
  const date = DATES[day] as string
  desk.clock.set(`${date}T06:40`)
  await desk.start(machine, { rollLists: office.stick })
  await desk.unlock()
  if (day > 0) {
    desk.plays(beginningTheNextDay)
    await desk.officer()
  }
  await desk.open(date)
  expect(desk.day()).toMatchObject({ stage: 'voting', alarm: null })
}

async function refusal(rollNo: string): Promise<string> {
  await desk.seek(rollNo)
  const shown = desk.day().desk
  desk.app.send({ type: 'voter-left' })
  return shown.type === 'refused' ? shown.notice.code : shown.type
}

/** A card of one contest alone (ISS-07). */
async function servesOne(rollNo: string, contest: 'mayor' | 'council'): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'oath-received', reason: 'duty' })
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'contests-chosen', contests: [contest as ContestId] })
  desk.app.send({ type: 'issue-requested' })
  desk.app.send({ type: 'question-answered', yes: true })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

/** @returns roll numbers of the list that was written, each with its contests where it is for a part of them */
async function evening(day: number, records: number): Promise<readonly string[]> {
  closeAsRecorded(desk, records, DATES[day])
  desk.plays(closingTheBooks)
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  // Keys of the ballot box go into their envelopes when its lid is locked; the media stay in the machines.
  desk.plays(inOrder(lockingTheBox, leaving))
  const { electionId } = prepared.election.electionPackage
  const context = { electionId, station: early.id, rollKey: prepared.secrets.keys.rollKey }
  const { list } = must(readDayList(await fileOf(day), context, prepared.election.electionPackage))
  expect(list).toMatchObject({ number: day + 1, date: DATES[day] })
  return list.voters.map(({ rollNo, early }) => (early === undefined ? rollNo : `${rollNo}/${early}`))
}

async function fileOf(day: number): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(desk.room, 'reports', `day-list-E-0${day + 1}.ippyo`)))
}

test('three days, one account: books, machines and lists go through the nights, and nobody votes twice', async () => {
  // An early-voting station waits for no last list: that one comes after its days.
  await morning(0)
  await desk.servesEach('1', '2')
  expect(await evening(0, 2)).toEqual(['1', '2'])
  expect(await refusal('3')).not.toBe('found')
  await desk.app.stop()

  await morning(1)
  expect(await refusal('1')).toBe('already-voted')
  await desk.servesEach('3')
  // LAW-12: one contest now, the other one on another day, here or at home.
  await servesOne('6', 'mayor')
  await servesOne('8', 'council')
  // ISS-20: its disk is gone; the spare goes on in the middle of the second day.
  await desk.app.stop()
  await rm(join(desk.room, 'machines', 'E-I1'), { recursive: true })
  await desk.start('E-I2', { rollLists: office.stick })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'take-over')
  desk.reader.tray.remove()
  desk.app.send({ type: 'take-over-confirmed', tickets: 5, reason: '' })
  await desk.until((view) => view.screen === 'day')
  expect(desk.day().record.days.before).toMatchObject([{ date: DATES[0], tickets: 2 }])
  expect(desk.day().ticketsExpected).toBe(3)
  expect(await evening(1, 4)).toEqual(['1', '2', '3', '6/1', '8/2'])
  await desk.app.stop()

  await morning(2, 'E-I2')
  await desk.servesEach('4')
  await servesOne('6', 'council')
  await servesOne('7', 'mayor')
  expect(await evening(2, 6)).toEqual(['1', '2', '3', '4', '6', '7/1', '8/2'])
  const report = must(parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', 'E.json')))))
  expect(report).toMatchObject({
    version: 1,
    ...{ rollList: null, rollListHash: null },
    cards: { issued: 8 },
    tickets: { expected: 7, counted: 7 },
    contests: [{ issued: 6, recordsTold: 6 }, { recordsTold: 6 }],
    differenceReason: '',
  })
  expect((await readdir(join(desk.room, 'reports'))).sort()).toEqual([
    'E.json',
    'E.json.sig',
    'day-list-E-01.ippyo',
    'day-list-E-02.ippyo',
    'day-list-E-03.ippyo',
  ])

  await expect(office.makes('', { last: true, dayLists: [await fileOf(1)] })).rejects.toThrow()
  // The first list was lost on the way: it is whole in the ones after it.
  await office.makes('9,died,death\n', { dayLists: [await fileOf(1)] })
  await office.makes('', { last: true, dayLists: [await fileOf(2)] })
  office.brings(1, 2)
  await onElectionDay()
})

async function onElectionDay(): Promise<void> {
  await desk.app.stop()
  const room = desk
  desk = await Reception.furnish(ofElectionDay)
  try {
    await desk.start('2-I1', { rollLists: office.stick })
    await desk.unlock()
    await desk.open()
    desk.app.send({ type: 'roll-lists-requested' })
    await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
    expect(desk.day()).toMatchObject({ alarm: null, roll: { held: { number: 2, last: true, changed: 9 } } })
    for (const rollNo of ['1', '2', '3', '4', '6']) expect(await refusal(rollNo)).toBe('early-voted')
    expect(await refusal('9')).toBe('died')
    // ISS-02: a right of each contest that was not taken early, and of no other one; no way leads to a second paper either.
    await desk.seek('7')
    expect(desk.day().desk).toMatchObject({ type: 'found', offered: 2 })
    desk.app.send({ type: 'voter-left' })
    await desk.servesEach('5')
    await servesOne('7', 'council')
    await servesOne('8', 'mayor')
    for (const rollNo of ['7', '8']) expect(await refusal(rollNo)).toBe('already-voted')
    const { cardsIssued, contests } = desk.day().counts
    expect([cardsIssued, ...contests.map(({ issued }) => issued)]).toEqual([3, 2, 2])
    expect(desk.day().roll.contradicted).toEqual([])
  } finally {
    await desk.clear()
    desk = room
  }
}
