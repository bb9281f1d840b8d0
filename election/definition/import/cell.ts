/** One cell → a value of the domain, or one problem. A missing column is reported at the header, not here. */
import type { BirthDate } from '#election/birth-date.ts'
import { type LocalDate, type LocalTime, parseDate, parseTime } from '#election/time.ts'
import { looksLikeFormula } from '../../spreadsheet-formula.ts'
import { visibleCharacters } from '../../visible-characters.ts'
import {
  characterFaults,
  firstOutsideCp932,
  firstUndrawable,
  firstUnspoken,
  hasLostCharacter,
  isKana,
  LETTER_AS_CODE,
  oddInName,
  withGeta,
} from './characters.ts'
import type { ErrorCode, ReadCode } from './problem.ts'
import { codePointName, type Place, type Report } from './report.ts'
import type { TableRow } from './table.ts'
import {
  asWritten,
  fullWidthKana,
  GETA,
  halfWidth,
  trimmed,
  writtenDate,
  writtenTime,
  writtenWord,
} from './written-forms.ts'

interface TextRule {
  /** Visible characters: a base with its variation selector counts as one. */
  readonly max: number
  readonly required: boolean
  /** Kana only (names to be read aloud and searched). */
  readonly kana?: boolean
  /** Kana of sentences, with 、 and 。 between them. */
  readonly marks?: boolean
  /** For voters: what is no kana stays, and is counted; it is searched as it is written. */
  readonly asWritten?: boolean
  /** Kana that the voice says to voters: of candidates, parties and titles. */
  readonly spoken?: boolean
  /** A name of a person or party, as it is known elsewhere. */
  readonly name?: boolean
  /** For voters: a letter that cannot be drawn becomes 〓, and its row is reported. Without it, for candidates, it is refused. */
  readonly geta?: boolean
}

/** UTF-16 units that one visible character may take on average: bounds piles of combining marks. */
const UNITS_PER_CHARACTER = 8
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9_./-]*$/
const NUMBER = /^(0|[1-9]\d*)$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

export interface CellReader {
  /** Exact text. Empty when the rule allows it and the cell or an optional column is empty. */
  text(row: TableRow, column: string, rule: TextRule): string | null
  /** Short ASCII name that files and columns may carry. */
  id(row: TableRow, column: string, max?: number): string | null
  /** Number or code printed on paper: like an id, also with `.` and `/`. */
  token(row: TableRow, column: string, max: number): string | null
  whole(row: TableRow, column: string, min: number, max: number): number | null
  date(row: TableRow, column: string): LocalDate | null
  /** A day, or what a register has where a part of it is unknown: counted, and kept as it is written. */
  birth(row: TableRow, column: string): BirthDate | null
  /** Reads one of `parts`. A problem names the whole cell. */
  dateIn(row: TableRow, column: string, part: string): LocalDate | null
  time(row: TableRow, column: string): LocalTime | null
  /** Reads one of `parts`. A problem names the whole cell. */
  timeIn(row: TableRow, column: string, part: string): LocalTime | null
  oneOf<T extends string>(row: TableRow, column: string, values: readonly T[]): T | null
  /** Cells separated by `;`; empty list for an empty cell. */
  parts(row: TableRow, column: string): readonly string[]
  /** Counts a form that only the caller can see. */
  told(row: TableRow, column: string, code: ReadCode, was: string, is: string): void
  /** Reports a problem that only the caller can see. */
  refuse(row: TableRow, column: string, code: ErrorCode, allowed: string): null
}

