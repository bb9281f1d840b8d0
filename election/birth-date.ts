/**
 * A day of birth as a roll may have it. Registers keep a part that is unknown, and days that no calendar has (住民記録システム標準仕様書
 * 1.1.8: 昭和5年月日不詳, 頃, 推定, 春, 1945-02-00, a 30 February of the lunar calendar), and hand them on as they are: they are shown as written.
 */
import { datePartsIn, inEra, yearIn } from './japanese-date.ts'
import { type LocalDate, parseDate } from './time.ts'

declare const brand: unique symbol
/** As the register has it: no day. */
export type DateAsWritten = string & { readonly [brand]: 'DateAsWritten' }
export type BirthDate = LocalDate | DateAsWritten

const LENGTH_MAX = 40
const UNKNOWN = /不詳|不明|未詳/u
/** Beside a year alone: a name or a street in the wrong column has such letters too (春子, 夏見町). */
const ABOUT_A_YEAR = /頃|ころ|ごろ|推定|以前|以後|[春夏秋冬]|[上中下]旬|旧暦|陰暦/u
/** How far such a word may be from the truth, in years: nobody knows, and who comes near the voting age is asked about. */
const VAGUE = /頃|ころ|ごろ|推定|以前|以後/u
const VAGUE_YEARS = 5
const BY_ERA = /(明治|大正|昭和|平成|令和|(?<![A-Z])[MTSHR](?=\d))(元|\d{1,2})(?=年|$|[^\d])/iu
const WESTERN = /(?<!\d)(\d{4})(?=年|$|[^\d])/u
const MONTH = /年(\d{1,2})月/u
const NO_YEARS = [0, 9999]
/** Registers write a part that they do not know as 00 or 99. */
const NO_PARTS = [0, 99]

/** Null: neither a day nor one of these forms. */
export function parseBirthDate(text: string): BirthDate | null {
  return parseDate(text) ?? (isAsWritten(text) ? (text as DateAsWritten) : null)
}

function isAsWritten(text: string): boolean {
  if (text.trim() !== text || text === '' || text.length > LENGTH_MAX) return false
  if (/[\p{C}\uFFFD]/u.test(text)) return false
  if (UNKNOWN.test(text) || (ABOUT_A_YEAR.test(text) && yearOf(plainOf(text)) !== null)) return true
  const parts = datePartsIn(text)
  if (parts === null) return false
  const [, month, day] = parts
  return (month <= 12 || NO_PARTS.includes(month)) && (day <= 31 || NO_PARTS.includes(day))
}

export function isDay(birth: BirthDate): birth is LocalDate {
  return parseDate(birth) !== null
}

/** The earliest and the latest day on which this person may have been born; null: the text has no year. */
export function birthSpan(birth: BirthDate): { readonly from: LocalDate; readonly to: LocalDate } | null {
  if (isDay(birth)) return { from: birth, to: birth }
  const plain = plainOf(birth)
  const parts = datePartsIn(plain)
  const year = parts?.[0] ?? yearOf(plain)
  if (year === null || NO_YEARS.includes(year)) return null
  const month = parts?.[1] ?? Number(MONTH.exec(plain)?.[1] ?? 0)
  const isDayUnknown = parts === null || NO_PARTS.includes(parts[2])
  if (VAGUE.test(plain)) return span(year - VAGUE_YEARS, 1, year + VAGUE_YEARS, 12)
  // A day that our calendar has not may be one of another calendar, of which the year begins later.
  if (!isDayUnknown && !NO_PARTS.includes(month)) return span(year - 1, 1, year + 1, 12)
  return month >= 1 && month <= 12 ? span(year, month, year, month) : span(year, 1, year, 12)
}

function span(year: number, month: number, toYear: number, toMonth: number) {
  const last = new Date(Date.UTC(toYear, toMonth, 0)).toISOString().slice(0, 10) as LocalDate
  return { from: `${year}-${String(month).padStart(2, '0')}-01` as LocalDate, to: last }
}

function yearOf(plain: string): number | null {
  const [byEra, called = '', year = ''] = BY_ERA.exec(plain) ?? []
  if (byEra !== undefined) return yearIn(called, year)
  const western = WESTERN.exec(plain)?.[1]
  return western === undefined ? null : Number(western)
}

/** Half width, without blanks: 昭和５年　月日不詳 is one text with 昭和5年月日不詳. */
export function plainOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '')
}

/** 昭和34年2月8日; as written where it is no day. */
export function birthInEra(birth: BirthDate): string {
  return isDay(birth) ? inEra(birth) : birth
}
