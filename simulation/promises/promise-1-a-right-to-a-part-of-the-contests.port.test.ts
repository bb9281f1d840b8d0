/**
 * Promise 1, ELG-21 on the real app: who moved inside the prefecture elects the governor, and not our mayor; who is new here our mayor, and not the governor.
 * No card and no paper is given for a contest that is not the voter's.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestBit, ContestId, ContestMask } from '#election/ids.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'

const GOVERNOR = 'governor' as ContestId
const [MAYOR_ID, COUNCIL_ID] = ['mayor', 'council'] as [ContestId, ContestId]
const [MAYOR, OURS, PAPER, EVERY] = [1, 3, 4, 7] as [ContestMask, ContestMask, ContestMask, ContestMask]
const plain = sourcesWith(9)
const RIGHTS: Readonly<Record<string, Partial<RollRow>>> = {
  1: { unentitled: OURS },
  2: { unentitled: PAPER },
  3: { mark: 'early_voted', early: MAYOR },
  4: { mark: 'early_voted', early: PAPER, unentitled: OURS },
}
const sources = {
  ...plain,
  roll: plain.roll.map((row) => ({ ...row, ...RIGHTS[row.rollNo] })),
  paperContests: [{ id: GOVERNOR, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }],
}
let prepared: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  prepared = await prepareStation(sources)
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
  await desk.start('2-I1', { rollLists: office.stick })
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

/** @returns what the voter is offered, or the reason why not */
async function offeredTo(rollNo: string): Promise<number | string> {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  desk.app.send({ type: 'voter-left' })
  if (shown.type === 'refused') return shown.notice.code
  return shown.type === 'found' ? shown.offered : shown.type
}

/** With everything that is offered. */
async function served(rollNo: string): Promise<void> {
  await desk.issueTo(rollNo, await desk.newCard())
  // A voter with two of the three contests hears which.
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

test('each voter is offered the contests of their right, and a press for another one gives nothing', async () => {
  expect(await offeredTo('1')).toBe(PAPER)
  expect(await offeredTo('2')).toBe(OURS)
  expect(await offeredTo('3')).toBe(EVERY - MAYOR)
  expect(await offeredTo('4')).toBe('early-voted')
  expect(await offeredTo('5')).toBe(EVERY)

  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'contests-chosen', contests: [MAYOR_ID, GOVERNOR] })
  expect(desk.day().desk).toMatchObject({ type: 'checked', checked: { offered: PAPER, chosen: PAPER } })
  desk.app.send({ type: 'voter-left' })
})

test('a list says that a voter has moved inside the prefecture: the paper is left, and who has the mayor’s card is told', async () => {
  await served('6')
  await office.makes('5,,move,,governor\n6,,move,,governor\n2,,entered-by-mistake,,mayor;council;governor\n')
  office.brings(1)
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
  expect(desk.day()).toMatchObject({ alarm: { code: 'roll-contradicted' }, roll: { contradicted: ['6'] } })
  desk.app.send({ type: 'alarm-acknowledged' })
  expect(await offeredTo('5')).toBe(PAPER)
  expect(await offeredTo('2')).toBe(EVERY)
})

test('by telephone: who moved keeps the governor’s, and a later call of the same kind says more', async () => {
  const told = {
    source: 'telephone',
    from: '選管 花子',
    persons: ['受付 一子', '庶務 二男'],
    reason: '県内の転出',
  } as const
  const tell = async (rollNo: string, contests: readonly ContestId[]) => {
    const persons: [string, string] = [...told.persons]
    desk.app.send({ type: 'roll-change-told', ...told, rollNo, persons, mark: 'moved', contests: [...contests] })
    await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'the row looked up')
    await desk.officer()
  }
  await tell('5', [GOVERNOR])
  expect(desk.day().record.roll.changes).toMatchObject([{ rollNo: '5', mark: 'none', unentitled: OURS }])
  expect(await offeredTo('5')).toBe(PAPER)
  // An early vote stays used.
  await tell('3', [MAYOR_ID, GOVERNOR])
  expect(await offeredTo('3')).toBe(PAPER)
  await tell('5', [MAYOR_ID, COUNCIL_ID, GOVERNOR])
  expect(await offeredTo('5')).toBe(EVERY)
})
