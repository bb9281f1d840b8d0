/** The eve takes preparation alone, and no card is issued on another date than that of the opened day (PRE-04, D-29, D-31). */
import { describe, expect, it } from 'vitest'
import type { MachineId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { counts, IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import type { IssuerEvent } from './event.ts'
import { firstRecord } from './first-record.ts'
import { step } from './step.ts'
import { viewOf } from './view-of.ts'

const EVE = '2026-11-21T14:00'
const NIGHT = '2026-11-23T00:05'
const LIVE = { use: 'live', fingerprint: '12345 67890 12345 67890' } as const

function unopened(now: string, use: 'live' | 'rehearsal' = 'live') {
  const { facts } = new IssuerSession()
  return new IssuerSession({ record: firstRecord(facts), tab: 'prepare' }, { now, facts: { ...LIVE, use } })
}

const dayView = (session: IssuerSession) => {
  const view = viewOf(session.state)
  if (view.screen !== 'day') throw new Error('a day at the desk')
  return view
}

describe('the eve', () => {
  it('takes the list of the day before, and takes it back', () => {
    const session = unopened(EVE)
    expect(dayView(session).eve).toBe('2026-11-22')
    session.press({ type: 'day-ticked', tick: 'prepared-bell', done: true, witnesses: [] })
    expect(session.day.record.ticked).toEqual(['prepared-bell'])
    session.press({ type: 'day-ticked', tick: 'prepared-bell', done: false, witnesses: [] })
    session.press({ type: 'cards-received', count: 300 })
    expect(session.day.record).toMatchObject({ ticked: [], cardsReceived: 300 })
    expect(session.alarms).toEqual([])
  })

  it.each([
    { type: 'clock-confirmed' },
    { type: 'day-ticked', tick: 'media-in', done: true, witnesses: [0, 1] },
    { type: 'kiosk-marked', machine: 'K-1' as MachineId, state: 'started', note: '' },
    { type: 'opening-declared' },
    { type: 'voter-sought', text: '7', by: 'any' },
    { type: 'postponement-requested', reason: 'rain' },
    { type: 'rest-requested' },
  ] as const)('refuses $type in words, and nothing changes', (act) => {
    const session = unopened(EVE)
    const before = session.day
    session.press(act as Parameters<IssuerSession['press']>[0])
    expect(session.alarms).toEqual(['eve-prepares-only'])
    expect({ ...session.day, alarms: [] }).toEqual(before)
  })

  it('goes over into the day at midnight, with the program running', () => {
    const session = unopened(EVE)
    session.send({ type: 'minute', now: '2026-11-22T00:00' as LocalMinute })
    expect(dayView(session).eve).toBe(null)
    session.press({ type: 'clock-confirmed' })
    expect(session.day.record.clockConfirmed).toBe(true)
  })

  it('is none of a rehearsal, of a day that was opened, or two days before', () => {
    expect(dayView(unopened(EVE, 'rehearsal')).eve).toBe(null)
    expect(dayView(unopened('2026-11-20T14:00')).eve).toBe(null)
    const early = { ...LIVE, dates: ['2026-11-22', '2026-11-24'] as LocalDate[] }
    const between = new IssuerSession({}, { now: '2026-11-23T09:00', facts: early })
    expect(dayView(between).eve).toBe(null)
  })

  it('has no hour for the look at the room', () => {
    expect(dayView(unopened(EVE)).recheckDue).toBe(false)
    expect(dayView(unopened('2026-11-22T06:55')).recheckDue).toBe(true)
  })
})

describe('midnight of an opened day', () => {
  it.each([
    ['voting, with a clock that is not believed', { clockDoubted: true }, {}],
    ['closing, with people inside', {}, { stage: 'closing', closedAt: '2026-11-22T20:00' as LocalMinute }],
  ] as const)('%s: cards until it, and none after it', (_, day, changed) => {
    const session = new IssuerSession({ ...day, record: openRecord(changed) }, { now: '2026-11-22T23:59', facts: LIVE })
    expect(dayView(session).noCardNow).toBe(null)
    session.send({ type: 'minute', now: '2026-11-23T00:00' as LocalMinute })
    expect(dayView(session).noCardNow?.code).toBe('opened-day-is-over')
  })
})

describe('a start after the dates', () => {
  function opens(record: ReturnType<typeof openRecord> | null, use: 'live' | 'fixture' = 'live') {
    const { state } = new IssuerSession({}, { now: NIGHT, facts: { ...LIVE, use } })
    if (state.phase.type !== 'day') throw new Error('a day at the desk')
    const { facts, day } = state.phase
    const { roll, signingKey } = day
    const books = { type: 'books-opened', record, counts: counts(), roll, signingKey, unsettled: null } as IssuerEvent
    const { phase } = step({ ...state, phase: { type: 'opening-books', facts, wrongPins: 0 } }, books).state
    return phase.type === 'refused' ? phase.notice : phase.type
  }

  it('goes on with books that were opened, or postponed before that; on others nothing follows', () => {
    expect(opens(openRecord())).toBe('day')
    const postponed = { at: '2026-11-22T06:00' as LocalMinute, reason: 'rain', machinesLeft: 0 } as never
    expect(opens(openRecord({ openedAt: null, postponed }))).toBe('day')
    const values = { date: '2026-11-22', fingerprint: LIVE.fingerprint }
    expect(opens(openRecord({ openedAt: null }))).toEqual({ code: 'live-after-its-dates', values })
    expect(opens(null)).toMatchObject({ code: 'live-after-its-dates' })
    expect(opens(null, 'fixture')).toBe('day')
  })
})
