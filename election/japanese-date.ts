/** Dates as people in Japan say and type them: by era, with or without its name written out, and western ones. */
import { type LocalDate, type LocalMinute, parseDate, parseMinute } from './time.ts'

interface Era {
  readonly name: string
  readonly letter: string
  /** Its first day, by the ordinance that proclaimed it. */
  readonly from: string
}

/** The latest first. The lunar calendar ended with 明治5年; nobody on a roll was born before. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08' },
  { name: '昭和', letter: 'S', from: '1926-12-25' },
  { name: '大正', letter: 'T', from: '1912-07-30' },
  { name: '明治', letter: 'M', from: '1873-01-01' },
]

/** 明治6年 was 1873. */
const firstYear = ({ name, from }: Era) => (name === '明治' ? 1868 : Number(from.slice(0, 4)))

/** 1959-02-08 → 昭和34年2月8日 */
export function inEra(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const era = ERAS.find(({ from }) => date >= from)
  const inYear = era === undefined ? year : year - firstYear(era) + 1
  return `${era?.name ?? ''}${era !== undefined && inYear === 1 ? '元' : inYear}年${month}月${day}日`
}

/** The era in whose years the day is counted; null: before them all. */
export function eraOf(date: LocalDate): Pick<Era, 'name' | 'letter'> | null {
  return ERAS.find(({ from }) => date >= from) ?? null
}

const WESTERN = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/
const BY_ERA =
  /^(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])(?:(\d{1,2}|元)(?:年(\d{1,2})月(\d{1,2})日|[-/.](\d{1,2})[-/.](\d{1,2}))|(\d{2})(\d{2})(\d{2}))$/i

/**
 * 1959-2-8, 1959/02/08, 19590208, 昭和34年2月8日, 昭34.2.8, S34.2.8, s340208; full width or with blanks alike. A year that its era
 * did not reach is counted on, as people do: 昭和64年12月 is December 1989. Null: no date that exists.
 */
export function parseJapaneseDate(text: string): LocalDate | null {
  const parts = datePartsIn(text)
  if (parts === null) return null
  const [year, month, day] = parts.map((part) => String(part).padStart(2, '0'))
  return parseDate(`${year}-${month}-${day}`)
}

/** Year, month and day of a text that is written as a date is, whether there is such a day or not. */
export function datePartsIn(text: string): readonly [year: number, month: number, day: number] | null {
  const plain = plainOf(text)
  const [western, ...ofWestern] = WESTERN.exec(plain) ?? []
  if (western !== undefined) return partsOf(ofWestern)
  const [byEra, called, ...ofEra] = BY_ERA.exec(plain) ?? []
  if (byEra === undefined || called === undefined) return null
  const [year = '', ...rest] = ofEra.filter((part) => part !== undefined)
  return partsOf([String(yearIn(called, year)), ...rest])
}

/** @param called name of the era, its first letter or its Latin one */
export function yearIn(called: string, year: string): number | null {
  const era = ERAS.find(({ name, letter }) => name.startsWith(called) || letter === called.toUpperCase())
  return era === undefined ? null : firstYear(era) + (year === '元' ? 1 : Number(year)) - 1
}

const MINUTE = /^(.+?)(?:\([日月火水木金土]\))?[T\s]*(?<!\d)(\d{1,2})(?:時(\d{1,2})分?|:(\d{2}))$/u

/** A day as above and the hour after it: 令和9年4月25日（日）20時00分, 2027-04-25 20:00, 2027-04-25T20:00. Null: no such minute. */
export function parseJapaneseMinute(text: string): LocalMinute | null {
  const [, day = '', hour = '', minuteInWords, minute = minuteInWords] =
    MINUTE.exec(text.normalize('NFKC').trim()) ?? []
  const date = parseJapaneseDate(day)
  return date === null ? null : parseMinute(`${date}T${hour.padStart(2, '0')}:${minute?.padStart(2, '0')}`)
}

function plainOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '')
}

function partsOf(parts: readonly (string | undefined)[]): readonly [number, number, number] {
  const [year, month, day] = parts.filter((part) => part !== undefined).map(Number)
  return [year as number, month as number, day as number]
}
