/** 移動期日前投票所 at the desk: each stop has its own hours, its own closing and its own word for the machines. */
import { expect, it } from 'vitest'
import type { Stop } from '#election/definition/definition.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { evening, leave, officer, voted } from '#simulation/rooms/early-voting-days.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { closingHour, issuingRefusal } from './day-checklist.ts'
import { hoursOfDay, isLastDay, nextDayRefusal, sittingOfDay } from './days.ts'
import { declarationRefusal } from './opening-checklist.ts'
import { viewOf } from './view-of.ts'

const [ONE, TWO] = ['2026-11-20', '2026-11-21'] as LocalDate[] as [LocalDate, LocalDate]
const SECOND = `${ONE}/02` as Sitting
const stop = (place: string, opens: string, closes: string) => ({ place, opens, closes }) as Stop
const STOPS = [stop('公民館', '09:00', '11:00'), stop('集会所', '13:00', '15:00'), stop('市役所前', '10:00', '16:00')]
const facts = { dates: [ONE, ONE, TWO], stops: STOPS, earlyVoting: true, use: 'live', ...hoursOfStops(STOPS) } as const
const minute = (date: LocalDate, time: string) => `${date}T${time}` as LocalMinute

const opened = (at: LocalMinute, now = at) =>
  new IssuerSession({ record: openRecord({ openedAt: at }) }, { facts, now })
const issues = ({ state, facts: of, day }: IssuerSession) => issuingRefusal({ state, facts: of, day })?.code ?? null

it.each([
  [ONE, '08:59', '09:00'],
  [ONE, '12:59', '13:00'],
  [TWO, '09:59', '10:00'],
])('on %s at %s the polls wait for %s', (date, time, opens) => {
  const { facts: own } = opened(minute(date, time))
  const record = { ...openRecord(), stage: 'preparing', openedAt: null } as const
  expect(declarationRefusal(minute(date, time), own, record)).toMatchObject({
    code: 'before-opening-time',
    values: { time: opens },
  })
  expect(declarationRefusal(minute(date, opens), own, record)).toBeNull()
})

it('a card is issued in the hours of the stop that was opened, and at no other', () => {
  const first = minute(ONE, '09:00')
  expect(issues(opened(first, minute(ONE, '10:59')))).toBeNull()
  // Closing is due, and stays so when the next stop has begun.
  for (const time of ['11:00', '12:29', '12:30', '13:30'])
    expect(issues(opened(first, minute(ONE, time)))).toBe('closing-due')
  expect(issues(opened(first, minute(TWO, '10:30')))).toBe('opened-day-is-over')
  expect(issues(opened(minute(ONE, '13:00'), minute(ONE, '14:59')))).toBeNull()
})

it('hours, last day and closing word are those of the stop', () => {
  const { facts: own, day } = opened(minute(ONE, '13:00'))
  expect(sittingOfDay(own, day.record)).toBe(SECOND)
  expect(hoursOfDay(own, day.record)).toMatchObject({ opens: '13:00', closes: '15:00' })
  expect(closingHour(own, day.record)).toBe(minute(ONE, '15:00'))
  expect(isLastDay(own, day.record)).toBe(false)
  expect(isLastDay(own, openRecord({ openedAt: minute(TWO, '10:00') }))).toBe(true)
})

it('the machines of a stop are closed by the word for that stop', () => {
  const record = { ...evening(ONE, 4, 4), openedAt: minute(ONE, '13:00') }
  const session = new IssuerSession({ record, counts: voted(4) }, { facts, now: minute(ONE, '15:10'), reader: 'card' })
  session.press({ type: 'closing-permission-requested' })
  expect(session.day.officer?.act).toEqual({ type: 'permit-closing', permission: { day: SECOND, final: false } })
})

it('the next stop is begun when its time has come, after the closing of the one before', () => {
  const record = { ...evening(ONE, 4, 4), openedAt: minute(ONE, '09:00') }
  const session = new IssuerSession({ record, counts: voted(4) }, { facts, now: minute(ONE, '11:30'), reader: 'card' })
  const refusal = (time: string) => nextDayRefusal(minute(ONE, time), session.facts, session.day.record)?.code ?? null
  expect(refusal('12:30')).toBe('day-not-rested')
  session.press({ type: 'rest-requested' })
  officer(session)
  leave(session)
  expect(['11:40', '12:29', '12:30', '14:00'].map(refusal)).toEqual([
    'next-day-not-come',
    'next-day-not-come',
    null,
    null,
  ])
  session.send({ type: 'minute', now: minute(ONE, '12:30') })
  session.press({ type: 'next-day-requested' })
  officer(session)
  expect(session.day.record.days.before).toMatchObject([{ date: ONE }])
  expect(viewOf(session.state).head).toMatchObject({
    opens: '13:00',
    stop: { place: '集会所' },
    nextStop: { date: TWO },
  })
})
