/**
 * The ways in which offices write a value that the format writes in one way: dates by era, full width, Japanese words. A form with one
 * meaning is read and counted (`ReadCode`); one with two is asked (`AskedCode`) and never guessed; anything else is a problem of its cell.
 */

import { type DateAsWritten, isDay, parseBirthDate } from '#election/birth-date.ts'
import { datePartsIn, eraOf, parseJapaneseDate } from '#election/japanese-date.ts'
import { CONTEST_KINDS, kindOf } from '#election/kinds/kinds.ts'
import { type LocalDate, type LocalTime, parseDate, parseTime } from '#election/time.ts'
import type { AskedCode, ReadCode } from './problem.ts'

export type Written<T> =
  | { readonly type: 'read'; readonly code: ReadCode; readonly value: T }
  | { readonly type: 'asked'; readonly code: AskedCode }
  /** It has the form of a date, and no calendar has that day. */
  | { readonly type: 'no-such-day' }

/** The possible answers, each with the cell that it makes of this one. */
export const MEANINGS = {
  'two-digit-year': ['showa', 'heisei', 'reiwa', 'nineteen', 'twenty'],
  'date-order': ['month-first', 'day-first'],
  'serial-date': ['from-1900', 'from-1904'],
  'era-digit': ['era-of-digit'],
  'sex-digit': ['one-is-male', 'one-is-female'],
  'lost-letter': ['geta'],
} as const satisfies Record<AskedCode, readonly string[]>

export type Meaning = (typeof MEANINGS)[AskedCode][number]

/** 〓: printers put it where they lack a letter, and everybody who reads a roll knows it. */
export const GETA = '〓'

const TWO_DIGIT_YEAR = /^(\d{1,2})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(?<=^\d\d)(\d{2})(\d{2}))$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
/** Day 10000 is in 1927: of fewer digits nobody can say whether it is a day or a year. */
const SERIAL = /^[1-9]\d{4}$/
/** 1 明治 … 5 令和, as registers store it. */
const ERA_DIGIT = /^([1-5])(\d{2})(\d{2})(\d{2})$/
const ERA_LETTERS = ['M', 'T', 'S', 'H', 'R']
const WEEKDAYS = '日月火水木金土'
const WEEKDAY = new RegExp(`(?:\\(([${WEEKDAYS}])\\)|([${WEEKDAYS}])曜日?)$`)
/** A spreadsheet shows a day as its midnight. */
const MIDNIGHT = /(?:\s|T)0{1,2}:00(?::00)?$/
const DAY_MS = 86_400_000

export function writtenDate(cell: string): Written<LocalDate> | null {
  const whole = plainOf(cell).replace(MIDNIGHT, '')
  const [, bracketed, named] = WEEKDAY.exec(whole) ?? []
  const plain = whole
    .replace(WEEKDAY, '')
    .replaceAll(/\s/gu, '')
    .replace(/^([MTSHR])\./i, '$1')
  const date = parseJapaneseDate(plain)
  if (date !== null) {
    const weekday = bracketed ?? named
    if (weekday !== undefined && weekday !== WEEKDAYS[dayOf(date).getUTCDay()]) return null
    return { type: 'read', code: dateCode(plain, date), value: date }
  }
  if (datePartsIn(plain) !== null) return { type: 'no-such-day' }
  const asked = askedOfDate(plain)
  return asked === null ? null : { type: 'asked', code: asked }
}

/** A register's entry for a day with an unknown part, or that no calendar has; null: a day, a form that is asked about, or none of these. */
export function asWritten(cell: string): DateAsWritten | null {
  const written = writtenDate(cell)
  if (written !== null && written.type !== 'no-such-day') return null
  const birth = parseBirthDate(trimmed(cell))
  return birth === null || isDay(birth) ? null : birth
}

function dateCode(plain: string, date: LocalDate): ReadCode {
  if (/^\d/.test(plain)) return 'western-date-read'
  const era = eraOf(date)
  const said = era !== null && (plain.startsWith(era.name.slice(0, 1)) || plain.toUpperCase().startsWith(era.letter))
  return said ? 'era-date-read' : 'ended-era-read'
}

