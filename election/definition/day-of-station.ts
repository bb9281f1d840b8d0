/** Where today is among the voting dates of a station, and what a machine may do on it (D-29, PRE-04, D-31). */
import { unreachable } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dayNumber, type LocalDate } from '#election/time.ts'
import type { ElectionPackage, Station } from './definition.ts'

export type DayOfStation =
  | { readonly type: 'before'; readonly first: LocalDate }
  /** The day before the first date, or before the next one where this machine has opened nothing yet. */
  | { readonly type: 'eve'; readonly of: LocalDate }
  | { readonly type: 'voting-day' }
  /** Nobody votes today, and what this machine opened on an earlier date can be brought to its end. */
  | { readonly type: 'after-opened'; readonly last: LocalDate }
  | { readonly type: 'after-unopened'; readonly last: LocalDate }

/** @param opened this machine has opened its books or its pair of this election */
export function dayOfStation(dates: readonly LocalDate[], today: LocalDate, opened: boolean): DayOfStation {
  if (dates.includes(today)) return { type: 'voting-day' }
  const inOrder = [...dates].sort()
  const last = inOrder.findLast((date) => date < today)
  if (opened && last !== undefined) return { type: 'after-opened', last }
  const next = inOrder.find((date) => date > today)
  if (next !== undefined && dayNumber(next) - dayNumber(today) === 1) return { type: 'eve', of: next }
  if (next !== undefined) return { type: 'before', first: next }
  return { type: 'after-unopened', last: last ?? today }
}

export type DateRefusal =
  /** D-29: a live package opens from the eve of the station's next date on. */
  | { readonly type: 'live-outside-its-dates'; readonly first: LocalDate }
  /** All its dates are over, and this machine has opened nothing on them. */
  | { readonly type: 'live-after-its-dates'; readonly last: LocalDate }
  /** A rehearsal never opens on a date of the election. */
  | { readonly type: 'rehearsal-on-election-date' }

export type MayStart =
  | { readonly type: 'to-vote' }
  /** PRE-04: preparation alone, no card and no vote. */
  | { readonly type: 'to-prepare'; readonly of: LocalDate }
  /** This machine closes, reports and erases the day that it opened: no card, no vote. */
  | { readonly type: 'to-end' }

/** The acts that a machine of this station may do today. A fixture may do all on any date. */
export function mayStartOn(
  { use, stations, rules }: Pick<ElectionPackage, 'use' | 'stations' | 'rules'>,
  station: Pick<Station, 'dates'>,
  today: LocalDate,
  opened: boolean,
): Result<MayStart, DateRefusal> {
  switch (use) {
    case 'fixture':
      return ok({ type: 'to-vote' })
    case 'rehearsal': {
      const listed = stations.some(({ dates }) => dates.includes(today))
      return listed || today === rules.date ? err({ type: 'rehearsal-on-election-date' }) : ok({ type: 'to-vote' })
    }
    case 'live':
      return mayStartLive(dayOfStation(station.dates, today, opened), opened)
    default:
      return unreachable(use)
  }
}

function mayStartLive(day: DayOfStation, opened: boolean): Result<MayStart, DateRefusal> {
  switch (day.type) {
    case 'voting-day':
      return ok({ type: 'to-vote' })
    case 'eve':
      // TC-20: opened before any of its dates, it was opened under other dates; the machine itself says what follows.
      return ok(opened ? { type: 'to-end' } : { type: 'to-prepare', of: day.of })
    case 'after-opened':
      return ok({ type: 'to-end' })
    case 'before':
      return err({ type: 'live-outside-its-dates', first: day.first })
    case 'after-unopened':
      return err({ type: 'live-after-its-dates', last: day.last })
    default:
      return unreachable(day)
  }
}
