/** ROL-02: no report is signed by whoever presses: operator card and PIN, for the first one as for each that corrects it. */
import { describe, expect, it } from 'vitest'
import { CLOSED_SCREENS, IssuerSession, openRecord, TICKED } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { DayRecord } from './state.ts'
import { viewOf } from './view-of.ts'

const REQUEST = { type: 'station-report-requested' } as const

function evening(changes: Partial<DayRecord> = {}): IssuerSession {
  const record = openRecord({ officers: { officer: '大山 一郎', deputy: '' }, cardsReceived: 20 })
  const closing = {
    ...record.closing,
    ...CLOSED_SCREENS,
    ticks: TICKED,
    kiosksMayClose: true,
    ticketsCounted: 0,
    cardsInCase: 20,
  }
  const inside = { rollNos: [], fixed: true }
  return new IssuerSession(
    { record: { ...record, stage: 'closing', inside, closing, ...changes } as DayRecord },
    { now: '2026-11-22T20:30' },
  )
}
const types = (effects: readonly { readonly type: string }[]) => effects.map(({ type }) => type)
const written = (session: IssuerSession, version: number) =>
  session.send({ type: 'station-report-written', version, files: [], digits: '1' })

describe('the first report', () => {
  it('asks, by the name that goes under it; one card and PIN sign it', () => {
    const session = evening()
    expect(session.press(REQUEST)).toEqual([])
    expect(session.day).toMatchObject({
      officer: { act: { type: 'sign-report', version: 1, name: '大山 一郎' } },
      report: { type: 'none' },
    })
    // Pressed twice it is asked once.
    expect(session.press(REQUEST)).toEqual([])
    expect(types(session.officer())).toEqual(['write-station-report'])
    expect(session.day).toMatchObject({ officer: null, report: { type: 'writing' } })
  })

  it('a wrong PIN and the way back leave nothing signed', () => {
    const session = evening()
    session.press(REQUEST)
    session.send({ type: 'reader', reader: 'card' })
    session.press({ type: 'pin-entered', pin: '000000' })
    expect(session.send({ type: 'not-authorised', notice: notice('wrong-pin') })).toEqual([])
    expect(session.day.officer?.failure).toEqual(notice('wrong-pin', { left: 2 }))
    expect(session.press({ type: 'operation-cancelled' })).toEqual([])
    expect(session.day).toMatchObject({ officer: null, report: { type: 'none' }, record: { reports: { version: 0 } } })
  })

  it('what does not add up is said before anybody is asked for a card', () => {
    const session = evening({ inside: { rollNos: [], fixed: false } })
    session.press(REQUEST)
    expect([session.day.officer, session.alarms]).toEqual([null, ['inside-list-open']])
  })
})

it('the same report once more asks nobody; the one that corrects it asks again', () => {
  const session = evening()
  session.press(REQUEST)
  session.officer()
  written(session, 1)
  expect(types(session.press(REQUEST))).toEqual(['write-station-report'])
  written(session, 1)
  session.press({ type: 'report-correction-requested', reason: 'counted again' })
  session.officer()
  expect(session.press(REQUEST)).toEqual([])
  expect(session.day.officer?.act).toMatchObject({ type: 'sign-report', version: 2 })
  expect(types(session.officer())).toContain('write-station-report')
})

it('a report that was signed and lies on no medium is not done, also after a restart; written, it is (MED-06)', () => {
  const session = evening()
  session.press(REQUEST)
  session.officer()
  session.send({ type: 'station-report-failed', signed: 1, notice: notice('report-not-written') })
  const isDone = (of: IssuerSession) => {
    const view = viewOf(of.state)
    return view.screen === 'day' && view.closing.find(({ step }) => step === 'report')?.done
  }
  expect([session.day.record.reports.version, isDone(session)]).toEqual([1, false])
  expect(isDone(new IssuerSession({ record: session.day.record }, { now: '2026-11-22T20:40' }))).toBe(false)
  expect(types(session.press(REQUEST))).toEqual(['write-station-report'])
  written(session, 1)
  expect(isDone(session)).toBe(true)
  // Another stick that fails takes nothing from the first.
  session.press(REQUEST)
  session.send({ type: 'station-report-failed', signed: 1, notice: notice('report-not-written') })
  expect(isDone(session)).toBe(true)
})
