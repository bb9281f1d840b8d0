/** Local civil time of the municipality (Japan: no daylight saving). The core gets time as arguments, never from a clock. */
declare const brand: unique symbol
/** `YYYY-MM-DD`, a day that exists. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' }
/** `HH:MM`, 00:00…23:59. */
export type LocalTime = string & { readonly [brand]: 'LocalTime' }
/** `YYYY-MM-DDTHH:MM`: the finest time that anything of a voter's visit may carry (LAW-02). */
export type LocalMinute = string & { readonly [brand]: 'LocalMinute' }
/** `YYYY-MM-DDTHH:MM:SS`: only for what is done before anybody votes (the zero check), never near a voter's visit. */
export type LocalSecond = string & { readonly [brand]: 'LocalSecond' }

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_0 = Date.parse('2000-01-01T00:00:00Z')
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export function parseDate(text: string): LocalDate | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? (text as LocalDate) : null
}

export function parseTime(text: string): LocalTime | null {
  return TIME.test(text) ? (text as LocalTime) : null
}

export function parseMinute(text: string): LocalMinute | null {
  const [date, time, rest] = text.split('T')
  if (rest !== undefined || !parseDate(date ?? '') || !parseTime(time ?? '')) return null
  return text as LocalMinute
}

export function minuteOf(second: LocalSecond): LocalMinute {
  return second.slice(0, 16) as LocalMinute
}

export function dateOf(minute: LocalMinute | LocalSecond): LocalDate {
  return minute.slice(0, 10) as LocalDate
}

export function timeOf(minute: LocalMinute): LocalTime {
  return minute.slice(11) as LocalTime
}

/** Whole days since 2000-01-01 (that day = 0); two bytes on card, journal and log. */
export function dayNumber(date: LocalDate): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - DAY_0) / 86_400_000)
}

/** Minutes since 2000-01-01T00:00. */
export function minuteNumber(minute: LocalMinute): number {
  return dayNumber(dateOf(minute)) * 1440 + Number(minute.slice(11, 13)) * 60 + Number(minute.slice(14, 16))
}

export function addMinutes<T extends LocalMinute | LocalSecond>(moment: T, minutes: number): T {
  const full = moment.length === 'yyyy-mm-ddThh:mm'.length ? `${moment}:00Z` : `${moment}Z`
  return new Date(Date.parse(full) + minutes * 60_000).toISOString().slice(0, moment.length) as T
}
