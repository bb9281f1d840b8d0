/** PAP-05, PAP-07, ABN-02: absentee figures are typed by two people after the decisions; sessions that the officer ended have a witness. */
import { expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { decodeDayRecord, encodeDayRecord } from '../services/books/day-record.ts'
import type { Absentees } from './day-record.ts'
import { CLOSING_TICKS } from './screen-event.ts'

const NOBODY = { men: 0, women: 0 }
const figures = (received: number, more: Partial<Absentees['contests'][number]> = {}): Absentees => {
  const contest = { received: { men: received, women: 1 }, notAccepted: NOBODY, refused: NOBODY, ...more }
  return { contests: [contest, contest], late: 2, notAcceptedNames: '', refusedNames: '' }
}
const allTicked = Object.fromEntries(CLOSING_TICKS.map((tick) => [tick, true]))

function evening(ticks: object = allTicked, designated = true): IssuerSession {
  const record = openRecord({ stage: 'closing', closedAt: '2026-11-22T20:00' as LocalMinute })
  const closing = { ...record.closing, ticks: ticks as never, kiosksMayClose: true }
  return new IssuerSession({ record: { ...record, closing }, tab: 'close' as const }, { facts: { designated } })
}
const told = (session: IssuerSession, first: Absentees, again = first) => {
  session.press({ type: 'absentees-told', figures: first, again })
  return [session.alarms, session.day.record.closing.absentees]
}

test('two people type the same figures: they are kept, and stored with the day', () => {
  const session = evening()
  expect(told(session, figures(3), { ...figures(3), notAcceptedNames: '山田' })).toEqual([[], figures(3)])
  expect(decodeDayRecord(encodeDayRecord(session.day.record))).toEqual(session.day.record)
})

test.each([
  ['one mistypes', () => told(evening(), figures(3), figures(4)), 'absentees-differ'],
  ['one of the late ones lacks', () => told(evening(), figures(3), { ...figures(3), late: 1 }), 'absentees-differ'],
  [
    'a contest lacks',
    () => told(evening(), { ...figures(3), contests: figures(3).contests.slice(1) }),
    'absentees-differ',
  ],
  [
    'more are refused than came',
    () => told(evening(), figures(3, { notAccepted: { men: 2, women: 0 }, refused: { men: 2, women: 0 } })),
    'absentees-too-many',
  ],
  [
    'nothing is decided yet',
    () => told(evening({ ...allTicked, 'absentee-decided': false }), figures(3)),
    'absentees-not-decided',
  ],
  ['another station takes them', () => told(evening(allTicked, false), figures(3)), 'absentees-elsewhere'],
])('%s: nothing is kept', (_what, result, code) => {
  expect(result()).toEqual([[code], null])
})

test('ABN-02: a session that the officer ended has its witness; none needs none', () => {
  const session = evening()
  session.press({ type: 'ended-sessions-told', count: 2, witnesses: ' ' })
  expect([session.alarms, session.day.record.closing.ended]).toEqual([['ended-without-witness'], null])
  session.press({ type: 'ended-sessions-told', count: 2, witnesses: '渡邉 花' })
  expect(session.day.record.closing.ended).toEqual({ count: 2, witnesses: '渡邉 花' })
  session.press({ type: 'ended-sessions-told', count: 0, witnesses: '' })
  expect(session.day.record.closing.ended).toEqual({ count: 0, witnesses: '' })
})
