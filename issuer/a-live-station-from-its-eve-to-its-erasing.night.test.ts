/**
 * PRE-04, D-29, D-31: a real election with the real program, books and medium, in a room whose clock goes from the eve over midnight to the
 * erasing two days later.
 */
import { existsSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { prepareLiveStation, startLive } from '#simulation/rooms/live-desk.ts'
import { type PreparedStation, Reception } from '#simulation/rooms/reception.ts'
import {
  closeAsRecorded,
  endTheDay,
  eraseTheBooks,
  sealEverything,
  writeReport,
} from '#simulation/rooms/reception-evening.ts'
import { IssuerScreen } from './screens/issuer-screen.tsx'
import { databasePath } from './services/books/open-books.ts'
import { PREPARATION_TICKS } from './session/day-names.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'

let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareLiveStation(6)
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
})
afterEach(() => desk.clear())

const number = () => prepared.election.fingerprint
const database = (machine = '2-I1') =>
  databasePath(desk.config(machine).machine, prepared.election.electionPackage.electionId, '2' as never)

/** Power on at this hour: the start page, or what refuses it. */
async function starts(at: string, machine = '2-I1'): Promise<string> {
  await desk.app?.stop()
  desk.clock.set(at)
  await startLive(desk, machine)
  await desk.until(({ screen }) => screen !== 'starting', 'the start')
  return refusal()
}

function refusal(): string {
  const { view } = desk
  return 'notice' in view ? view.notice.code : view.screen
}

const page = () => renderToStaticMarkup(createElement(IssuerScreen, { view: desk.view, send: () => {} }))

async function unlocks(at: string): Promise<void> {
  expect(await starts(at)).toBe('locked')
  await desk.unlock()
}

/** ELG-02a: no list of the office came in this test. */
async function withoutLists(): Promise<void> {
  desk.send({ type: 'roll-list-waived', reason: 'the commission says there is none' })
  await desk.officer()
}

function alarmAfter(event: Parameters<Reception['send']>[0]): string | undefined {
  desk.send(event)
  const code = desk.day().alarm?.code
  desk.send({ type: 'alarm-acknowledged' })
  return code
}

async function closesTheDay(): Promise<void> {
  sealEverything(desk)
  await writeReport(desk)
  expect(desk.day().report.type).toBe('written')
}

describe('a live station', () => {
  test('prepares on the eve, votes on the day, is cut at 20:40, reports after midnight, is erased two days later', async () => {
    await unlocks('2002-06-22T14:00')
    expect(desk.day()).toMatchObject({ eve: '2002-06-23', tab: 'prepare', stage: 'preparing', recheckDue: false })
    expect(page()).toContain(number())
    for (const tick of PREPARATION_TICKS) desk.send({ type: 'day-ticked', tick, done: true, witnesses: [] })
    const mornings: readonly IssuerScreenEvent[] = [
      { type: 'clock-confirmed' },
      { type: 'day-ticked', tick: 'media-in', done: true, witnesses: [0, 1] },
      { type: 'opening-declared' },
      { type: 'voter-sought', text: '1', by: 'roll-number' },
      { type: 'card-check-requested' },
      { type: 'postponement-requested', reason: 'rain' },
    ]
    for (const act of mornings) expect(alarmAfter(act)).toBe('eve-prepares-only')
    expect(desk.day().record.clockConfirmed).toBe(false)

    await unlocks('2002-06-23T06:30')
    expect(desk.day()).toMatchObject({ eve: null, stage: 'preparing' })
    expect(desk.day().record.ticked).toEqual([...PREPARATION_TICKS])
    await desk.open()
    await withoutLists()
    await desk.serves('1')
    desk.clock.set('2002-06-23T20:00')
    desk.send({ type: 'closing-declared' })

    // 20:40: the power goes. 00:05: it comes.
    await unlocks('2002-06-24T00:05')
    expect(desk.day()).toMatchObject({ stage: 'closing', eve: null })
    expect(desk.day().noCardNow?.code).toBe('opened-day-is-over')
    closeAsRecorded(desk, 1, '2002-06-24')
    await closesTheDay()

    await unlocks('2002-06-25T10:00')
    expect(desk.day().stage).toBe('closed')
    await endTheDay(desk)
    expect(desk.day().signingKey).toBe('erased')
    await desk.app.stop()
    await starts('2002-06-26T09:00')
    expect(refusal()).toBe('locked')
    await desk.unlock()
    await eraseTheBooks(desk, '選管 花子')
    expect(refusal()).toBe('books-erased')
    expect(existsSync(database())).toBe(false)
    expect(await starts('2002-06-27T09:00')).toBe('books-erased')
  })

  test('refuses two days before, and after its date where nothing was opened; the page has the check number', async () => {
    for (const [at, code] of [
      ['2002-06-21T14:00', 'live-outside-its-dates'],
      ['2002-06-24T00:05', 'live-after-its-dates'],
    ] as const) {
      expect(await starts(at)).toBe(code)
      expect(page()).toContain(number())
      expect(existsSync(database())).toBe(false)
    }
  })

  test('its issuer dies at night, and the spare reports with the take-over medium', async () => {
    await unlocks('2002-06-23T06:40')
    await desk.open()
    await withoutLists()
    await desk.serves('1')
    expect(await starts('2002-06-24T00:05', '2-I2')).toBe('locked')
    await desk.unlock()
    expect(desk.view).toMatchObject({ screen: 'take-over', offer: { record: { stage: 'voting' } } })
    desk.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until(({ screen }) => screen === 'day', 'the day')
    // WX3: the spare cannot know whether midnight has come or its clock is wrong; it says both dates, and lets do either.
    expect(desk.day()).toMatchObject({ closingDue: true, noCardNow: { code: 'opened-day-is-over' } })
    for (const date of ['2002-06-24', '2002-06-23']) expect(page()).toContain(inEra(date as LocalDate))
    closeAsRecorded(desk, 1, '2002-06-24')
    await closesTheDay()
  })
})
