/** 報告書の訂正 that was begun: taken back it leaves nothing but its two lines in the log; from the asking for the signature on it stays (X-A5). */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { LocalMinute } from '#election/time.ts'
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
import { decodeDayRecord, encodeDayRecord } from '../services/books/day-record.ts'
import { correctionOf } from './correction.ts'
import type { Absentees, DayRecord, TakeOverNote } from './day-record.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { IssuerFacts } from './state.ts'
import { step } from './step.ts'
import { viewOf } from './view-of.ts'

const NUMBER = '12345678901234567890'
const REASON = 'counted again'
const VECTORS = new URL('../../fixtures/vectors/station-report.json', import.meta.url)
const [{ report: REPORT = '' } = {}] = JSON.parse(readFileSync(VECTORS, 'utf8')).reports as { report: string }[]

/** Signed, at half past eight. */
function signedRecord(changes: Partial<DayRecord> = {}): DayRecord {
  const open = openRecord()
  return openRecord({
    stage: 'closed',
    closedAt: '2026-11-22T20:00' as LocalMinute,
    cardsReceived: 20,
    inside: { rollNos: [], fixed: true },
    witnesses: { ...open.witnesses, transport: 'a' },
    closing: {
      ...open.closing,
      ...CLOSED_SCREENS,
      ticks: TICKED,
      kiosksMayClose: true,
      ticketsCounted: 0,
      cardsInCase: 20,
      absentees: absenteesOf(5),
    },
    reports: { version: 1, correcting: '', signedAt: '2026-11-22T20:30' as never },
    ...changes,
  })
}

function signed(changes: Partial<DayRecord> = {}): IssuerSession {
  return new IssuerSession(
    { record: signedRecord(changes), counts: counts() },
    // Absentee votes are counted at the designated station alone (PAP-07).
    { now: '2026-11-22T20:40', reader: 'card', facts: { designated: true } },
  )
}

function officer(session: IssuerSession) {
  session.press({ type: 'pin-entered', pin: '123456' })
  return session.send({ type: 'authorised' })
}

function begun(session = signed()): IssuerSession {
  session.press({ type: 'report-correction-requested', reason: REASON })
  officer(session)
  return session
}

function takenBack(session: IssuerSession): IssuerSession {
  session.press({ type: 'report-correction-dropped' })
  expect(session.day.officer?.act.type).toBe('drop-correction')
  officer(session)
  return session
}

it('MED-03: with the next version polling record and transport list are to be made anew; the same version leaves them', () => {
  const ticked = ['polling-record-made', 'transport-list-made'] as const
  const written = (session: IssuerSession, version: number) => {
    session.send({ type: 'station-report-written', version, files: [], digits: NUMBER })
    return session.day.record.ticked
  }
  expect(written(signed({ ticked }), 1)).toEqual(ticked)
  expect(written(begun(signed({ ticked })), 2)).toEqual([])
})

const correction = (session: IssuerSession) => {
  const view = viewOf(session.state)
  return view.screen === 'day' ? view.correction : expect.unreachable(view.screen)
}

const ABSENTEES = absenteesOf(7)
function absenteesOf(men: number): Absentees {
  const nobody = { men: 0, women: 0 }
  const contest = { received: { men, women: 0 }, notAccepted: nobody, refused: nobody }
  return { contests: [contest, contest], late: 0, notAcceptedNames: '', refusedNames: '' }
}

const FIGURES: readonly (readonly [string, IssuerScreenEvent])[] = [
  ['machines', { type: 'kiosk-marked', machine: K1, state: 'failed', note: 'dark' }],
  ['told', { type: 'records-told', machine: K1, contest: MAYOR, count: 5 }],
  ['seals', { type: 'seal-told', machine: K1, digits: `${NUMBER}${checkDigits(NUMBER, 1 as PairNumber)}` }],
  ['tickets', { type: 'tickets-counted', count: 3 }],
  ['cards', { type: 'cards-counted', inCase: 19 }],
  ['unpermitted', { type: 'unpermitted-told', machine: K1, done: true }],
  ['ended', { type: 'ended-sessions-told', count: 2, witnesses: 'b' }],
  ['absentees', { type: 'absentees-told', figures: ABSENTEES, again: ABSENTEES }],
  ['reason', { type: 'difference-explained', reason: 'one is missing' }],
  ['witnesses', { type: 'witnesses-named', appointed: 2, names: ['a', 'd'], parties: ['', ''] }],
]

