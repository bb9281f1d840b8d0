/** The eve, the voting date and every later date at the desk of a station (PRE-04, D-29, D-31). */

import { unreachable } from '#election/assert.ts'
import { type DateRefusal, dayOfStation } from '#election/definition/day-of-station.ts'
import { sittingAt } from '#election/definition/stops.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { type Notice, notice, type StartCode } from './codes.ts'
import { PREPARATION_TICKS } from './day-names.ts'
import type { DayRecord } from './day-record.ts'
import type { IssuerFacts } from './facts.ts'
import type { IssuerScreenEvent } from './screen-event.ts'

type Opened = Pick<DayRecord, 'openedAt' | 'postponed' | 'days'>

/** The page that refuses has the number that the office compares, on a day before the poll as well. */
export function dateNotice(refusal: DateRefusal, fingerprint: string): Notice<StartCode> {
  switch (refusal.type) {
    case 'live-outside-its-dates':
      return notice(refusal.type, { date: refusal.first, fingerprint })
    case 'live-after-its-dates':
      return notice(refusal.type, { date: refusal.last, fingerprint })
    case 'rehearsal-on-election-date':
      return notice(refusal.type)
    default:
      return unreachable(refusal)
  }
}

/** A day of this station was begun in these books, or its poll was postponed before that. */
export function wasOpened({ openedAt, postponed, days }: Opened): boolean {
  return openedAt !== null || postponed !== null || days.before.length > 0
}

/** All dates are over and nothing was opened under these books: there is nothing to bring to its end. Null: the desk opens. */
export function afterRefusal(now: LocalMinute, facts: IssuerFacts, opened: boolean): Notice<StartCode> | null {
  if (facts.use !== 'live') return null
  const day = dayOfStation(facts.dates, dateOf(now), opened)
  if (day.type !== 'after-unopened') return null
  return dateNotice({ type: 'live-after-its-dates', last: day.last }, facts.fingerprint)
}

/** The voting date on whose eve this desk prepares; null: it does not. A rehearsal is held on other dates than its own (decision 009). */
export function eveOf(now: LocalMinute, facts: IssuerFacts, record: Opened): LocalDate | null {
  if (facts.use === 'rehearsal') return null
  // A day that was opened has no eve any more: the clock went back (WX3).
  if (record.openedAt !== null && dateOf(record.openedAt) > dateOf(now)) return null
  const day = dayOfStation(facts.dates, dateOf(now), wasOpened(record))
  return day.type === 'eve' ? day.of : null
}

/** Nobody gets a card on another date than that of the day that was opened, or at another stop, whatever is thought of the clock. */
export function isOfOpenedDay(now: LocalMinute, facts: IssuerFacts, { openedAt }: Opened): boolean {
  return facts.use === 'rehearsal' || (openedAt !== null && sittingAt(facts, openedAt) === sittingAt(facts, now))
}

/** The acts of the eve: the list of the day before, what was delivered, names, roll lists and papers. */
export function isOfEve(event: IssuerScreenEvent): boolean {
  if (event.type === 'day-ticked') return PREPARATION_TICKS.some((tick) => tick === event.tick)
  return OF_EVE.has(event.type)
}

const OF_EVE: ReadonlySet<string> = new Set<IssuerScreenEvent['type']>([
  'alarm-acknowledged',
  'tab-chosen',
  'cards-received',
  'officers-named',
  'witnesses-named',
  'staff-named',
  'roll-lists-requested',
  'roll-change-told',
  'order-typed',
  'order-removal-requested',
  'desk-lock-requested',
  'clerk-change-requested',
  'operation-cancelled',
  'paper-requested',
  'paper-looked-at',
  'paper-page-turned',
  'paper-put-away',
  'paper-print-requested',
  'log-requested',
  'log-print-requested',
])
