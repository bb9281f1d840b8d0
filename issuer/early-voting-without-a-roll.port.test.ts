/** 発券のみ (ISS-23, LAW-12, ISS-02, ISS-20): two days at a station without a roll, with real books: a slip brings one card, through a return, a power cut and the spare. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import type { Station } from '#election/definition/definition.ts'
import { type SlipRange, slipNumber } from '#election/definition/slips.ts'
import type { ContestId, StationId, StationIndex } from '#election/ids.ts'
import { readDayList } from '#election/roll/day-list.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { beginningTheNextDay, closingTheBooks, inOrder, leaving, lockingTheBox } from '#simulation/people/issuer-day.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'

const DATES = ['2002-06-20', '2002-06-21'] as LocalDate[]
const [MAYOR, COUNCIL] = ['mayor', 'council'] as [ContestId, ContestId]
/** Women, then men, then women who have a right to the council's contest alone. */
const slips: readonly SlipRange[] = [
  { first: 1_000_001, last: 1_000_009, sex: 'F', contests: [MAYOR, COUNCIL] },
  { first: 1_000_010, last: 1_000_019, sex: 'M', contests: [MAYOR, COUNCIL] },
  { first: 1_000_020, last: 1_000_029, sex: 'F', contests: [COUNCIL] },
]
const early: Station = {
  ...tinyStation,
  ...{ id: 'E' as StationId, name: '期日前投票所', designated: false, earlyVoting: true, dates: DATES, slips },
}
const ordinary: Station = { ...tinyStation, index: 2 as StationIndex }
const [WOMAN, MAN, OF_COUNCIL] = [slipNumber(1_000_001), slipNumber(1_000_010), slipNumber(1_000_020)] as const
const [SECOND, THIRD] = [slipNumber(1_000_002), slipNumber(1_000_003)] as const

let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation({ ...sourcesWith(9), stations: [early, ordinary] }, 'no voice')
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
})
afterEach(() => desk.clear())

async function morning(day: number, machine = 'E-I1'): Promise<void> {
  desk.clock.set(`${DATES[day]}T06:40`)
  await desk.start(machine)
  await desk.unlock()
  if (day > 0) {
    desk.plays(beginningTheNextDay)
    await desk.officer()
  }
  await desk.open(DATES[day])
  expect(desk.day()).toMatchObject({ stage: 'voting', alarm: null })
}

async function refusal(slip: string): Promise<string> {
  await desk.seek(slip)
  const shown = desk.day().desk
  desk.app.send({ type: 'voter-left' })
  return shown.type === 'refused' ? shown.notice.code : shown.type
}

/** @returns the lines of the day list */
async function evening(day: number, records: readonly number[]): Promise<readonly (readonly unknown[])[]> {
  const { kiosks } = desk.day().record
  closeAsRecorded(desk, 0, DATES[day], {
    records: (asked, contest) => {
      const place = kiosks.findIndex(({ machine }) => machine === asked)
      return kiosks[place]?.state === 'started' ? (place === 0 ? records[contest === MAYOR ? 0 : 1] : 0) : undefined
    },
  })
  desk.plays(closingTheBooks)
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  desk.plays(inOrder(lockingTheBox, leaving))
  const { electionPackage } = prepared.election
  const file = new Uint8Array(await readFile(join(desk.room, 'reports', `day-list-E-0${day + 1}.ippyo`)))
  const context = { electionId: electionPackage.electionId, station: early.id, rollKey: prepared.secrets.keys.rollKey }
  const { list } = must(readDayList(file, context, electionPackage))
  return list.voters.map(({ rollNo, by, early: contests }) => [rollNo, by, contests])
}

