/** LAW-12, D-30, ELG-02a: an early-voting station of three days. Books and cards go through; a day ends, rests and begins with its own checks. */
import { describe, expect, it } from 'vitest'
import type { MachineId } from '#election/ids.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import {
  atEvening,
  closingOf,
  DATES,
  evening,
  FIRST,
  facts,
  LAST,
  leave,
  nextMorning,
  officer,
  rest,
  SECOND,
  start,
  stateOf,
  tells,
  voted,
} from '#simulation/rooms/early-voting-days.ts'
import {
  ALL,
  CLOSED_SCREENS,
  IssuerSession,
  K1,
  K2,
  openRecord,
  SPARE,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import { decodeDayRecord, encodeDayRecord } from '../services/books/day-record.ts'
import { recordsToday } from './balance.ts'
import { KEY_ENVELOPES } from './day-names.ts'
import { countsToday, isLastDay, ticketsToday } from './days.ts'
import type { Counts, DayRecord } from './state.ts'
import { viewOf } from './view-of.ts'

describe('what clerks see', () => {
  const viewAt = (session: IssuerSession) => {
    const view = viewOf(session.state)
    if (view.screen !== 'day') throw new Error('the day')
    return view
  }

  it('figures of the day, beside those of all days: on a later day nothing of the day before is counted as of today', () => {
    const { today: first, counts: all } = viewAt(atEvening(FIRST, 4))
    expect(first).toEqual(all)
    const later = viewAt(nextMorning())
    expect(later.today).toMatchObject({
      cardsIssued: 0,
      contests: [
        { issued: 0, men: 0 },
        { issued: 0, women: 0 },
      ],
    })
    expect(later.counts).toMatchObject({ cardsIssued: 4, contests: [{ issued: 4 }, { issued: 4 }] })
  })

  it('a card that was taken home yesterday takes no machine from the voters of today, and is not told as out for long', () => {
    const taken = { ...voted(4), cardsOut: 1 }
    const hours = [{ until: '09:00' as LocalTime, cardsIssued: 0, contests: [] }]
    const days = { ...nextMorning().day.record.days, overnight: { counts: taken, told: [], morning: [] } }
    const record = openRecord({ openedAt: `${SECOND}T07:00` as LocalMinute, hours, days })
    const at = { facts, now: `${SECOND}T09:30` as LocalMinute }
    const free = (now: Counts) => viewAt(new IssuerSession({ record, counts: now }, at))
    expect(free(taken)).toMatchObject({ longOut: null, counts: { cardsOut: 1 } })
    expect(free({ ...voted(5), cardsOut: 2 })).toMatchObject({ longOut: null })
  })

  it('up to when what a voter leaves out is open, at this station alone; nothing of that on election day', () => {
    expect(viewAt(nextMorning()).head?.earlyUntil).toBe(LAST)
    const election = new IssuerSession({}, { facts: { dates: [LAST], stops: [], earlyVoting: false } })
    expect(viewAt(election).head?.earlyUntil).toBeNull()
  })
})

describe('the evening of a day that is not the last', () => {
  it('has no report, no media and no end; it has a rest and a list', () => {
    const session = atEvening(FIRST, 4)
    expect(isLastDay({ ...facts } as never, session.day.record)).toBe(false)
    const steps = closingOf(session)
    for (const gone of ['transport', 'sealing', 'report', 'end'] as const) expect(steps).not.toContain(gone)
    expect(steps).toEqual(expect.arrayContaining(['rest', 'list', 'envelopes', 'leaving']))
    session.press({ type: 'station-report-requested' })
    expect(session.alarms).toEqual(['days-to-come'])
  })

  it('waits for the account like any report, and for the officer', () => {
    const open = atEvening(FIRST, 4, 3)
    open.press({ type: 'rest-requested' })
    expect(open.alarms).toEqual(['difference-unexplained'])
    const session = atEvening(FIRST, 4)
    expect(session.press({ type: 'rest-requested' })).toEqual([])
    expect(session.day.record.days.rested).toBeNull()
    const effects = officer(session)
    expect(session.day.record).toMatchObject({ stage: 'closed', days: { rested: `${FIRST}T20:30` } })
    // The record first: a power cut before the list leaves a day that rests, and the list is asked for again.
    expect(effects.map(({ type }) => type)).toEqual(['save-day', 'write-day-list'])
  })

  it('an explanation is of the difference that was there, and of no other', () => {
    const explained = () => {
      const session = atEvening(FIRST, 4, 3)
      session.press({ type: 'difference-explained', reason: 'one card is missing' })
      return session
    }
    const rests = explained()
    rests.press({ type: 'rest-requested' })
    expect(rests.alarms).toEqual([])
    const another = explained()
    another.press({ type: 'tickets-counted', count: 77 })
    another.press({ type: 'rest-requested' })
    expect(another.alarms).toEqual(['difference-unexplained'])
  })

  it('closes the desk: nobody is sought, nothing of the day is changed, papers and keys go on', () => {
    const session = atEvening(FIRST, 4)
    rest(session)
    for (const event of [
      { type: 'voter-sought', text: '7', by: 'roll-number' },
      { type: 'kiosk-marked', machine: K1, state: 'failed', note: 'x' },
      { type: 'station-report-requested' },
      { type: 'end-of-day-requested' },
    ] as const) {
      expect(session.press(event)).toEqual([])
      expect(session.alarms.at(-1)).toBe('day-rests')
    }
    leave(session)
    expect(session.day.record.keys.envelopes).toHaveLength(KEY_ENVELOPES.length)
  })

  it('writes the list again for a lost stick; one that could not be written is said', () => {
    const session = atEvening(FIRST, 4)
    rest(session)
    session.send({ type: 'day-list-failed' })
    expect(session.alarms).toEqual(['day-list-not-written'])
    expect(session.press({ type: 'day-list-requested' }).map(({ type }) => type)).toEqual(['write-day-list'])
  })
})

describe('the next morning', () => {
  // TC-26
  it('begins on a listed date alone, after the list, the polling record and the keys', () => {
    const session = atEvening(FIRST, 4)
    rest(session)
    const asked = (now: string) => {
      session.send({ type: 'minute', now: now as LocalMinute })
      session.press({ type: 'next-day-requested' })
      return session.alarms.at(-1)
    }
    expect(asked(`${SECOND}T06:30`)).toBe('day-list-missing')
    session.send({ type: 'day-list-written', number: 1, voters: 4, digits: '1'.repeat(20) })
    expect(asked(`${SECOND}T06:30`)).toBe('polling-record-open')
    leave(session)
    expect(asked(`${FIRST}T23:00`)).toBe('next-day-not-come')
    expect(asked('2026-11-22T06:30')).toBe('next-day-not-come')
    expect(session.day.officer).toBeNull()
    session.send({ type: 'minute', now: `${SECOND}T06:30` as LocalMinute })
    session.press({ type: 'next-day-requested' })
    expect(session.day.officer?.act.type).toBe('begin-day')
  })

  it('stands as before the opening, with the cards, the machines and what was replaced of the days before', () => {
    const session = nextMorning()
    const { record } = session.day
    expect(record).toMatchObject({ stage: 'preparing', openedAt: null, closedAt: null, cardsReceived: 100, ticked: [] })
    expect(record.days).toMatchObject({
      before: [{ date: FIRST, tickets: 4, openedAt: `${FIRST}T07:00`, closedAt: `${FIRST}T20:00` }],
      overnight: { counts: voted(4), morning: [] },
      list: null,
      rested: null,
    })
    expect([K1, K2, SPARE].map((machine) => stateOf(session, machine)?.state)).toEqual(['waiting', 'waiting', 'spare'])
    expect(session.day.tab).toBe('prepare')
    const view = viewOf(session.state)
    expect(view.screen === 'day' && view.opening.map(({ step }) => step)).toContain('morning')
  })

  // OPN-01: nobody is asked for a machine before the declaration and its bell.
  const declared = (session: IssuerSession) => {
    const { phase } = session.state
    if (phase.type !== 'day') throw new Error('a day at the desk')
    const { ticked } = openRecord()
    const openedAt = `${SECOND}T07:00` as LocalMinute
    const record = { ...phase.day.record, stage: 'voting', openedAt, ticked } as const
    session.state = { ...session.state, phase: { ...phase, day: { ...phase.day, record } } }
    return session
  }

  it('a machine is ready only with the numbers of the evening', () => {
    const session = declared(nextMorning())
    start(session, K1)
    expect(session.alarms.at(-1)).toBe('morning-not-told')
    tells(session, K1, 4, 3)
    start(session, K1)
    expect(session.alarms.at(-1)).toBe('morning-differs')
    expect(stateOf(session, K1)?.state).toBe('waiting')
    tells(session, K1, 4, 4)
    start(session, K1)
    expect(stateOf(session, K1)).toMatchObject({ state: 'started', wasStarted: true })
  })

  const isReady = (session: IssuerSession, machine: MachineId) => {
    start(session, machine)
    return stateOf(session, machine)?.state === 'started'
  }

  it('a machine that does not start in the morning is ready when it does, with the numbers of the evening', () => {
    const session = declared(nextMorning())
    session.press({ type: 'kiosk-marked', machine: K1, state: 'failed', note: '電源が入らない' })
    expect(isReady(session, K1)).toBe(false)
    tells(session, K1, 4, 4)
    expect(isReady(session, K1)).toBe(true)
  })

  it('a day that is postponed before its opening leaves each machine the numbers of the evening before it', () => {
    const before = nextMorning().day.record
    const { closing } = evening(SECOND, 4, 0)
    const postponed = { at: `${SECOND}T06:40` as LocalMinute, reason: '台風' }
    const inside = { rollNos: [], fixed: true }
    const { witnesses } = openRecord()
    const day = { ...before, stage: 'closing', postponed, inside, witnesses } as const
    const record = { ...day, closing: { ...closing, told: [] } }
    const session = new IssuerSession({ record, counts: voted(4) }, { facts, now: `${SECOND}T20:30`, reader: 'card' })
    rest(session)
    // No morning locked it.
    session.press({ type: 'day-ticked', tick: 'inner-lid-locked', done: true, witnesses: [0, 1] })
    leave(session)
    session.send({ type: 'minute', now: `${LAST}T06:30` as LocalMinute })
    session.press({ type: 'next-day-requested' })
    officer(session)
    expect(session.day.record.days.before).toHaveLength(2)
    tells(declared(session), K1, 4, 4)
    expect(isReady(session, K1)).toBe(true)
  })

  it('a machine that holds votes is never taken for an unused one; a fresh one needs no numbers', () => {
    const session = declared(nextMorning())
    for (const state of ['spare', 'waiting'] as const) {
      session.press({ type: 'kiosk-marked', machine: K1, state, note: '' })
      expect(session.alarms.at(-1)).toBe('kiosk-was-started')
    }
    session.press({ type: 'kiosk-marked', machine: K1, state: 'failed', note: '電源が入らない' })
    expect(stateOf(session, K1)).toMatchObject({ state: 'failed', wasStarted: true })
    start(session, SPARE)
    expect(stateOf(session, SPARE)).toMatchObject({ state: 'started' })
  })

  it('what a dead machine told when its pair was closed for good is kept, and not asked again', () => {
    const session = atEvening(FIRST, 4)
    const { record } = session.day
    const taken = record.kiosks.map((kiosk) =>
      kiosk.machine === K2 ? { ...kiosk, state: 'failed' as const, takenOverBy: K1, note: 'x' } : kiosk,
    )
    const seals = [{ machine: K2, digits: '7'.repeat(20) }]
    const dead = new IssuerSession(
      { record: { ...record, kiosks: taken, closing: { ...record.closing, seals } }, counts: voted(4) },
      { facts, now: `${FIRST}T20:30`, reader: 'card' },
    )
    rest(dead)
    leave(dead)
    dead.send({ type: 'minute', now: `${SECOND}T06:30` as LocalMinute })
    dead.press({ type: 'next-day-requested' })
    officer(dead)
    expect(dead.day.record.closing).toMatchObject({ told: [{ machine: K2, counts: [0, 0] }], seals })
  })
})

describe('the account of a later day', () => {
  const days: DayRecord['days'] = {
    before: [{ date: FIRST, openedAt: null, closedAt: null, tickets: 4, reason: '' }],
    overnight: { counts: voted(4), told: [{ machine: K1, counts: [4, 4] }], morning: [] },
    list: null,
    rested: null,
  }

  it('hours and tickets are of this day; what the machines hold is of all', () => {
    const session = atEvening(SECOND, 10, 6, days)
    const { record } = session.day
    expect(countsToday(voted(10), record).contests[0]).toMatchObject({ issued: 6, men: 3, women: 3, marks: 6 })
    expect(ticketsToday(voted(10), record)).toBe(6)
    session.press({ type: 'rest-requested' })
    expect(session.alarms).toEqual([])
    const open = new IssuerSession(
      { record: openRecord({ openedAt: `${SECOND}T07:00` as LocalMinute, days }), counts: voted(10) },
      { facts, now: `${SECOND}T07:59` },
    )
    open.send({ type: 'minute', now: `${SECOND}T08:00` as LocalMinute })
    expect(open.day.record.hours).toMatchObject([{ cardsIssued: 6, contests: [{ men: 3, women: 3 }, {}] }])
  })

  it('the records of today leave out what a machine holds that failed before its first vote of the day', () => {
    const { record } = atEvening(SECOND, 10, 6, days).day
    const told = [
      { machine: K1, counts: [4, 4] },
      { machine: K2, counts: [3, 3] },
    ]
    const overnight = { counts: voted(7), told, morning: [] }
    const kiosks = record.kiosks.map((kiosk) =>
      kiosk.machine === K2 ? { ...kiosk, state: 'failed' as const, note: 'x' } : kiosk,
    )
    const closing = { ...record.closing, told: [{ machine: K1, counts: [10, 10] }] }
    const failed = { ...record, kiosks, closing, days: { ...days, overnight } }
    expect(recordsToday(failed, 0)).toBe(6)
    expect(recordsToday(record, 0)).toBe(6)
  })

  it('an hour in which only a card of yesterday came back is a record that is read back', () => {
    const gone = { ...voted(4), contests: voted(4).contests.map((contest) => ({ ...contest, men: 1 })) }
    const record = openRecord({ openedAt: `${SECOND}T07:00` as LocalMinute, days })
    const session = new IssuerSession({ record, counts: gone }, { facts, now: `${SECOND}T07:59` })
    session.send({ type: 'minute', now: `${SECOND}T08:00` as LocalMinute })
    expect(session.day.record.hours).toMatchObject([{ contests: [{ men: -1, women: 0 }, {}] }])
    expect(decodeDayRecord(encodeDayRecord(session.day.record))).toEqual(session.day.record)
  })

  it('a machine that nobody used on the last day is closed for good, too', () => {
    const { record } = atEvening(LAST, 10, 6, days).day
    const kiosks = record.kiosks.map((kiosk) =>
      kiosk.machine === K2 ? { ...kiosk, state: 'waiting' as const, wasStarted: true } : kiosk,
    )
    const shown = [
      { machine: K1, counts: [4, 4] },
      { machine: K2, counts: [0, 0] },
    ]
    const overnight = { counts: voted(4), told: shown, morning: [] }
    const noSeals = CLOSED_SCREENS.noSeals.filter(({ machine }) => machine === K1)
    const told = [{ machine: K1, counts: [10, 10] }]
    const evening = { ...record, kiosks, days: { ...days, overnight }, closing: { ...record.closing, told, noSeals } }
    const session = new IssuerSession(
      { record: evening, counts: voted(10) },
      { facts, now: `${LAST}T20:30`, reader: 'card' },
    )
    session.press({ type: 'station-report-requested' })
    expect(session.alarms).toEqual(['seal-number-missing'])
    session.press({ type: 'alarm-acknowledged' })
    session.press({ type: 'seal-missing', machine: K2, reason: '電源が入らない' })
    session.press({ type: 'station-report-requested' })
    expect(session.day.officer?.act.type).toBe('sign-report')
  })

  it('the last day has the report, then the list, and only then an end', () => {
    const session = atEvening(LAST, 10, 6, days)
    expect(closingOf(session)).toEqual(expect.arrayContaining(['transport', 'sealing', 'report', 'list', 'end']))
    expect(closingOf(session)).not.toContain('rest')
    expect(session.press({ type: 'station-report-requested' })).toEqual([])
    expect(officer(session).map(({ type }) => type)).toContain('write-station-report')
    const written = session.send({ type: 'station-report-written', version: 1, files: [], digits: '1' })
    expect(written.map(({ type }) => type)).toEqual(['save-day', 'write-day-list'])
    session.press({ type: 'end-of-day-requested' })
    expect(session.alarms.at(-1)).toBe('day-list-missing')
  })
})

it('a station of one day knows nothing of all this', () => {
  const record = evening('2026-11-22' as LocalDate, 4, 4)
  const session = new IssuerSession({ record, counts: voted(4) }, { now: '2026-11-22T20:30' })
  expect(closingOf(session)).not.toEqual(expect.arrayContaining(['rest']))
  expect(closingOf(session)).not.toContain('list')
  expect(session.press({ type: 'rest-requested' })).toEqual([])
  expect(session.day.officer).toBeNull()
  expect(voter({ marks: ALL }).standing.marks).toBe(ALL)
})

it('a rehearsal plays the dates one after the other, whatever the clock says', () => {
  const of = { dates: DATES, use: 'rehearsal' } as never
  const at = (before: number) =>
    isLastDay(of, { ...openRecord(), days: { ...openRecord().days, before: new Array(before) } })
  expect([0, 1, 2].map(at)).toEqual([false, false, true])
})
