/** A person who calls a technician reads numbers from the page: the machine's, and one for each trouble (OPN-01, OPN-04, LAW-11). */
import { expect, it } from 'vitest'
import { ok } from '#election/result.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff } from '#simulation/doors/kiosk-session.ts'
import { cast, inSession, next, select } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { CARD_REFUSALS, FAULTS, STAFF_REFUSALS, UNLOCK_REFUSALS, VOICE_DEVICES_LOST } from './codes.ts'
import type { KioskFacts } from './facts.ts'
import { numberOf, type Trouble } from './trouble-numbers.ts'
import { viewOf } from './view-of.ts'

const LIVE: KioskFacts = { ...FACTS, use: 'live' }

function lineOf(kiosk: PretendKiosk, line: string) {
  const { page } = kiosk
  return page.type === 'starting' ? page.lines.find((each) => each.line === line) : page.type
}

/** Up to the media, which are not answered yet. */
function selfTest(facts: KioskFacts, software: SoftwareFound): PretendKiosk {
  const kiosk = new PretendKiosk(facts)
  kiosk.software = software
  while (kiosk.pending[0]?.type !== 'admit-media') kiosk.answer()
  return kiosk
}

it('every trouble has a number of its own, of three digits', () => {
  const troubles: readonly Trouble[] = [
    ...CARD_REFUSALS,
    ...UNLOCK_REFUSALS,
    ...STAFF_REFUSALS,
    ...FAULTS,
    ...VOICE_DEVICES_LOST,
  ]
  const numbers = troubles.map(numberOf)
  for (const number of numbers) expect(number).toMatch(/^K-[1-9]\d\d$/)
  expect(new Set(numbers).size).toBe(new Set(troubles).size)
})

it('the machine says its number before any package is known, and its 機体番号 from then on', () => {
  const kiosk = new PretendKiosk()
  expect(viewOf(kiosk.state).machine).toBeNull()
  kiosk.happen({ type: 'machine-checked', result: ok(FACTS.machine) })
  expect(viewOf(kiosk.state).machine).toBe('2-K3')
  kiosk.open()
  expect(viewOf(kiosk.state).machine).toBe('NM-0203')
})

it('the zero check tells the second in which the last page was read', () => {
  const kiosk = new PretendKiosk()
  kiosk.start()
  expect(kiosk.page).toMatchObject({ type: 'zero-check', readAt: '2002-06-23T06:55:23', day: null })
})

it.each<[string, KioskFacts, SoftwareFound, unknown]>([
  ['the same', LIVE, { type: 'as-listed', fingerprint: '1' }, { state: 'good', found: '1' }],
  [
    'another file, real election',
    LIVE,
    { type: 'differs', path: 'dist/x' },
    { state: { bad: 'software-differs', values: { path: 'dist/x' } }, found: null },
  ],
  [
    'no list, real election',
    LIVE,
    { type: 'unlisted' },
    { state: { bad: 'software-differs', values: { path: 'dist/SHA256SUMS' } }, found: null },
  ],
  ['no list, rehearsal', { ...FACTS, use: 'rehearsal' }, { type: 'unlisted' }, { state: 'absent', found: null }],
  ['another file, fixture', FACTS, { type: 'differs', path: 'dist/x' }, { state: 'absent', found: null }],
])('software: %s', (_what, facts, found, line) => {
  const kiosk = selfTest(facts, found)
  expect(lineOf(kiosk, 'software')).toEqual({ line: 'software', ...(line as object) })
  kiosk.start()
  const stays = JSON.stringify(line).includes('bad')
  expect(kiosk.page.type).toBe(stays ? 'starting' : 'zero-check')
})

it.each([
  [1920, 1080, LIVE, 'good'],
  [1080, 1920, LIVE, 'good'],
  [1024, 600, LIVE, { bad: 'display-small' }],
  [1024, 600, FACTS, 'absent'],
] as const)('display of %i × %i', (width, height, facts, state) => {
  const kiosk = selfTest(facts, { type: 'as-listed', fingerprint: '1' })
  // The event belongs to no page: also a page that has changed meanwhile says how large it is.
  kiosk.happen({ type: 'screen', event: { on: 0, press: { type: 'glass', width, height } } })
  expect(lineOf(kiosk, 'display')).toEqual({ line: 'display', state, found: `${width} × ${height}` })
  kiosk.start()
  expect(kiosk.page.type).toBe(typeof state === 'object' ? 'starting' : 'zero-check')
})

it('a window that changes its size is nobody touching the glass (D-17)', () => {
  const kiosk = inSession()
  const { touchedAt } = kiosk.state
  kiosk.now = '2002-06-23T07:03' as LocalMinute
  kiosk.happen({ type: 'screen', event: { on: 0, press: { type: 'glass', width: 800, height: 600 } } })
  expect(kiosk.state.touchedAt).toBe(touchedAt)
})

it('closed: when, which media, and again after a restart', () => {
  const kiosk = new PretendKiosk().open()
  kiosk.now = '2002-06-23T20:05' as LocalMinute
  closeByStaff(kiosk)
  const told = {
    type: 'closed',
    day: '2002-06-23',
    closedAt: '2002-06-23T20:05',
    media: [{ serial: 'A-0203' }, { serial: 'B-0203' }],
  }
  expect(kiosk.page).toMatchObject(told)
  expect(kiosk.startedAgain().page).toMatchObject(told)
})

it('D-30: the next date of early voting shows which day it is, and the count of the one before', () => {
  const dates = ['2002-06-23', '2002-06-24'] as LocalDate[]
  const facts = { ...FACTS, station: { ...FACTS.station, dates } }
  const kiosk = new PretendKiosk(facts)
  kiosk.start()
  expect(kiosk.page).toMatchObject({ day: { date: '2002-06-23', position: 1, of: 2 } })
  kiosk.open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  for (const press of [next, select(101), next, cast]) kiosk.press(press)
  kiosk.settle()
  for (const press of [next, select(201), next, cast]) kiosk.press(press)
  kiosk.settle()
  kiosk.lift()
  kiosk.now = '2002-06-23T20:05' as LocalMinute
  closeByStaff(kiosk)
  expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
  kiosk.now = '2002-06-24T06:50' as LocalMinute
  expect(kiosk.startedAgain().page).toMatchObject({
    type: 'recovered',
    reopened: {
      day: { date: '2002-06-24', position: 2, of: 2 },
      before: '2002-06-23',
      records: [{ count: 1 }, { count: 1 }],
    },
  })
})