export function cellReader(report: Report, draws: (grapheme: string) => boolean): CellReader {
  const refuse = (row: TableRow, column: string, code: ErrorCode, allowed: string): null => {
    report.error(placeOf(row, column), code, row.cell(column) ?? '', allowed)
    return null
  }
  const read = <T extends string>(row: TableRow, column: string, code: ReadCode, was: string, is: T): T => {
    report.read(placeOf(row, column), code, was, is)
    return is
  }
  const reporting: Reporting = { refuse, read }
  /** Reads one line of letters and digits: as it is, or in full width with another hyphen. */
  const matching = (row: TableRow, column: string, pattern: RegExp, code: ErrorCode, allowed: string) => {
    const cell = row.cell(column)
    if (cell === null) return null
    if (pattern.test(cell)) return cell
    const half = halfWidth(cell)
    if (half === '') return refuse(row, column, 'empty-cell', allowed)
    if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
    if (!pattern.test(half)) return refuse(row, column, madeBySpreadsheet(half) ?? code, allowed)
    return read(row, column, trimmed(cell) === half ? 'space-read' : 'full-width-read', cell, half)
  }
  const short = (row: TableRow, column: string, max: number, pattern: RegExp, allowed: string) => {
    const cell = matching(row, column, pattern, 'not-an-id', allowed)
    const made = cell && madeBySpreadsheet(cell)
    if (made) return refuse(row, column, made, allowed)
    if (cell === null || cell.length <= max) return cell
    return refuse(row, column, 'too-long', `1…${max} characters`)
  }
  const dateIn = (row: TableRow, column: string, cell: string): LocalDate | null => {
    const date = parseDate(cell)
    if (date !== null) return date
    if (trimmed(cell) === '') return refuse(row, column, 'empty-cell', 'YYYY-MM-DD')
    if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
    const written = DATE.test(cell) ? ({ type: 'no-such-day' } as const) : writtenDate(cell)
    if (written?.type === 'read') return read(row, column, written.code, cell, written.value)
    const code = written === null ? 'not-a-date' : written.type === 'asked' ? written.code : 'date-does-not-exist'
    return refuse(row, column, code, 'YYYY-MM-DD')
  }
  return {
    refuse,
    told: read,
    text: (row, column, rule) => readText(row, column, rule, report, draws),
    id: (row, column, max = 32) => short(row, column, max, ID, 'A–Z a–z 0–9 _ -'),
    token: (row, column, max) => short(row, column, max, TOKEN, 'A–Z a–z 0–9 _ - . /'),
    whole(row, column, min, max) {
      const cell = matching(row, column, NUMBER, 'not-a-number', `${min}…${max}`)
      if (cell === null) return null
      const value = Number(cell)
      return value >= min && value <= max ? value : refuse(row, column, 'number-out-of-range', `${min}…${max}`)
    },
    date(row, column) {
      const cell = row.cell(column)
      return cell === null ? null : dateIn(row, column, cell)
    },
    birth: (row, column) => readBirth(row, column, dateIn, read),
    dateIn,
    time(row, column) {
      const cell = row.cell(column)
      return cell === null ? null : readTime(row, column, cell, reporting)
    },
    timeIn: (row, column, part) => readTime(row, column, part, reporting),
    oneOf: (row, column, values) => readOneOf(row, column, values, reporting),
    parts(row, column) {
      const cell = trimmed(row.cell(column) ?? '')
      return cell === '' ? [] : cell.split(/[;；]/).map(trimmed)
    },
  }
}

/** 1-2 that became a day: `2-Jan`, `Jan-02`, 1月2日. With a year it could be a number of somebody's own, and it is left. */
const MADE_A_DAY =
  /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}|\d{1,2}月\d{1,2}日)$/i
/** 120000000000 that became 1.2E+11; 1E5 alone may be a code. */
const MADE_A_POWER = /^\d(?:\.\d+e\+?|e\+)\d{1,3}$/i

function madeBySpreadsheet(cell: string): ErrorCode | null {
  if (MADE_A_DAY.test(cell)) return 'made-a-day'
  return MADE_A_POWER.test(cell) ? 'made-a-power' : null
}

function readBirth(
  row: TableRow,
  column: string,
  dateIn: CellReader['dateIn'],
  read: Reporting['read'],
): BirthDate | null {
  const cell = row.cell(column)
  if (cell === null) return null
  const written = asWritten(cell)
  return written === null ? dateIn(row, column, cell) : read(row, column, 'birth-as-written-read', cell, written)
}

/** Reports the faults of a cell, and how a form in it was read. */
interface Reporting {
  refuse(row: TableRow, column: string, code: ErrorCode, allowed: string): null
  read<T extends string>(row: TableRow, column: string, code: ReadCode, was: string, is: T): T
}

function readTime(row: TableRow, column: string, cell: string, { refuse, read }: Reporting): LocalTime | null {
  const exact = parseTime(cell)
  if (exact !== null) return exact
  if (trimmed(cell) === '') return refuse(row, column, 'empty-cell', 'HH:MM')
  if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
  const time = writtenTime(cell)
  return time === null ? refuse(row, column, 'not-a-time', 'HH:MM') : read(row, column, 'time-read', cell, time)
}

function readOneOf<T extends string>(
  row: TableRow,
  column: string,
  values: readonly T[],
  { refuse, read }: Reporting,
): T | null {
  const cell = row.cell(column)
  if (cell === null) return null
  const found = values.find((value) => value === cell)
  if (found !== undefined) return found
  const allowed = values.map((value) => (value === '' ? 'empty' : value)).join('|')
  if (row.lossy && cell.includes('\uFFFD')) return refuse(row, column, 'undecodable', 'UTF-8|CP932')
  if (trimmed(cell) === '') {
    const empty = values.find((value) => value === '')
    return empty === undefined
      ? refuse(row, column, 'empty-cell', allowed)
      : read(row, column, 'space-read', cell, empty)
  }
  if (values.some((value) => value === 'M') && /^[12]$/.test(halfWidth(cell))) {
    return refuse(row, column, 'sex-digit', allowed)
  }
  const word = writtenWord(cell, values)
  return word === null ? refuse(row, column, 'not-in-list', allowed) : read(row, column, word.code, cell, word.value)
}

