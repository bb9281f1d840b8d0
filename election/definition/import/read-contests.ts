/** contests.csv: what is voted on. */
import { CONTESTS_MAX } from '#election/contests.ts'
import type { Contest, Display } from '#election/definition/definition.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { CONTEST_KINDS, hasOneSeat } from '../contest-kind.ts'
import type { CellReader } from './cell.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'

export const CONTEST_COLUMNS = {
  required: ['contest', 'title', 'kind', 'seats'],
  optional: ['districts', 'display', 'title_kana', 'title_en'],
} as const

/** Masks on card and journal have three bits. */
/** Columns of votes.csv that a contest id would hide. */
const RESERVED = new Set(['roll_no', 'station', 'mode'])
const DISTRICT = { max: 40, required: true }

export interface ReadContests {
  /** Every id that could be read, also of contests with other problems: candidates are checked against these. */
  readonly ids: ReadonlyMap<string, TableRow>
  readonly contests: readonly Contest[]
  readonly displays: ReadonlyMap<ContestId, Display>
}

/** Empty: as many pages as are needed. */
const DISPLAYS = ['', 'at_once', 'by_kana'] as const

export function readContests(table: Table, cells: CellReader, report: Report): ReadContests {
  const ids = new Map<string, TableRow>()
  const contests: Contest[] = []
  const displays = new Map<ContestId, Display>()
  for (const [place, row] of table.rows.entries()) {
    const contest = readContest(table, row, place, ids, cells, report)
    const display = table.columns.has('display') ? cells.oneOf(row, 'display', DISPLAYS) : ''
    if (contest) contests.push(contest)
    if (contest && display) displays.set(contest.id, display === 'at_once' ? 'at-once' : 'by-kana')
  }
  return { ids, contests, displays }
}

function readContest(
  table: Table,
  row: TableRow,
  place: number,
  ids: Map<string, TableRow>,
  cells: CellReader,
  report: Report,
): Contest | null {
  const id = readId(row, ids, cells)
  if (place >= CONTESTS_MAX) cells.refuse(row, 'contest', 'too-many-contests', `1…${CONTESTS_MAX} contests`)
  const title = cells.text(row, 'title', { max: 40, required: true })
  const titleKana = readKana(table, row, title, cells, report)
  const titleEn = table.columns.has('title_en') ? cells.text(row, 'title_en', { max: 60, required: false }) : ''
  const kind = cells.oneOf(row, 'kind', CONTEST_KINDS)
  const seats = cells.whole(row, 'seats', 1, 99)
  if (kind !== null && hasOneSeat(kind) && seats !== null && seats !== 1)
    cells.refuse(row, 'seats', 'head-has-one-seat', '1')
  const districts = readDistricts(row, cells)
  if (id === null || title === null || titleKana === null || titleEn === null || kind === null || seats === null)
    return null
  const ways = { ...(titleKana === '' ? {} : { titleKana }), ...(titleEn === '' ? {} : { titleEn }) }
  return { id, bit: place as ContestBit, title, ...ways, kind, seats, districts }
}

/** A voter who does not read the kanji of a title finds its kana on every page. A title without kana is reported once, and accepted. */
function readKana(table: Table, row: TableRow, title: string | null, cells: CellReader, report: Report): string | null {
  const has = table.columns.has('title_kana')
  const kana = has ? cells.text(row, 'title_kana', { max: 80, required: false, kana: true }) : ''
  if (kana === '' && /\p{Script=Han}/u.test(title ?? '')) {
    const place = { file: row.file, line: row.line, column: has ? 'title_kana' : '' }
    report.warning(place, 'title-without-kana', '', 'title_kana: 1…80 characters')
  }
  return kana
}

function readId(row: TableRow, ids: Map<string, TableRow>, cells: CellReader): ContestId | null {
  const id = cells.id(row, 'contest')
  if (id === null) return null
  if (ids.has(id)) return cells.refuse(row, 'contest', 'duplicate-value', 'once')
  if (RESERVED.has(id)) return cells.refuse(row, 'contest', 'not-an-id', `not ${[...RESERVED].join('|')}`)
  ids.set(id, row)
  return id as ContestId
}

function readDistricts(row: TableRow, cells: CellReader): readonly string[] {
  const parts = cells.parts(row, 'districts')
  if (parts.length === 0 || cells.text(row, 'districts', { max: 2000, required: false }) === null) return []
  if (new Set(parts).size < parts.length) cells.refuse(row, 'districts', 'duplicate-value', 'each once')
  for (const part of parts) {
    if (part === '') cells.refuse(row, 'districts', 'empty-cell', 'a;b;c')
    else if (part.length > 8 * DISTRICT.max) cells.refuse(row, 'districts', 'too-long', `1…${DISTRICT.max} characters`)
  }
  return parts
}