it('while it is open the signed report is not printed again, and an answer about that report ends nothing', () => {
  const session = begun()
  session.send({
    type: 'paper',
    paper: { name: 'station-report', path: 'report.pdf', state: { type: 'printed' } },
  })
  session.press({ type: 'records-told', machine: K1, contest: MAYOR, count: 5 })
  expect(session.press({ type: 'paper-print-requested', paper: 'station-report' })).toEqual([])
  expect(session.alarms).toEqual(['report-being-corrected'])
  // Pressed before the correction began, answered after it.
  session.send({ type: 'station-report-written', version: 1, files: [], digits: NUMBER })
  expect(session.day.record.reports).toMatchObject({ version: 1, written: 1, correcting: REASON })
  const { reports, ...rest } = signedRecord()
  expect(takenBack(session).day.record).toEqual({ ...rest, reports: { ...reports, written: 1 } })
})

describe('taken back', () => {
  it('with nothing changed: the signed version stands as it was', () => {
    const session = begun()
    expect(correction(session)).toEqual({ mayBeTakenBack: true, changed: [] })
    expect(takenBack(session).day.record).toEqual(signedRecord())
    expect(correction(session)).toBeNull()
  })

  it.each(FIGURES)('%s are named before, and are as they were signed', (name, event) => {
    const session = begun()
    session.press(event)
    expect(correction(session)?.changed).toEqual([name])
    session.press({ type: 'report-correction-dropped' })
    expect(session.day.officer?.act).toEqual({ type: 'drop-correction', version: 1, changed: [name] })
    officer(session)
    expect(session.day.record).toEqual(signedRecord())
  })

  it('a figure that was typed again is not changed', () => {
    const session = begun()
    for (const machine of [K1, K2]) session.press({ type: 'records-told', machine, contest: COUNCIL, count: 0 })
    session.press({ type: 'records-told', machine: K1, contest: MAYOR, count: 0 })
    expect(correction(session)?.changed).toEqual([])
  })

  it('D-24: the report of another desk is named before, and is as it was taken in', () => {
    const given = { desk: 2, report: { document: REPORT, signature: 'ab'.repeat(64) }, reason: '' }
    const notHere = { desk: 3, report: null, reason: 'burnt' }
    const desk = { number: 1, all: [1, 2, 3] } as unknown as IssuerFacts['desk']
    const record = signedRecord({ closing: { ...signedRecord().closing, desks: [given, notHere] } })
    const session = begun(
      new IssuerSession({ record, counts: counts() }, { now: '2026-11-22T20:40', reader: 'card', facts: { desk } }),
    )
    readAgain(session)
    session.send({
      type: 'desk-report-read',
      desk: 2,
      report: { ...given.report, document: REPORT.replace('"issued":642', '"issued":641') },
    })
    session.press({ type: 'desk-report-waived', desk: 3, reason: 'drowned' })
    expect(session.day.record.closing.desks).not.toEqual(record.closing.desks)
    expect(correctionOf(session.day.record)?.changed).toEqual(['desks'])
    readAgain(session)
    expect(takenBack(session).day.record).toEqual(record)
  })

  it('whatever was done to the figures, in any order, with the books read anew in between', () => {
    const act = fc.constantFrom(...FIGURES.map(([, event]) => event), {
      type: 'kiosk-marked',
      machine: SPARE,
      state: 'started',
      note: '',
    } as const)
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.nat(12), (acts, readAnew) => {
        const session = begun()
        for (const [place, each] of acts.entries()) {
          if (place === readAnew) readAgain(session)
          session.press(each)
          while (session.alarms.length > 0) session.press({ type: 'alarm-acknowledged' })
        }
        expect(takenBack(session).day.record).toEqual(signedRecord())
      }),
    )
  })

  it('what is noted of media stays: it is of things, and may be noted behind a signature too', () => {
    const session = begun()
    session.press({ type: 'medium-noted', machine: K1, role: 'original', serial: 'S1-P1-O', sealed: true })
    expect(correction(session)?.changed).toEqual([])
    expect(takenBack(session).day.record.closing.media).toHaveLength(1)
  })

  it('ROL-05: a substitute who came meanwhile stays, and so does who is here', () => {
    const { witnesses } = signedRecord()
    const session = begun()
    session.press({ type: 'witness-marked', witness: 2, present: true })
    session.press({ type: 'witness-marked', witness: 1, present: false })
    const asked = { witness: 1, party: '', namesake: false, seen: '' }
    const found = { name: 'e', refusal: null }
    session.send({ type: 'substitute-found', asked, found, isCandidate: false })
    const after = takenBack(session).day.record.witnesses
    expect([after.names, after.present]).toEqual([
      ['a', 'e', 'c'],
      [true, false, true],
    ])
    expect(after.substitutes).toHaveLength(witnesses.substitutes.length + 1)
  })

  it('needs the officer, who may leave it open', () => {
    const session = begun()
    session.press({ type: 'report-correction-dropped' })
    session.press({ type: 'operation-cancelled' })
    expect([session.day.officer, session.day.record.reports.correcting]).toEqual([null, REASON])
  })
})