function askedOfDate(plain: string): AskedCode | null {
  if (TWO_DIGIT_YEAR.test(plain)) return 'two-digit-year'
  if (YEAR_LAST.test(plain)) return 'date-order'
  if (SERIAL.test(plain)) return 'serial-date'
  return ERA_DIGIT.test(plain) ? 'era-digit' : null
}

/** The cell as it is under an answer; null: it is none of that kind, or no such day. */
export function meantBy(code: AskedCode, meaning: Meaning, cell: string): string | null {
  const plain = plainOf(cell).replace(MIDNIGHT, '').replaceAll(/\s/gu, '')
  switch (code) {
    case 'two-digit-year': {
      const [found, year, ...rest] = (TWO_DIGIT_YEAR.exec(plain) ?? []).filter((part) => part !== undefined)
      return found === undefined ? null : dateIn(meaning, year ?? '', rest)
    }
    case 'date-order': {
      const [found, one = '', two = '', year = ''] = YEAR_LAST.exec(plain) ?? []
      const [month, day] = meaning === 'month-first' ? [one, two] : [two, one]
      return found === undefined ? null : parseJapaneseDate(`${year}-${month}-${day}`)
    }
    case 'serial-date': {
      if (!SERIAL.test(plain)) return null
      // Day 1 is the first of January; that calendar counts a 29 February 1900 which never was.
      const first = meaning === 'from-1900' ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1)
      return parseDate(new Date(first + Number(plain) * DAY_MS).toISOString().slice(0, 10))
    }
    case 'era-digit': {
      const [found, era = '', ...rest] = ERA_DIGIT.exec(plain) ?? []
      return found === undefined ? null : dateOrParts(`${ERA_LETTERS[Number(era) - 1]}${rest.join('.')}`)
    }
    case 'sex-digit':
      if (plain !== '1' && plain !== '2') return null
      return (plain === '1') === (meaning === 'one-is-male') ? 'M' : 'F'
    case 'lost-letter':
      return /[?\uFFFD]/.test(cell) ? cell.replaceAll(/[?\uFFFD]/g, GETA) : null
  }
}

/** Which meaning a whole column has, in an office's words: a profile of the roll says it once for all. A lost letter is looked at each time. */
export const FORM_WORDS = {
  showa: '昭和の年',
  heisei: '平成の年',
  reiwa: '令和の年',
  nineteen: '西暦19年代',
  twenty: '西暦20年代',
  'month-first': '月が先',
  'day-first': '日が先',
  'from-1900': '1900年から数える',
  'from-1904': '1904年から数える',
  'era-of-digit': 'はじめの数字が元号',
} as const

export interface Form {
  readonly code: AskedCode
  readonly meaning: keyof typeof FORM_WORDS
}

/** @param said plain; null: no such form */
export function formOf(said: string): Form | null {
  const found = Object.entries(FORM_WORDS).find(([meaning, word]) => meaning === said.toLowerCase() || word === said)
  const meaning = found?.[0] as Form['meaning'] | undefined
  const code = Object.entries<readonly Meaning[]>(MEANINGS).find(([, all]) => all.some((each) => each === meaning))?.[0]
  return meaning === undefined || code === undefined ? null : { code: code as AskedCode, meaning }
}

const YEARS = { showa: 'S', heisei: 'H', reiwa: 'R', nineteen: '19', twenty: '20' } as const

function dateIn(meaning: Meaning, year: string, rest: readonly string[]): string | null {
  const before = Object.entries(YEARS).find(([each]) => each === meaning)?.[1]
  const [month, day] = rest
  return before === undefined ? null : dateOrParts(`${before}${year.padStart(2, '0')}.${month}.${day}`)
}

/** A part that the register does not know is 00: then the text stays. */
function dateOrParts(text: string): string | null {
  return parseJapaneseDate(text) ?? (text.includes('.00') && datePartsIn(text) !== null ? text : null)
}

/** 7:00, ７時, 午後８時30分, 7:00:00. Noon and midnight by 午前 and 午後 mean two things. */
export function writtenTime(cell: string): LocalTime | null {
  const plain = plainOf(cell)
    .replaceAll(/\s/gu, '')
    .replace(/^(\d{1,2}:\d{2}):00$/, '$1')
  const [whole, noon, hour, minute] = /^(午前|午後)?(\d{1,2})(?:[:時](\d{2})?分?)$/.exec(plain) ?? []
  if (whole === undefined || (noon !== undefined && Number(hour) >= 12)) return null
  const hours = Number(hour) + (noon === '午後' ? 12 : 0)
  return parseTime(`${String(hours).padStart(2, '0')}:${minute ?? '00'}`)
}

