/** The officer's watch while people vote: cards that stay out, reports due, the hourly round. */
import { type LocalMinute, type LocalTime, timeOf } from '#election/time.ts'
import { hourCountAt } from './balance.ts'
import { minutesBefore } from './day-hours.ts'
import type { DayRecord, QuickReport } from './day-record.ts'
import type { IssuerFacts } from './facts.ts'
import type { Counts } from './state.ts'

export interface LongOut {
  readonly count: number
  /** The full hour before which all of them were issued. */
  readonly since: LocalTime
}

/**
 * ISS-17: at least so many cards were issued before that hour and are still out. Known without a time of any card: more are out
 * than were issued since. Null: all may have been issued since the last full hour.
 */
export function longOut({ hours }: DayRecord, { cardsIssued, cardsOut }: Counts): LongOut | null {
  for (const { until, cardsIssued: before } of hours) {
    const count = cardsOut - (cardsIssued - before)
    if (count > 0) return { count, since: until }
  }
  return null
}

/** TRN-05: configured times that have passed since the opening and were not counted. */
export function quickReportsDue(now: LocalMinute, facts: IssuerFacts, record: DayRecord): readonly LocalTime[] {
  const { openedAt, stage, quick } = record
  if (openedAt === null || stage === 'closed') return []
  const [opened, time] = [timeOf(openedAt), timeOf(now)]
  return facts.settings.quickReports.filter(
    (at) => at >= opened && at <= time && !quick.some(({ until }) => until === at),
  )
}

export function quickReportAt(until: LocalTime, counts: Counts): QuickReport {
  return { ...hourCountAt(until, counts), told: '' }
}

/** The next configured time; null: none is to come. */
export function nextQuickReport(now: LocalMinute, { settings }: IssuerFacts): LocalTime | null {
  return settings.quickReports.find((at) => at > timeOf(now)) ?? null
}

/** The full hour whose round was not made yet; null: nothing is due. */
export function roundDue(now: LocalMinute, { stage, openedAt, rounds }: DayRecord): LocalTime | null {
  if (stage !== 'voting' || openedAt === null) return null
  const hour = hourOf(timeOf(now))
  return hour > timeOf(openedAt) && !rounds.some((round) => round.hour === hour) ? hour : null
}

export function hourOf(time: LocalTime): LocalTime {
  return `${time.slice(0, 2)}:00` as LocalTime
}

/** PRE-05 */
const ATTENDANCE_MINUTES = 30

/** Clerks who are not here half an hour before the opening, until that was reported. */
export function absentClerks(now: LocalMinute, { opens }: IssuerFacts, { staff, ticked, openedAt }: DayRecord) {
  const isTime = openedAt !== null || timeOf(now) >= minutesBefore(opens, ATTENDANCE_MINUTES)
  if (!isTime || ticked.includes('absence-reported')) return []
  return staff.filter(({ here }) => !here).map(({ name }) => name)
}

/** Who can take a place at the desk or beside a voter. */
export function clerksHere({ staff }: Pick<DayRecord, 'staff'>): readonly string[] {
  return staff.filter(({ here }) => here).map(({ name }) => name)
}

/** ROL-10: who votes last, and has not. */
export function removedOpen({ apart }: DayRecord): number {
  return apart.filter(({ why, state }) => why === 'removed' && state === 'open').length
}
