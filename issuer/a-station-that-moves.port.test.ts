/**
 * 移動期日前投票所 at the real desk: three stops on two days, each with the acts, lists and accounts of a day. Between two stops nobody gets a
 * card, and the list of the last date's first stop is not the last list.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseStationReport } from '#election/count/station-report.ts'
import type { Station } from '#election/definition/definition.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import type { StationId, StationIndex } from '#election/ids.ts'
import { readDayList } from '#election/roll/day-list.ts'
import { dateOfSitting, type Sitting, turnOf } from '#election/sitting.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { beginningTheNextDay, closingTheBooks, inOrder, leaving, lockingTheBox } from '#simulation/people/issuer-day.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'

const stop = (place: string, opens: string, closes: string) =>
  ({ place, opens: opens as LocalTime, closes: closes as LocalTime }) as const
const STOPS = [
  stop('朝霧公民館', '09:00', '11:00'),
  stop('沢渡集会所', '10:00', '12:00'),
  stop('市役所前', '13:00', '15:30'),
] as const
const DATES = ['2002-06-20', '2002-06-21', '2002-06-21'] as LocalDate[]
const SITTINGS = ['2002-06-20', '2002-06-21', '2002-06-21/02'] as readonly string[] as readonly Sitting[]
const moving: Station = {
  ...tinyStation,
  id: 'E' as StationId,
  name: '巡回期日前投票所',
  designated: false,
  earlyVoting: true,
  dates: DATES,
  stops: STOPS,
  ...hoursOfStops(STOPS),
}
const ordinary: Station = { ...tinyStation, index: 2 as StationIndex }

let prepared: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  const rollHead = { asOf: null, lists: true }
  prepared = await prepareStation({ ...sourcesWith(9), stations: [moving, ordinary], rollHead }, 'no voice')
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
})
afterEach(() => desk.clear())

const at = (place: number, time: string) => desk.clock.set(`${DATES[place]}T${time}`)

async function starts(place: number, time: string): Promise<void> {
  at(place, time)
  await desk.start('E-I1', { rollLists: office.stick })
  await desk.unlock()
}

/** @returns the refusal; empty: it is asked of the officer */
function asksForTheNext(): string {
  desk.app.send({ type: 'next-day-requested' })
  const { alarm } = desk.day()
  if (alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
  return alarm?.code ?? ''
}

async function opens(place: number): Promise<void> {
  if (place > 0) {
    desk.plays(beginningTheNextDay)
    await desk.officer()
  }
  await desk.open(DATES[place], STOPS[place]?.opens)
  expect(desk.day()).toMatchObject({ stage: 'voting', alarm: null })
  const { head } = desk.view
  expect(head).toMatchObject({
    moves: true,
    opens: STOPS[place]?.opens,
    closes: STOPS[place]?.closes,
    stop: STOPS[place],
  })
}

async function closes(place: number, records: number): Promise<readonly string[]> {
  closeAsRecorded(desk, records, DATES[place], {}, STOPS[place]?.closes)
  desk.plays(closingTheBooks)
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the stop')
  desk.plays(inOrder(lockingTheBox, leaving))
  const { electionId } = prepared.election.electionPackage
  const context = { electionId, station: moving.id, rollKey: prepared.secrets.keys.rollKey }
  const { list } = must(readDayList(await fileOf(place), context, prepared.election.electionPackage))
  const sitting = SITTINGS[place] as Sitting
  expect(list).toMatchObject({ number: place + 1, date: dateOfSitting(sitting) })
  expect(list.stop).toBe(turnOf(sitting) + 1)
  return list.voters.map(({ rollNo }) => rollNo)
}

async function fileOf(place: number): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(desk.room, 'reports', `day-list-E-0${place + 1}.ippyo`)))
}

/** @returns the notice of the desk when a card is asked for; `found`: it would be issued */
async function refusal(rollNo: string): Promise<string> {
  await desk.seek(rollNo)
  const shown = desk.day()
  const found = shown.desk.type === 'refused' ? shown.desk.notice.code : (shown.noCardNow?.code ?? shown.desk.type)
  desk.app.send({ type: 'voter-left' })
  return shown.alarm?.code ?? found
}

test('three stops, three accounts: each is closed and locked before the next one, and figures and lists agree', async () => {
  await starts(0, '08:30')
  await opens(0)
  await desk.servesEach('1', '2')
  at(0, '11:00')
  expect(await refusal('3')).toBe('closing-due')
  expect(await closes(0, 2)).toEqual(['1', '2'])
  expect(desk.view.head).toMatchObject({ stop: STOPS[0], nextStop: { ...STOPS[1], date: DATES[1] } })
  await desk.app.stop()

  // The first stop of a date is begun in its morning, as on each other day.
  await starts(1, '08:20')
  await opens(1)
  expect(await refusal('1')).toBe('already-voted')
  await desk.servesEach('3')
  expect(await closes(1, 3)).toEqual(['1', '2', '3'])

  // Locked, on the same date, and the power goes on the way.
  at(1, '12:10')
  expect(asksForTheNext()).toBe('next-day-not-come')
  expect(await refusal('4')).toBe('day-rests')
  await desk.app.stop()
  await starts(2, '12:29')
  expect(await refusal('4')).toBe('day-rests')
  // Half an hour before the hour, and no earlier.
  expect(asksForTheNext()).toBe('next-day-not-come')
  at(2, '12:30')
  await opens(2)
  expect(desk.day().record.days.before).toMatchObject([
    { date: SITTINGS[0], tickets: 2 },
    { date: SITTINGS[1], tickets: 1 },
  ])
  expect(desk.day()).toMatchObject({ ticketsExpected: 0, today: { cardsIssued: 0 } })
  await desk.servesEach('4', '5')
  expect(desk.day()).toMatchObject({ ticketsExpected: 2, today: { cardsIssued: 2 } })
  expect(await closes(2, 5)).toEqual(['1', '2', '3', '4', '5'])
  const report = must(parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', 'E.json')))))
  expect(report).toMatchObject({
    cards: { issued: 5 },
    contests: [{ issued: 5, recordsTold: 5 }, { recordsTold: 5 }],
    differenceReason: '',
  })
  const made = await readdir(join(desk.room, 'reports'))
  expect(made.filter((name) => name.startsWith('day-list'))).toHaveLength(3)

  // ELG-02a: two voters came after that list was written, on the same date.
  await expect(office.makes('', { last: true, dayLists: [await fileOf(1)] })).rejects.toThrow()
  await office.makes('', { last: true, dayLists: [await fileOf(2)] })
})