test('slips in place of a roll: one card each, T = I − R, and the list of the day names them', async () => {
  await morning(0)
  // Nobody’s name, ticket or roll number finds anybody.
  for (const sought of ['選挙 1郎', 'T1', '1']) expect(await refusal(sought)).toBe('not-a-slip')
  await desk.servesEach(WOMAN, MAN)
  expect(await refusal(WOMAN)).toBe('slip-used')
  // ISS-08: everything is declined before the card was used; the slip goes back, and brings another card later.
  const card = await desk.serves(SECOND)
  await desk.seek(SECOND)
  desk.reader.tray.insert(card)
  desk.app.send({ type: 'return-requested', declined: [MAYOR, COUNCIL] })
  await desk.settled()
  expect(desk.day().desk.type).toBe('returned')
  desk.takeCard()
  desk.app.send({ type: 'voter-left' })
  expect(desk.day()).toMatchObject({ ticketsExpected: 2, counts: { cardsIssued: 3, cardsReturned: 1 } })
  // The number says the kind: there is no right to the other contest.
  await desk.seek(OF_COUNCIL)
  expect(desk.day().desk).toMatchObject({ type: 'found', offered: 2 })
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'contests-chosen', contests: [MAYOR, COUNCIL] })
  expect(desk.day().alarm?.code).toBe('contests-not-offered')
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'issue-requested' })
  desk.app.send({ type: 'question-answered', yes: true })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  expect(desk.day().counts.contests).toMatchObject([
    { issued: 3, returned: 1, men: 1, women: 1 },
    { issued: 4, returned: 1, men: 1, women: 2 },
  ])
  expect(await evening(0, [2, 3])).toEqual([
    [WOMAN, 'card', undefined],
    [MAN, 'card', undefined],
    [OF_COUNCIL, 'card', 2],
  ])
  await desk.app.stop()

  await morning(1)
  for (const slip of [WOMAN, MAN, OF_COUNCIL]) expect(await refusal(slip)).toBe('slip-used')
  // The voter who left comes back on another day with the same slip.
  await desk.servesEach(SECOND)
  await desk.app.stop()
  // ISS-20: its disk is gone; the spare knows each slip from the take-over medium.
  await rm(join(desk.room, 'machines', 'E-I1'), { recursive: true })
  await desk.start('E-I2')
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'take-over')
  desk.reader.tray.remove()
  desk.app.send({ type: 'take-over-confirmed', tickets: 4, reason: '' })
  await desk.until((view) => view.screen === 'day')
  for (const slip of [WOMAN, MAN, SECOND, OF_COUNCIL]) expect(await refusal(slip)).toBe('slip-used')
  await desk.servesEach(THIRD)
  expect(await evening(1, [4, 5])).toEqual([
    [WOMAN, 'card', undefined],
    [SECOND, 'card', undefined],
    [THIRD, 'card', undefined],
    [MAN, 'card', undefined],
    [OF_COUNCIL, 'card', 2],
  ])
  const [bytes, signature] = await Promise.all(
    ['E.json', 'E.json.sig'].map(async (name) => new Uint8Array(await readFile(join(desk.room, 'reports', name)))),
  )
  const report = must(parseStationReport(bytes as Uint8Array))
  const { electionPackage } = prepared.election
  const isTaken = (stations: readonly Station[]) =>
    acceptStationReport(bytes as Uint8Array, signature as Uint8Array, { ...electionPackage, stations }).ok
  // The package says whether a report has the number of its slips.
  const withRoll = electionPackage.stations.map((station) => ({ ...station, slips: null }))
  expect([isTaken(electionPackage.stations), isTaken(withRoll)]).toEqual([true, false])
  expect(report).toMatchObject({
    ...{ registered: 0, eligible: 0, rollList: null, rollListHash: null, differenceReason: '' },
    slips: { used: 5 },
    cards: { issued: 6, returned: 1 },
    tickets: { expected: 5, counted: 5 },
    contests: [
      { issued: 5, returned: 1, men: 1, women: 3, recordsTold: 4 },
      { issued: 6, returned: 1, men: 1, women: 4, recordsTold: 5 },
    ],
  })
  expect((await readdir(join(desk.room, 'reports'))).includes('day-list-E-02.ippyo')).toBe(true)
})

test('a slip that the reception cancelled is called void by telephone, and brings no card', async () => {
  await morning(0)
  desk.app.send({
    type: 'roll-change-told',
    rollNo: THIRD,
    mark: 'struck',
    source: 'telephone',
    from: '選管 一郎',
    persons: ['受付 一', '受付 二'],
    reason: '受付で取消し',
  })
  await desk.until((view) => view.screen === 'day' && view.officer !== null, 'the officer is asked')
  await desk.officer()
  expect(await refusal(THIRD)).toBe('slip-void')
  expect(await refusal(SECOND)).toBe('found')
})

test('ROL-05: a substitute is a person whose vote the officer has seen; a slip is nobody, also by its number', async () => {
  await morning(0)
  desk.app.send({ type: 'witness-marked', witness: 2, present: false })
  expect(desk.day().alarm?.code).toBe('witnesses-below-appointed')
  desk.app.send({ type: 'alarm-acknowledged' })
  const asked = { type: 'witness-substituted', witness: 2, party: '', namesake: false } as const
  for (const voter of [SECOND, '選挙 一郎']) {
    desk.app.send({ ...asked, voter, seen: '' })
    await desk.until((view) => view.screen === 'day' && view.alarm !== null, 'refused')
    expect(desk.day().alarm?.code).toBe('substitute-not-on-roll')
    desk.app.send({ type: 'alarm-acknowledged' })
  }
  desk.app.send({ ...asked, voter: '選挙 一郎', seen: '選挙人名簿登録証明書' })
  await desk.until((view) => view.screen === 'day' && view.officer !== null, 'the officer is asked')
  await desk.officer()
  expect(desk.day().record.witnesses.names[2]).toBe('選挙 一郎')
})
