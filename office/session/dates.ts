/**
 * When what is due, counted from election day as the law does: the announcement as the kind of the contest has it. Filing is on that day alone
 * (PEO 86-4), the order is drawn after it (175(3)), and early voting begins the day after (48-2).
 */
import type { Contest } from '#election/definition/definition.ts'
import type { MunicipalityKind } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { dayNumber, type LocalDate } from '#election/time.ts'

const TOKYO = '13'

/** By the code of the municipality: prefecture 000, designated cities 1xx (Tokyo: wards), cities 2xx, towns and villages from 300. */
export function municipalityKind(code: string): MunicipalityKind {
  const number = code.slice(2, 5)
  if (number === '000') return 'prefecture'
  if (number.startsWith('1')) return code.startsWith(TOKYO) ? 'city' : 'designated-city'
  return number.startsWith('2') ? 'city' : 'town'
}

export interface ElectionDates {
  /** The first announcement: everything that carries keys is ready before. */
  readonly firstNotice: LocalDate
  /** The last one: when its filing closes, every order can be drawn. */
  readonly lastNotice: LocalDate
  /** The first day on which a station of this election votes. */
  readonly firstVoting: LocalDate
  readonly eve: LocalDate
  readonly election: LocalDate
}

export function datesOf(
  { date, municipalityCode }: { readonly date: LocalDate; readonly municipalityCode: string },
  contests: readonly Contest[],
  stationDates: readonly LocalDate[],
): ElectionDates {
  const notices = contests.map((contest) => noticeOf({ date, municipalityCode }, contest)).sort()
  return {
    firstNotice: notices[0] as LocalDate,
    lastNotice: notices.at(-1) as LocalDate,
    firstVoting: [...stationDates, date].sort()[0] as LocalDate,
    eve: addDays(date, -1),
    election: date,
  }
}

/** The day on which this contest is announced, and on which alone its candidates are filed. */
export function noticeOf(
  { date, municipalityCode }: { readonly date: LocalDate; readonly municipalityCode: string },
  contest: Contest,
): LocalDate {
  return addDays(date, -kindOf(contest).noticeDays[municipalityKind(municipalityCode)])
}

function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate
}

/** Negative: it has passed. */
export function daysUntil(date: LocalDate, today: LocalDate): number {
  return dayNumber(date) - dayNumber(today)
}
