/** One cell → a value of the domain, or one problem. A column that is missing was told at the header and is silent here. */
import { type LocalDate, type LocalTime, parseDate, parseTime } from '#election/time.ts'
import {
  characterFaults,
  firstOutsideCp932,
  firstUndrawable,
  hasLostCharacter,
  isKana,
  looksLikeFormula,
  oddInName,
} from './characters.ts'
import type { ErrorCode } from './problem.ts'
import { codePointName, type Place, type Report } from './report.ts'
import type { TableRow } from './table.ts'
import { visibleCharacters } from './visible-characters.ts'

interface TextRule {
  /** Visible characters: a base with its variation selector counts as one. */
  readonly max: number
  readonly required: boolean
  /** Kana only (names to be read aloud and searched). */
  readonly kana?: boolean
  /** A name of a person or party, as it is known elsewhere. */
  readonly name?: boolean
}

/** UTF-16 units that one visible character may take on average: bounds piles of combining marks. */
const UNITS_PER_CHARACTER = 8
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9_./-]*$/

export interface CellReader {
  /** Exact text. Empty when the rule allows it and the cell or an optional column is empty. */
  text(row: TableRow, column: string, rule: TextRule): string | null
  /** Short ASCII name that files and columns may carry. */
  id(row: TableRow, column: string, max?: number): string | null
  /** Number or code printed on paper: like an id, also with `.` and `/`. */
  token(row: TableRow, column: string, max: number): string | null
  whole(row: TableRow, column: string, min: number, max: number): number | null
  date(row: TableRow, column: string): LocalDate | null
  time(row: TableRow, column: string): LocalTime | null
  oneOf<T extends string>(row: TableRow, column: string, values: readonly T[]): T | null
  /** Cells separated by `;`; empty list for an empty cell. */
  parts(row: TableRow, column: string): readonly string[]
  /** Tells a problem of this cell that only the caller can see. */
  refuse(row: TableRow, column: string, code: ErrorCode, allowed: string): null
}

export function cellReader(report: Report, draws: (grapheme: string) => boolean): CellReader {
  const refuse = (row: TableRow, column: string, code: ErrorCode, allowed: string): null => {
    report.error(placeOf(row, column), code, row.cell(column) ?? '', allowed)
    return null
  }
  const matching = (row: TableRow, column: string, pattern: RegExp, code: ErrorCode, allowed: string) => {
    const cell = row.cell(column)
    if (cell === null) return null
    if (cell === '') return refuse(row, column, 'empty-cell', allowed)
    if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
    return pattern.test(cell) ? cell : refuse(row, column, code, allowed)
  }
  const short = (row: TableRow, column: string, max: number, pattern: RegExp, allowed: string) => {
    const cell = matching(row, column, pattern, 'not-an-id', allowed)
    if (cell === null || cell.length <= max) return cell
    return refuse(row, column, 'too-long', `1…${max} characters`)
  }
  return {
    refuse,
    text: (row, column, rule) => readText(row, column, rule, report, draws),
    id: (row, column, max = 32) => short(row, column, max, ID, 'A–Z a–z 0–9 _ -'),
    token: (row, column, max) => short(row, column, max, TOKEN, 'A–Z a–z 0–9 _ - . /'),
    whole(row, column, min, max) {
      const cell = matching(row, column, /^(0|[1-9]\d*)$/, 'not-a-number', `${min}…${max}`)
      if (cell === null) return null
      const value = Number(cell)
      return value >= min && value <= max ? value : refuse(row, column, 'number-out-of-range', `${min}…${max}`)
    },
    date(row, column) {
      const cell = matching(row, column, /^\d{4}-\d{2}-\d{2}$/, 'not-a-date', 'YYYY-MM-DD')
      return cell === null ? null : (parseDate(cell) ?? refuse(row, column, 'date-does-not-exist', 'YYYY-MM-DD'))
    },
    time(row, column) {
      const cell = matching(row, column, /^/, 'not-a-time', 'HH:MM')
      return cell === null ? null : (parseTime(cell) ?? refuse(row, column, 'not-a-time', 'HH:MM'))
    },
    oneOf(row, column, values) {
      const cell = row.cell(column)
      if (cell === null) return null
      const found = values.find((value) => value === cell)
      if (found !== undefined) return found
      const allowed = values.map((value) => (value === '' ? 'empty' : value)).join('|')
      if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
      return refuse(row, column, cell === '' ? 'empty-cell' : 'not-in-list', allowed)
    },
    parts: (row, column) => (row.cell(column) || null)?.split(';') ?? [],
  }
}

function readText(
  row: TableRow,
  column: string,
  rule: TextRule,
  report: Report,
  draws: (grapheme: string) => boolean,
): string | null {
  const cell = row.cell(column)
  if (cell === null) return rule.required ? null : ''
  const place = placeOf(row, column)
  if (cell === '') {
    if (!rule.required) return ''
    report.error(place, rule.kana ? 'missing-kana' : 'empty-cell', '', lengthOf(rule))
    return null
  }
  if (isLongerThan(cell, rule.max)) {
    report.error(place, 'too-long', cell, lengthOf(rule))
    return null
  }
  const faults = characterFaults(cell, row.lossy)
  for (const { code, character } of faults) {
    report.error(place, code, cell, code === 'undecodable' ? 'UTF-8|CP932' : `without ${codePointName(character)}`)
  }
  if (faults.length > 0) return null
  if (!isClean(cell, place, rule, report, draws)) return null
  warnOf(cell, place, rule, report)
  return cell
}

function isLongerThan(cell: string, max: number): boolean {
  if (cell.length <= max) return false
  return cell.length > max * UNITS_PER_CHARACTER || visibleCharacters(cell).length > max
}

function isClean(
  cell: string,
  place: Place,
  rule: TextRule,
  report: Report,
  draws: (grapheme: string) => boolean,
): boolean {
  if (/^\s|\s$/u.test(cell)) {
    report.error(place, 'surrounding-space', cell, 'without spaces at the ends')
    return false
  }
  if ((rule.kana || rule.name) && hasLostCharacter(cell)) {
    report.error(place, 'lost-character', cell, 'without ? (U+003F)')
    return false
  }
  if (rule.kana && !isKana(cell)) {
    report.error(place, 'not-kana', cell, 'hiragana|katakana')
    return false
  }
  const undrawable = firstUndrawable(cell, draws)
  if (undrawable === null) return true
  const names = Array.from(undrawable, codePointName).join(' ')
  report.error(place, 'character-not-drawable', cell, `without ${undrawable} (${names})`)
  return false
}

function warnOf(cell: string, place: Place, rule: TextRule, report: Report): void {
  const odd = rule.name || rule.kana ? oddInName(cell) : null
  if (odd !== null) report.warning(place, 'odd-character-in-name', cell, `${odd} (${codePointName(odd)})`)
  const outside = firstOutsideCp932(cell)
  if (outside !== null)
    report.warning(place, 'outside-cp932', cell, `CP932 lacks ${outside} (${codePointName(outside)})`)
  if (looksLikeFormula(cell)) report.warning(place, 'formula-cell', cell, 'first character other than = + - @')
}

function lengthOf(rule: TextRule): string {
  return `${rule.required ? 1 : 0}…${rule.max} characters`
}

function placeOf(row: TableRow, column: string): Place {
  return { file: row.file, line: row.line, column }
}
