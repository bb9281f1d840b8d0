/** ELG-20 on the real app: no issuer worked, voters got papers by the roll on paper, and their marks are entered at an issuer that works again. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ContestId } from '#election/ids.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { otherHappenings } from './services/papers/happenings.ts'

let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

const PERSONS: [string, string] = ['読む 一子', '入れる 二男']
async function begins(persons = PERSONS): Promise<void> {
  desk.app.send({ type: 'paper-marks-begun', persons, words: '10時から11時まで。発券機が2台とも起動しない' })
  if (desk.day().officer !== null) await desk.officer()
}

async function enters(rollNo: string, contests: readonly string[] | null = null): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'identity-confirmed' })
  if (contests !== null) desk.app.send({ type: 'contests-chosen', contests: contests as ContestId[] })
  desk.app.send({ type: 'issue-requested' })
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  await desk.settled()
  desk.desk('paper-given')
  desk.app.send({ type: 'handed-over' })
}

async function foundAs(rollNo: string) {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  desk.app.send({ type: 'voter-left' })
  return shown.type === 'found' ? shown.offered : shown.type === 'refused' ? shown.notice.code : shown.type
}

const onPaper = () => desk.day().counts.contests.map(({ ordinary, issued }) => [ordinary.men + ordinary.women, issued])

test('nobody who is ticked there gets a card any more, and the papers are in the account', async () => {
  desk.app.send({ type: 'tab-chosen', tab: 'prepare' })
  await begins()
  // The page comes up on which the voters are looked up.
  expect(desk.day()).toMatchObject({
    tab: 'vote',
    record: { roll: { entersPaper: true, paperMarks: [{ persons: PERSONS }] } },
  })
  await enters('1')
  await enters('2', ['mayor'])
  desk.app.send({ type: 'paper-marks-ended' })
  expect([await foundAs('1'), await foundAs('2'), await foundAs('3')]).toEqual(['already-voted', 2, 3])
  expect(onPaper()).toEqual([
    [2, 0],
    [1, 0],
  ])
  // Cards go out as before.
  await desk.serves('3')
  expect(onPaper()[0]).toEqual([2, 1])
  expect(otherHappenings(desk.day().record).join()).toContain(
    '発券機が使えない間の用紙の名簿の印を、発券機に入れた（読む 一子、入れる 二男）',
  )
})

test('a slip is taken back before the end, and never once cards go out again', async () => {
  await begins()
  await enters('4')
  await desk.seek('4')
  desk.app.send({ type: 'paper-withdrawn' })
  await desk.settled()
  expect(await foundAs('4')).toBe(3)
  // One contest of two was entered in a wrong row: that is taken back as well.
  await enters('8', ['mayor'])
  await desk.seek('8')
  expect(desk.desk('found').offered).toBe(2)
  desk.app.send({ type: 'paper-withdrawn' })
  await desk.settled()
  expect(await foundAs('8')).toBe(3)
  await enters('5')
  desk.app.send({ type: 'paper-marks-ended' })
  await desk.seek('5')
  desk.app.send({ type: 'paper-withdrawn' })
  await desk.settled()
  expect(await foundAs('5')).toBe('already-voted')
})

test('one person alone begins nothing', async () => {
  await begins(['同じ人', '同じ人'])
  expect(desk.day()).toMatchObject({ alarm: { code: 'roll-change-two-persons' }, officer: null })
  expect(desk.day().record.roll.entersPaper).toBe(false)
})

test('what is being entered goes on after a restart, and gives no card', async () => {
  await begins()
  await enters('6')
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  expect(desk.app.view()).toMatchObject({ head: { offCards: 3 } })
  await enters('7')
  expect(await foundAs('6')).toBe('already-voted')
})