/** Digits, letters and hyphens as people type them in Japanese: full width, with a dash or a long vowel for a hyphen. */
export function halfWidth(cell: string): string {
  return plainOf(cell).replaceAll(/[‐‑‒–—―−ー]/g, '-')
}

/** In Japanese; the first of them is on the template. */
const WORDS: { readonly [value: string]: readonly string[] } = {
  M: ['男', '男性', '男子'],
  F: ['女', '女性', '女子'],
  U: ['不明', '不詳', '未記入', '記載なし', 'その他', '0', '9'],
  yes: ['はい', '有', 'あり', '○', '〇'],
  no: ['いいえ', '無', 'なし', '×'],
  ...Object.fromEntries(CONTEST_KINDS.map((kind) => [kind, kindOf({ kind }).written])),
  winners: ['この開票で決まる'],
  report: ['開票区の報告'],
  unknown: ['重複', '重複立候補'],
  yes_no: ['賛否'],
  choices: ['択一'],
  cast: ['投票総数'],
  most: ['最多の得票'],
  always: ['必ず開票'],
  reached: ['達したときだけ開票'],
  machine: ['投票機'],
  paper: ['用紙', '投票用紙'],
  at_once: ['一画面に全員'],
  by_kana: ['五十音'],
  rename: ['名称'],
  column: ['列'],
  heading: ['見出し'],
  seal: ['印'],
  struck: ['抹消'],
  died: ['死亡'],
  moved: ['転出'],
  disqualified: ['失権', '誤載', '失権・誤載'],
  absentee_voted: ['不在者投票済'],
  absentee_issued: ['不在者投票用紙を交付', '不在者投票用紙交付'],
  early_voted: ['期日前投票済'],
  paper_issued: ['在外の投票用紙を交付', '在外投票用紙交付'],
  paper_voted: ['在外公館投票済', '郵便等投票済'],
  online: ['オンライン投票未'],
  online_voted: ['オンライン投票済'],
  online_void_first: ['オンライン投票済・無効可'],
  withdrew: ['辞退', '退官', '罷免'],
  all: ['すべて', '全部'],
  'from-first-mix': ['最初の混合から'],
  'early-voting': ['期日前投票'],
  absentee: ['不在者投票'],
  'absentee-returned': ['不在者投票の返還'],
  death: ['死亡'],
  move: ['転出'],
  'entered-by-mistake': ['誤載'],
  supplementary: ['補正登録'],
  court: ['決定書・判決書'],
}

/** The value that a word of the office means; null: none of these. */
export function writtenWord<T extends string>(
  cell: string,
  values: readonly T[],
): { readonly code: ReadCode; readonly value: T } | null {
  const plain = plainOf(cell)
  const same = values.find((value) => value.toLowerCase() === plain.toLowerCase() && value !== '')
  if (same !== undefined) return { code: 'full-width-read', value: same }
  // 誤載 is a cause of its own, and among marks one word of another.
  const first = values.find((value) => WORDS[value]?.[0] === plain)
  const meant = first ?? values.find((value) => WORDS[value]?.includes(plain))
  return meant === undefined ? null : { code: 'word-read', value: meant }
}

export function saysYes(cell: string | null): boolean {
  return cell !== null && writtenWord(cell, ['yes']) !== null
}

/** Spaces that a form or a spreadsheet puts around a cell. Other invisible characters stay and are reported. */
export function trimmed(cell: string): string {
  return /^[\p{Zs}\t]|[\p{Zs}\t]$/u.test(cell) ? cell.replace(/^[\p{Zs}\t]+|[\p{Zs}\t]+$/gu, '') : cell
}

/** Half-width kana in full width, and nothing else changed. */
export function fullWidthKana(cell: string): string {
  return cell.replaceAll(/[\uff65-\uff9f]+/gu, (kana) => kana.normalize('NFKC'))
}

/** Half width, without spaces around it. */
export function plainOf(cell: string): string {
  return trimmed(cell).normalize('NFKC').trim()
}

function dayOf(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`)
}