describe('it stays', () => {
  const stays = (session: IssuerSession) => {
    expect(correction(session)).toEqual({ mayBeTakenBack: false, changed: [] })
    session.press({ type: 'report-correction-dropped' })
    expect([session.day.officer, session.alarms]).toEqual([null, ['correction-stays']])
  }

  it('from the asking for the signature on, and that is on disk before anything is signed', () => {
    const session = begun()
    expect(session.press({ type: 'station-report-requested' })).toEqual([])
    const effects = officer(session)
    expect(effects.map(({ type }) => type)).toEqual(['save-day', 'write-station-report'])
    const [saved, asked] = effects
    expect(saved?.type === 'save-day' && saved.record.reports).toEqual({
      ...signedRecord().reports,
      correcting: REASON,
    })
    expect(asked?.type === 'write-station-report' && asked.version).toBe(2)
    expect(session.press({ type: 'report-correction-dropped' })).toEqual([])
    session.send({ type: 'station-report-failed', signed: null, notice: { code: 'report-not-written', values: {} } })
    session.press({ type: 'alarm-acknowledged' })
    stays(session)
  })

  it('a signature that waits for a figure is no signature', () => {
    const session = begun()
    session.press({ type: 'records-told', machine: K1, contest: MAYOR, count: null })
    session.press({ type: 'station-report-requested' })
    expect(session.alarms).toEqual(['records-missing'])
    session.press({ type: 'alarm-acknowledged' })
    expect(correction(session)).toEqual({ mayBeTakenBack: true, changed: ['told'] })
  })

  it('where other books were taken over: the machine before may have signed', () => {
    const { record } = begun().day
    const session = signed()
    const accepted: TakeOverNote = {
      at: '2026-11-22T20:30' as never,
      why: 'other-issuer',
      firstCount: null,
      ticketsCounted: 0,
      ticketsExpected: 0,
      reason: '',
    }
    const { facts } = session
    const offer = { reason: 'other-issuer' } as never
    const taking = {
      type: 'take-over',
      facts,
      offer,
      working: true,
      failure: null,
      firstCount: null,
      accepted,
    } as const
    const opened = {
      type: 'books-opened',
      record,
      counts: counts(),
      signingKey: 'kept',
      logBegunAnew: false,
      roll: session.day.roll,
      unsettled: null,
      insideServed: [],
    } as const
    session.state = step({ ...session.state, phase: taking }, opened).state
    stays(session)
  })

  it('X-C11: where the notes of the day fill half of their place', () => {
    const long = 'あ'.repeat(380)
    const rounds = Array.from({ length: 30 }, (_, at) => ({ hour: `${at}` as never, note: long }))
    const session = signed({ rounds })
    stays(begun(session))
    session.press({ type: 'alarm-acknowledged' })
    expect(session.press({ type: 'tickets-counted', count: 1 })).toHaveLength(1)
  })
})

it('where nothing is corrected there is nothing to take back', () => {
  const session = signed()
  expect(session.press({ type: 'report-correction-dropped' })).toEqual([])
  expect([session.day.officer, session.alarms]).toEqual([null, ['report-signed']])
})

/** As after a restart. */
function readAgain(session: IssuerSession): void {
  const { phase } = session.state
  const record = decodeDayRecord(encodeDayRecord(session.day.record))
  if (phase.type !== 'day' || record === null) throw new Error('a day that is read')
  session.state = { ...session.state, phase: { ...phase, day: { ...session.day, record } } }
}
