/** OPN-01, OPN-06, OPN-09, FLT-02: no machine is ready, no sheet signed and no card issued before the steps that come first. */
import { describe, expect, it } from 'vitest'
import type { Use } from '#election/definition/definition.ts'
import type { MachineId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { IssuerSession, K1, K2, openRecord, SPARE } from '#simulation/rooms/issuer-session.ts'
import { type DayTick, RECHECK_TICKS } from './day-names.ts'
import type { DayRecord } from './day-record.ts'
import { viewOf } from './view-of.ts'

const MORNING: readonly DayTick[] = ['media-in', 'fronts-locked', ...RECHECK_TICKS]

function at(ticked: readonly DayTick[], changes: Partial<DayRecord> = {}, use: Use = 'fixture'): IssuerSession {
  const { kiosks } = openRecord()
  const waiting = kiosks.map((kiosk) =>
    kiosk.state === 'started' ? ({ ...kiosk, state: 'waiting', wasStarted: false, signedFor: false } as const) : kiosk,
  )
  const record = openRecord({ kiosks: waiting, sheet: 'none', sheetSigned: null, ticked, ...changes })
  return new IssuerSession({ record }, { facts: { use }, now: '2026-11-22T07:01' })
}

const ready = (session: IssuerSession, machine: MachineId) =>
  session.press({ type: 'kiosk-marked', machine, state: 'started', note: '' })
const sign = (session: IssuerSession) =>
  session.press({ type: 'confirmation-sheet-signed', form: 'blank', reason: 'no printer' })
const noCard = (session: IssuerSession) => {
  const view = viewOf(session.state)
  return view.screen === 'day' ? (view.noCardNow?.code ?? null) : view.screen
}
const unsigned = (session: IssuerSession) => {
  const view = viewOf(session.state)
  return view.screen === 'day' ? view.unsigned : view.screen
}

const unopened = { stage: 'preparing', openedAt: null } as const

describe.each(['fixture', 'rehearsal', 'live'] as const)('the morning of a %s', (use) => {
  it.each<[string, readonly DayTick[], Partial<DayRecord>]>([
    ['media-not-in', [], unopened],
    ['fronts-not-locked', ['media-in'], unopened],
    ['recheck-open', ['media-in', 'fronts-locked'], unopened],
    ['not-opened', MORNING, unopened],
    ['bell-not-rung', MORNING, {}],
  ])('before the step that %s names, no machine is ready and no sheet is signed', (code, ticked, changes) => {
    for (const act of [(session: IssuerSession) => ready(session, K1), sign]) {
      const session = at(ticked, changes, use)
      const { record } = session.day
      act(session)
      expect(session.alarms).toEqual([code])
      expect(session.day.record).toBe(record)
    }
  })

  it('the first card waits for the machines, the sheet, and the inner lid', () => {
    const session = at([...MORNING, 'opening-bell'], {}, use)
    expect(noCard(session)).toBe('kiosk-not-decided')
    ready(session, K1)
    ready(session, K2)
    expect(noCard(session)).toBe('sheet-not-signed')
    sign(session)
    expect(noCard(session)).toBe('inner-lid-first')
    session.press({ type: 'day-ticked', tick: 'inner-lid-locked', done: true, witnesses: [0, 1] })
    expect(noCard(session)).toBe(null)
    session.press({ type: 'day-ticked', tick: 'inner-lid-locked', done: false, witnesses: [] })
    expect(noCard(session)).toBe('inner-lid-first')
  })
})

describe('the step "zero check and machines"', () => {
  const STATES = ['waiting', 'started', 'spare', 'failed'] as const
  const isDone = (session: IssuerSession) => {
    const view = viewOf(session.state)
    return view.screen === 'day' && view.opening.some(({ step, done }) => step === 'kiosks' && done)
  }
  const mark = (session: IssuerSession, machine: MachineId, state: (typeof STATES)[number]) =>
    session.press({ type: 'kiosk-marked', machine, state, note: state === 'failed' ? 'dead' : '' })

  it('is done when every machine is decided and one is ready, in whatever order they are marked', () => {
    for (const first of STATES) {
      for (const second of STATES) {
        for (const third of STATES) {
          const states = [first, second, third]
          const whole = !states.includes('waiting') && states.includes('started')
          for (const order of [
            [0, 1, 2],
            [2, 1, 0],
            [1, 2, 0],
          ]) {
            const session = at([...MORNING, 'opening-bell'])
            mark(session, SPARE, 'waiting')
            for (const place of order) {
              expect(isDone(session)).toBe(false)
              mark(session, [K1, K2, SPARE][place] as MachineId, states[place] as (typeof STATES)[number])
            }
            expect([states, isDone(session)]).toEqual([states, whole])
          }
        }
      }
    }
  })

  it('does not wait for the spare of the package, which is marked as one from the start', () => {
    const session = at([...MORNING, 'opening-bell'])
    expect(session.day.record.kiosks.find(({ machine }) => machine === SPARE)?.state).toBe('spare')
    ready(session, K1)
    expect(isDone(session)).toBe(false)
    ready(session, K2)
    expect(isDone(session)).toBe(true)
    mark(session, SPARE, 'waiting')
    expect(isDone(session)).toBe(false)
  })
})

describe('a spare that comes in at ten', () => {
  const inTheDay = (kiosks: DayRecord['kiosks'] = openRecord().kiosks) =>
    new IssuerSession({ record: openRecord({ kiosks }) }, { now: '2026-11-22T10:00' })

  it('stops no card for the others, and is named until it is signed for', () => {
    const session = inTheDay()
    expect(unsigned(session)).toBe('')
    ready(session, SPARE)
    expect([unsigned(session), noCard(session)]).toEqual([SPARE, null])
    sign(session)
    expect([unsigned(session), noCard(session)]).toEqual(['', null])
    // A signature of today stays, also when a wrong tap takes the machine out.
    session.press({ type: 'kiosk-marked', machine: SPARE, state: 'failed', note: 'paper jam' })
    ready(session, SPARE)
    expect(unsigned(session)).toBe('')
  })

  it('as the only machine left, keeps every card back until it is signed for', () => {
    const session = inTheDay()
    for (const machine of [K1, K2]) session.press({ type: 'kiosk-marked', machine, state: 'failed', note: 'dead' })
    ready(session, SPARE)
    expect(noCard(session)).toBe('spare-not-signed')
    sign(session)
    expect(noCard(session)).toBe(null)
  })

  it('taken out again with a tap, leaves nothing unsigned', () => {
    const session = inTheDay()
    ready(session, SPARE)
    session.press({ type: 'kiosk-marked', machine: SPARE, state: 'spare', note: '' })
    expect(unsigned(session)).toBe('')
    expect(session.day.record.openedAt).toBe('2026-11-22T07:00' as LocalMinute)
  })
})
