/** The ways beside the ordinary card, on the real app: books, take-over medium, restart, spare issuer, evening. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'
import type { Way, WayEntries } from './session/screen-event.ts'
import type { WAY_TICKS } from './session/way-ticks.ts'

const [MAYOR, COUNCIL] = ['mayor', 'council'] as ContestId[] as [ContestId, ContestId]
const NOTHING: WayEntries = {
  ticks: [],
  ticketReason: null,
  papers: null,
  ground: null,
  decidedBy: null,
  words: '',
  contests: [],
}
const INSISTS = { ground: 'no-right', decidedBy: 'officer', words: '立会人に異議なし' } as const

let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  const sources = sourcesWith(9)
  const marked = { 1: 'disqualified', 2: 'absentee_issued' } as const
  const roll = sources.roll.map((row, place): RollRow => ({ ...row, mark: marked[place as 1 | 2] ?? row.mark }))
  prepared = await prepareStation({ ...sources, roll })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

async function go(
  rollNo: string,
  way: Way,
  ticks: readonly (typeof WAY_TICKS)[number][],
  more: Partial<WayEntries> = {},
) {
  await desk.seek(rollNo)
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way })
  desk.app.send({ type: 'way-decided', entries: { ...NOTHING, ticks: [...ticks], ...more } })
  await desk.settled()
}

const braille = (rollNo: string, contests = [MAYOR, COUNCIL]) => go(rollNo, 'braille', ['cannot-see'], { contests })
const provisional = (rollNo: string) =>
  go(rollNo, 'provisional', ['headquarters-asked', 'witnesses-heard', 'explained'], {
    ...INSISTS,
    contests: [MAYOR, COUNCIL],
  })

async function refusedAs(rollNo: string): Promise<string> {
  await desk.seek(rollNo)
  const { code } = desk.desk('refused').notice
  desk.app.send({ type: 'voter-left' })
  return code
}

async function restart(machine = '2-I1'): Promise<void> {
  await desk.app.stop()
  await desk.start(machine)
  await desk.unlock()
}

const linesOf = () =>
  desk.day().counts.contests.map(({ issued, returned, marks, braille, provisional }) => ({
    voters: issued - returned,
    braille,
    provisional,
    marks,
  }))

describe('a ballot paper in place of a card (ELG-10, PAP-01, PAP-02, PAP-03)', () => {
  test('braille and provisional: no card afterwards, neither after a restart nor at the spare issuer; lines of their own (TRN-04, TRN-08)', async () => {
    await desk.serves('1')
    await provisional('2')
    desk.desk('paper-given')
    // The record does not slip away with the next key.
    desk.app.send({ type: 'voter-left' })
    desk.desk('paper-given')
    desk.app.send({ type: 'handed-over' })
    await braille('4', [MAYOR])
    desk.app.send({ type: 'handed-over' })
    const lines = [
      { voters: 1, braille: { men: 0, women: 1, unsaid: 0 }, provisional: { men: 0, women: 1, unsaid: 0 }, marks: 3 },
      { voters: 1, braille: { men: 0, women: 0, unsaid: 0 }, provisional: { men: 0, women: 1, unsaid: 0 }, marks: 2 },
    ]
    expect(linesOf()).toEqual(lines)
    // D-09: tickets of paper voters lie apart.
    expect(desk.day()).toMatchObject({ ticketsExpected: 1, counts: { ticketsHeld: 1, onPaper: 2, refusals: 1 } })
    await restart()
    expect(linesOf()).toEqual(lines)
    for (const rollNo of ['2', '4']) expect(await refusedAs(rollNo)).toBe('paper-path')
    await desk.app.stop()
    await rm(join(desk.room, 'machines', '2-I1'), { recursive: true })
    await desk.start('2-I2')
    await desk.unlock()
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'day', 'the spare goes on')
    expect(linesOf()).toEqual(lines)
    for (const rollNo of ['2', '4']) expect(await refusedAs(rollNo)).toBe('paper-path')
    // ISS-10 on paper: the contest that was declined is left, on the same way.
    await braille('4', [COUNCIL])
    desk.app.send({ type: 'handed-over' })
    expect(linesOf()[1]).toMatchObject({ braille: { men: 0, women: 1 }, marks: 3 })
    closeAsRecorded(desk, 1)
    expect(desk.day()).toMatchObject({ alarm: null, record: { closing: { kiosksMayClose: true } } })
  })

  test('a card that is out: no paper; a paper that was not handed out is taken back, and the voter may have a card', async () => {
    await desk.serves('1')
    await desk.seek('1')
    desk.app.send({ type: 'ways-requested' })
    expect(desk.desk('ways').open).toEqual([])
    desk.app.send({ type: 'operation-cancelled' })
    await braille('4')
    desk.app.send({ type: 'paper-withdrawn' })
    await desk.settled()
    desk.desk('found')
    expect(linesOf()[0]).toMatchObject({ braille: { men: 0, women: 0 }, marks: 1 })
    await desk.issueTo('4', await desk.newCard())
    desk.desk('hand-over')
  })

  test('a card that came back unvoted leaves the way of paper open, and what waited for another card is struck', async () => {
    const card = await desk.serves('1')
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [] })
    await desk.exchanges(card)
    desk.takeCard()
    desk.desk('checked')
    desk.app.send({ type: 'ways-requested' })
    desk.app.send({ type: 'way-chosen', way: 'braille' })
    const entries = { ...NOTHING, ticks: ['cannot-see' as const], contests: [MAYOR] }
    desk.app.send({ type: 'way-decided', entries })
    await desk.settled()
    expect(linesOf()).toMatchObject([
      { voters: 0, marks: 1 },
      { voters: 0, marks: 0 },
    ])
    desk.app.send({ type: 'handed-over' })
    expect(desk.day()).toMatchObject({ ticketsExpected: 0, counts: { ticketsHeld: 0, ticketsWaiting: 0 } })
  })
})

describe('the other ways', () => {
  test('absentee papers handed back free the voter (ELG-03), after a restart too', async () => {
    expect(await refusedAs('3')).toBe('absentee-issued')
    await go('3', 'papers-back', ['papers-with-officer'], { papers: 2 })
    desk.desk('found')
    desk.app.send({ type: 'voter-left' })
    await restart()
    await desk.issueTo('3', await desk.newCard())
    desk.desk('hand-over')
    expect(desk.day().counts).toMatchObject({ absenteeReturned: 1, cardsIssued: 1 })
  })

  test('another ticket: the first one is refused from then on, and T counts the one that is held (ELG-07, ISS-01)', async () => {
    await go('5', 'no-ticket', ['identity-known'], { ticketReason: 'lost' })
    expect(desk.desk('found').ticket).toBe('reissued')
    desk.app.send({ type: 'voter-left' })
    desk.app.send({ type: 'voter-sought', text: 'T5', by: 'any' })
    await desk.settled()
    expect(desk.desk('refused').notice.code).toBe('ticket-replaced')
    await desk.issueTo('5', await desk.newCard())
    desk.desk('hand-over')
    expect(desk.day()).toMatchObject({ ticketsExpected: 1, counts: { ticketsReissued: 1, ticketsHeld: 1 } })
  })

  test('refused for want of a declaration: no card until it is made (ELG-08)', async () => {
    await go('6', 'refusal', ['witnesses-heard'])
    expect(desk.desk('refused').notice.code).toBe('not-declared')
    desk.app.send({ type: 'voter-left' })
    await restart()
    expect(await refusedAs('6')).toBe('not-declared')
    await go('6', 'declaration', ['before-witnesses', 'written-and-read', 'signed'])
    desk.desk('found')
    expect(desk.day().counts).toMatchObject({ declarations: 1, refusals: 0 })
  })

  test('a refused braille ballot: no provisional ballot for it, no paper, and the card stays open (PAP-04)', async () => {
    await go('8', 'braille-refused', ['witnesses-heard', 'explained'])
    desk.desk('found')
    desk.app.send({ type: 'ways-requested' })
    expect(desk.desk('ways')).toMatchObject({ voter: { standing: { brailleRefused: true, paper: 'none', marks: 0 } } })
    expect(desk.desk('ways').open).not.toContain('braille-refused')
    desk.app.send({ type: 'operation-cancelled' })
    desk.app.send({ type: 'voter-left' })
    await desk.issueTo('8', await desk.newCard())
    desk.desk('hand-over')
    expect(linesOf()[0]).toMatchObject({ voters: 1, braille: { men: 0, women: 0 }, provisional: { men: 0, women: 0 } })
  })

  test('a refused proxy vote: no provisional ballot for it, the card and assistance stay open (PRX-06)', async () => {
    await go('7', 'proxy-refused', ['witnesses-heard', 'explained'])
    desk.desk('found')
    desk.app.send({ type: 'ways-requested' })
    expect(desk.desk('ways').open).not.toContain('proxy-refused')
    desk.app.send({ type: 'operation-cancelled' })
    desk.app.send({ type: 'voter-left' })
    await desk.issueTo('7', await desk.newCard(), ['補助 一', '補助 二'])
    desk.desk('hand-over')
    expect(linesOf()[0]).toMatchObject({ voters: 1, provisional: { men: 0, women: 0 } })
    expect(desk.day().counts.proxiesRefused).toBe(1)
  })
})
