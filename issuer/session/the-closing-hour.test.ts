/** CLS-01, CLS-02, D-04: at the closing hour the desk waits for the declaration, and nobody who was not inside gets a card after it. */
import { describe, expect, it } from 'vitest'
import { NO_CONTEST } from '#election/contests.ts'
import type { RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { ALL, checkedVoter, FIRST, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { Day, Desk } from './state.ts'
import { viewOf } from './view-of.ts'

const CHECKED = checkedVoter({ chosen: ALL })
const FOUND: Desk = { type: 'found', voter: voter(), offered: FIRST, ticket: 'scanned', oath: 'none', said: null }
const AT_DESK = { voter: voter() }
const CLOSING_HOUR = '2026-11-22T20:00'
const at = (now: string, changes: Partial<Day> = {}) => new IssuerSession(changes, { now, reader: 'card' })
const ROLL = voter().rollNo

// TC-13
describe('the closing hour has come and nobody has declared it', () => {
  it.each([
    ['2026-11-22T20:00', 'closing-due'],
    ['2026-11-22T20:45', 'closing-due'],
    // The date is named first: whether midnight has come or the clock is wrong, only people know (WX3).
    ['2026-11-23T00:30', 'opened-day-is-over'],
    ['2026-11-23T12:00', 'opened-day-is-over'],
    ['2026-11-21T12:00', 'opened-day-is-over'],
  ])('%s: no card is issued', (now, code) => {
    const found = at(now, { desk: FOUND })
    expect(found.press({ type: 'identity-confirmed' })).toEqual([])
    const checked = at(now, { desk: { type: 'checked', checked: CHECKED } })
    expect(checked.press({ type: 'issue-requested' })).toEqual([])
    const laid = at(now, { desk: { type: 'card-awaited', checked: CHECKED, failure: null } })
    expect(laid.send({ type: 'reader', reader: 'card' })).toEqual([])
    for (const session of [found, checked, laid]) expect(session.alarms).toEqual([code])
  })

  it('a minute before, one is', () => {
    const session = at('2026-11-22T19:59', { desk: { type: 'card-awaited', checked: CHECKED, failure: null } })
    expect(session.send({ type: 'reader', reader: 'card' })).toMatchObject([{ type: 'issue-card' }])
  })

  it('the page says so from that minute on, and counts the last half hour down', () => {
    const seen = ['19:29', '19:30', '19:59', '20:00'].map((time) => {
      const session = at('2026-11-22T12:00')
      session.send({ type: 'minute', now: `2026-11-22T${time}` as LocalMinute })
      const { closingDue, closingTooEarly, minutesToClosing } = dayViewOf(session)
      return [time, closingDue, closingTooEarly, minutesToClosing]
    })
    expect(seen).toEqual([
      ['19:29', false, true, null],
      ['19:30', false, true, 30],
      ['19:59', false, true, 1],
      ['20:00', true, false, null],
    ])
  })

  it('a card comes back all the same', () => {
    const holder = voter({ marks: FIRST, out: FIRST, cardsIssued: 1, issued: countsOf(1) })
    const session = at('2026-11-22T20:10', {
      desk: { type: 'refused', notice: notice('already-issued'), voter: holder },
    })
    expect(session.press({ type: 'return-requested', declined: [] })).toMatchObject([{ type: 'return-card' }])
  })
})

describe('the declaration', () => {
  const unsettled = { kind: 'issue', voter: voter(), checked: null, working: false, failure: null } as const
  it.each<[string, Partial<Day>, readonly RollNumber[]]>([
    ['who was found at the desk is inside', { desk: FOUND }, [ROLL]],
    ['who waits for a card is inside', { desk: { type: 'card-awaited', checked: CHECKED, failure: null } }, [ROLL]],
    ['whose card is open after a crash is inside', { unsettled }, [ROLL]],
    [
      'who gives a card back is inside',
      { desk: { ...AT_DESK, type: 'return-awaited', declined: NO_CONTEST, failure: null } },
      [ROLL],
    ],
    [
      'of whom something is being written is inside',
      { desk: { ...AT_DESK, type: 'recording', next: 'again' } },
      [ROLL],
    ],
    ['who was handed a ballot paper is inside', { desk: { ...AT_DESK, type: 'paper-given', contests: ALL } }, [ROLL]],
    ['who has just gone is not', { desk: { ...AT_DESK, type: 'recording', next: 'ready' } }, []],
    ['nobody at the desk', {}, []],
  ])('%s', (_title, changes, inside) => {
    const session = at(CLOSING_HOUR, changes)
    session.press({ type: 'closing-declared' })
    expect(session.day.record).toMatchObject({ stage: 'closing', inside: { rollNos: inside, fixed: false } })
  })

  it('whoever was being served goes on', () => {
    const session = at(CLOSING_HOUR, { desk: { type: 'checked', checked: CHECKED } })
    session.press({ type: 'closing-declared' })
    expect(session.press({ type: 'issue-requested' })).toMatchObject([{ type: 'issue-card' }])
  })

  it('is possible after midnight of a day that nobody closed', () => {
    const session = at('2026-11-23T00:30')
    session.press({ type: 'closing-declared' })
    expect(session.day.record.closedAt).toBe('2026-11-23T00:30')
  })

  it('of a day that was opened before midnight is not possible in its morning', () => {
    const session = at('2026-11-23T00:30', { record: openRecord({ openedAt: '2026-11-23T00:10' as LocalMinute }) })
    session.press({ type: 'closing-declared' })
    expect(session.alarms).toEqual(['before-closing-time'])
  })
})

describe('this clock is wrong', () => {
  const OPERATOR = { type: 'pin-entered', pin: '123456' } as const

  it('the officer says so behind card and PIN, and the desk goes on where it was', () => {
    const session = at(CLOSING_HOUR, { desk: { type: 'checked', checked: CHECKED } })
    session.press({ type: 'clock-doubted' })
    expect(session.press({ type: 'issue-requested' })).toEqual([])
    session.press(OPERATOR)
    session.send({ type: 'authorised' })
    expect(dayViewOf(session).closingDue).toBe(false)
    session.send({ type: 'reader', reader: 'absent' })
    session.send({ type: 'reader', reader: 'card' })
    expect(session.press({ type: 'issue-requested' })).toMatchObject([{ type: 'issue-card' }])
  })

  it('before the hour there is nothing to doubt', () => {
    const session = at('2026-11-22T19:59')
    session.press({ type: 'clock-doubted' })
    expect(session.day.officer).toBeNull()
  })
})

it('a rehearsal has no hours (decision 009)', () => {
  const session = new IssuerSession(
    { desk: { type: 'checked', checked: CHECKED } },
    { now: '2026-11-22T23:00', reader: 'card', facts: { use: 'rehearsal' } },
  )
  expect(session.press({ type: 'issue-requested' })).toMatchObject([{ type: 'issue-card' }])
})

function dayViewOf({ state }: IssuerSession) {
  const view = viewOf(state)
  if (view.screen !== 'day') throw new Error(`no day: ${view.screen}`)
  return view
}
