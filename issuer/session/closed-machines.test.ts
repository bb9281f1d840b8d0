/** CLS-03, CLS-04, CLS-06: a machine is closed here when its closing screen was typed, to the last number; before, nothing is sealed or signed. */
import { describe, expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import {
  CLOSED_SCREENS,
  COUNCIL,
  counts,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  SPARE,
  TICKED,
} from '#simulation/rooms/issuer-session.ts'
import { closingSteps } from './day-checklist.ts'
import type { DayRecord, IssuerFacts } from './state.ts'
import { viewOf } from './view-of.ts'

const NUMBER = '12345678901234567890'
const OTHER = '22345678901234567890'
const typed = (number: string, pair: number) => `${number}${checkDigits(number, pair as PairNumber)}`
const [TYPED, TYPED_OTHER] = [typed(NUMBER, 1), typed(OTHER, 2)]

/** Everything else of the evening is done. */
function evening(closing: Partial<DayRecord['closing']> = {}, changes: Partial<DayRecord> = {}, facts?: object) {
  const open = openRecord()
  const record = openRecord({
    stage: 'closing',
    closedAt: '2026-11-22T20:00' as LocalMinute,
    cardsReceived: 20,
    inside: { rollNos: [], fixed: true },
    witnesses: { ...open.witnesses, transport: 'a' },
    closing: { ...open.closing, ticks: TICKED, kiosksMayClose: true, ticketsCounted: 0, cardsInCase: 20, ...closing },
    ...changes,
  })
  const more = facts === undefined ? {} : { facts: facts as Partial<IssuerFacts> }
  return new IssuerSession({ record, counts: counts() }, { now: '2026-11-22T20:30', ...more })
}

const refused = (session: IssuerSession, event: Parameters<IssuerSession['press']>[0]) => {
  session.press(event)
  const code = session.alarms[0] ?? null
  const values = session.day.alarms[0]?.values ?? {}
  if (code !== null) session.press({ type: 'alarm-acknowledged' })
  return [code, values.machine ?? null]
}
const report = (session: IssuerSession) => refused(session, { type: 'station-report-requested' })
const isDone = (session: IssuerSession) =>
  closingSteps(session.facts, session.day).find(({ step }) => step === 'kiosks')?.done
const tellCounts = (session: IssuerSession, machine: typeof K1) => {
  for (const contest of [MAYOR, COUNCIL]) session.press({ type: 'records-told', machine, contest, count: 0 })
}
const openOf = (session: IssuerSession) => {
  const view = viewOf(session.state)
  return view.screen === 'day' ? view.openMachines : null
}

describe('the machines are closed', () => {
  it('only when the last number of the last one stands here, and the report names what is missing', () => {
    const session = evening()
    expect([isDone(session), openOf(session), report(session)]).toEqual([false, [K1, K2], ['records-missing', K1]])
    tellCounts(session, K1)
    expect([isDone(session), report(session)]).toEqual([false, ['seal-number-missing', K1]])
    session.press({ type: 'seal-told', machine: K1, digits: TYPED })
    expect([isDone(session), openOf(session), report(session)]).toEqual([false, [K2], ['records-missing', K2]])
    tellCounts(session, K2)
    expect(isDone(session)).toBe(false)
    session.press({ type: 'seal-told', machine: K2, digits: TYPED_OTHER })
    expect([isDone(session), openOf(session)]).toEqual([true, []])
    expect(session.press({ type: 'station-report-requested' })).toEqual([])
    expect(session.officer().map(({ type }) => type)).toContain('write-station-report')
  })

  it('before the order nothing is closed, whatever was typed in an earlier evening', () => {
    expect(isDone(evening({ ...CLOSED_SCREENS, kiosksMayClose: false }))).toBe(false)
  })

  it('words stand in the place of a number that nobody can read; taken back, or with the number, they are gone', () => {
    const session = evening({ told: CLOSED_SCREENS.told })
    session.press({ type: 'seal-missing', machine: K1, reason: ' the screen went dark ' })
    session.press({ type: 'seal-missing', machine: K2, reason: 'b' })
    expect(session.day.record.closing.noSeals).toEqual([
      { machine: K1, reason: 'the screen went dark' },
      { machine: K2, reason: 'b' },
    ])
    expect(isDone(session)).toBe(true)
    session.press({ type: 'seal-missing', machine: K2, reason: '' })
    expect([isDone(session), report(session)]).toEqual([false, ['seal-number-missing', K2]])
    session.press({ type: 'seal-told', machine: K1, digits: TYPED })
    expect(session.day.record.closing.noSeals).toEqual([])
    expect(session.press({ type: 'seal-missing', machine: K1, reason: 'c' })).toEqual([])
    expect(session.press({ type: 'seal-missing', machine: 'K-77' as typeof K1, reason: 'c' })).toEqual([])
  })

  it('a dead one has nothing to say until another has taken its pair over; a spare never', () => {
    const kiosks = openRecord().kiosks.map((kiosk) =>
      kiosk.machine === K2 ? { ...kiosk, state: 'failed' as const, note: 'dark' } : kiosk,
    )
    const one = { told: CLOSED_SCREENS.told.slice(0, 1), noSeals: CLOSED_SCREENS.noSeals.slice(0, 1) }
    const session = evening(one, { kiosks })
    expect(isDone(session)).toBe(true)
    session.press({ type: 'pair-taken-over', machine: K2, by: SPARE })
    expect([isDone(session), openOf(session)]).toEqual([false, [K2]])
  })

  it('LAW-12: on a day in the middle a machine has no seal', () => {
    const dates = ['2026-11-22', '2026-11-23'] as LocalDate[]
    const session = evening({ told: CLOSED_SCREENS.told }, {}, { dates })
    expect(isDone(session)).toBe(true)
  })
})

describe('while a machine is open', () => {
  const open = (closing: Partial<DayRecord['closing']> = {}) =>
    evening({ told: CLOSED_SCREENS.told, noSeals: CLOSED_SCREENS.noSeals.slice(0, 1), ...closing })
  const media = (['original', 'duplicate'] as const).flatMap((role) =>
    [K1, K2].map((machine) => ({ machine, role, serial: 'S', sealed: true })),
  )

  it.each<[string, Parameters<IssuerSession['press']>[0]]>([
    ['its medium', { type: 'medium-noted', machine: K2, role: 'original', serial: 'S1-P2-O', sealed: true }],
    [
      'a container',
      { type: 'sealing-ticked', tick: 'duplicates-sealed', done: true, witnesses: [], label: 'A', again: 'A' },
    ],
    ['the boxes', { type: 'boxes-ready', exception: '' }],
    ['the boxes, with words', { type: 'boxes-ready', exception: 'nobody knows why' }],
  ])('%s cannot be sealed or called ready', (_, event) => {
    const session = open({ media })
    expect(refused(session, event)).toEqual(['kiosk-not-closed', K2])
    expect(session.day.record.closing).toMatchObject({ media, boxesReady: null })
  })

  it('the medium of another one that is closed is sealed', () => {
    const session = open()
    session.press({ type: 'medium-noted', machine: K1, role: 'original', serial: 'S1-P1-O', sealed: true })
    expect([session.alarms, session.day.record.closing.media]).toEqual([
      [],
      [{ machine: K1, role: 'original', serial: 'S1-P1-O', sealed: true }],
    ])
  })

  it('the page says so before anybody presses', () => {
    const session = open()
    const view = viewOf(session.state)
    const sealing = closingSteps(session.facts, session.day).find(({ step }) => step === 'sealing')
    expect(sealing?.blocked).toMatchObject({ code: 'kiosk-not-closed', values: { machine: K2 } })
    expect(view.screen === 'day' && view.boxesBlocked).toMatchObject({ code: 'kiosk-not-closed' })
  })
})

it('the moment of the signature is kept; the same report written again was signed when it was', () => {
  const session = evening(CLOSED_SCREENS)
  const written = (version: number) => session.send({ type: 'station-report-written', version, files: [], digits: '1' })
  session.press({ type: 'station-report-requested' })
  session.officer()
  written(1)
  expect(session.day.record.reports).toEqual({ version: 1, correcting: '', written: 1, signedAt: '2026-11-22T20:30' })
  session.send({ type: 'minute', now: '2026-11-22T20:45' as LocalMinute })
  session.press({ type: 'station-report-requested' })
  written(1)
  expect(session.day.record.reports.signedAt).toBe('2026-11-22T20:30')
})