function readText(
  row: TableRow,
  column: string,
  rule: TextRule,
  report: Report,
  draws: (grapheme: string) => boolean,
): string | null {
  const raw = row.cell(column)
  if (raw === null) return rule.required ? null : ''
  const place = placeOf(row, column)
  const cell = trimmed(raw)
  if (cell !== raw) report.read(place, 'space-read', raw, cell)
  if (cell === '') {
    if (!rule.required) return ''
    report.error(place, rule.kana ? 'missing-kana' : 'empty-cell', '', lengthOf(rule))
    return null
  }
  if (isLongerThan(cell, rule.max)) {
    report.error(place, 'too-long', cell, lengthOf(rule))
    return null
  }
  if (rule.geta) return readVoter(cell, row.lossy, place, rule, report, draws)
  const is = rule.kana ? readKana(cell, place, report) : cell
  return isClean(is, row.lossy, place, rule, report) && isDrawn(is, place, report, draws)
    ? warned(is, place, rule, report)
    : null
}

/** A letter that no font draws becomes 〓, and its row is listed. A letter that was lost on saving is an error. */
function readVoter(
  cell: string,
  lossy: boolean,
  place: Place,
  rule: TextRule,
  report: Report,
  draws: (grapheme: string) => boolean,
): string | null {
  if (rule.name && !lossy && /[?\uFFFD]/.test(cell)) {
    report.error(place, 'lost-letter', cell, 'without ? (U+003F)')
    return null
  }
  const { text, letters } = withGeta(cell, draws)
  if (!isClean(text, lossy, place, rule, report)) return null
  if (letters.length > 0) {
    const names = letters.map(nameOfLetter).join(', ')
    report.warning(place, 'unshown-letter', text, names)
    report.read(place, 'unshown-letter-read', names, text)
  }
  return warned(text, place, rule, report)
}

/** A letter that its own system writes as a code keeps it: the commission looks it up by that. */
function nameOfLetter(letter: string): string {
  return LETTER_AS_CODE.test(letter) ? letter : Array.from(letter, codePointName).join(' ')
}

function readKana(cell: string, place: Place, report: Report): string {
  const is = fullWidthKana(cell)
  if (is !== cell) report.read(place, 'half-width-kana-read', cell, is)
  return is
}

function isLongerThan(cell: string, max: number): boolean {
  if (cell.length <= max) return false
  return cell.length > max * UNITS_PER_CHARACTER || visibleCharacters(cell).length > max
}

function isClean(cell: string, lossy: boolean, place: Place, rule: TextRule, report: Report): boolean {
  const faults = characterFaults(cell, lossy)
  for (const { code, character } of faults) {
    report.error(place, code, cell, code === 'undecodable' ? 'UTF-8|CP932' : `without ${codePointName(character)}`)
  }
  if (faults.length > 0) return false
  if ((rule.kana || rule.name) && hasLostCharacter(cell)) {
    report.error(place, 'lost-character', cell, 'without ? (U+003F)')
    return false
  }
  const coded = LETTER_AS_CODE.exec(cell)?.[0]
  if (coded !== undefined) {
    report.error(place, 'letter-as-code', cell, `without ${coded}`)
    return false
  }
  if (rule.name && !rule.geta && cell.includes(GETA)) {
    report.error(place, 'geta-in-name', cell, `without ${GETA}`)
    return false
  }
  const isRead = isKana(rule.marks ? cell.replaceAll(/[、。]/g, '') : cell)
  if (rule.kana && rule.asWritten && !isRead) report.read(place, 'kana-as-written-read', cell, cell)
  else if (rule.kana && !isRead) {
    report.error(place, 'not-kana', cell, 'hiragana|katakana')
    return false
  }
  const unspoken = rule.spoken ? firstUnspoken(cell) : null
  if (unspoken !== null) {
    report.error(place, 'kana-not-spoken', cell, `without ${unspoken} (${codePointName(unspoken)})`)
    return false
  }
  return true
}

function isDrawn(cell: string, place: Place, report: Report, draws: (grapheme: string) => boolean): boolean {
  const undrawable = firstUndrawable(cell, draws)
  if (undrawable === null) return true
  const names = Array.from(undrawable, codePointName).join(' ')
  report.error(place, 'character-not-drawable', cell, `without ${undrawable} (${names})`)
  return false
}

function warned(cell: string, place: Place, rule: TextRule, report: Report): string {
  const odd = rule.name || rule.kana ? oddInName(cell) : null
  if (odd !== null) report.warning(place, 'odd-character-in-name', cell, `${odd} (${codePointName(odd)})`)
  const outside = firstOutsideCp932(cell)
  if (outside !== null)
    report.warning(place, 'outside-cp932', cell, `CP932 lacks ${outside} (${codePointName(outside)})`)
  if (looksLikeFormula(cell))
    report.warning(place, 'formula-cell', cell, 'first character other than = + - @, full-width too')
  return cell
}

function lengthOf(rule: TextRule): string {
  return `${rule.required ? 1 : 0}…${rule.max} characters`
}

function placeOf(row: TableRow, column: string): Place {
  return { file: row.file, line: row.line, column }
}

const LISTED = 20

/** The values as text for `allowed`, which is never empty and never long. */
export function listOf(values: Iterable<string>): string {
  const all = [...values].filter((value) => value !== '')
  if (all.length === 0) return 'empty'
  return all.length <= LISTED ? all.join('|') : `${all.slice(0, LISTED).join('|')}|…`
}
