/** roll.csv: the extract of the electoral roll, all stations in one file. */
import { type BirthDate, birthSpan } from '#election/birth-date.ts'
import { maskOf, without } from '#election/contests.ts'
import {
  type ReceptionContest,
  type RollMark,
  type RollRow,
  receptionContestsOf,
  SEXES,
  type Sex,
} from '#election/definition/definition.ts'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { refuseAnotherWard } from './another-ward.ts'
import { type CellReader, listOf } from './cell.ts'
import type { ReadRules } from './read-rules.ts'
import type { ReadStations } from './read-stations.ts'
import type { Report } from './report.ts'
import { warnOfPersonsTwice, warnOfTicketsAsNumbers, warnOfUnknownAges } from './roll-beside-itself.ts'
import type { OpenTable, TableRow } from './table.ts'
import { asWritten, saysYes, trimmed } from './written-forms.ts'

export const ROLL_COLUMNS = {
  required: ['roll_no', 'station', 'name', 'kana', 'sex', 'birth_date', 'address', 'resident_since', 'ticket', 'mark'],
  optional: ['contests', 'entitled', 'municipality'],
} as const

const MARKS = [
  '',
  'struck',
  'died',
  'moved',
  'disqualified',
  'absentee_voted',
  'absentee_issued',
  'early_voted',
] as const satisfies readonly (Exclude<RollMark, 'none'> | '')[]

/** Nobody on a roll is older; a mistyped century is. */
const AGE_MAX = 130

/** Yields the bytes that are read by now, as often as there is progress to report. */
export function* readRoll(
  table: OpenTable,
  rules: Pick<ReadRules, 'date' | 'votingAge' | 'municipalityCode'> | null,
  stations: ReadStations | null,
  contests: Parameters<typeof receptionContestsOf>[0] | null,
  cells: CellReader,
  report: Report,
): Generator<number, readonly RollRow[]> {
  const roll: RollRow[] = []
  const lines: number[] = []
  const rollNumbers = new Set<string>()
  const tickets = new Set<string>()
  const known = listOf(stations?.ids.keys() ?? [])
  const used = new Set<string>()
  const kept = keeper()
  const readRow = (row: TableRow): void => {
    // Its stations and contests are another election's: they would be wrong again.
    if (refuseAnotherWard(row, rules?.municipalityCode ?? null, cells)) return
    const station = cells.id(row, 'station')
    if (station !== null) used.add(station)
    // When no station could be read at all, stations.csv says why, once.
    if (station && stations && stations.ids.size > 0 && !stations.ids.has(station)) {
      cells.refuse(row, 'station', 'unknown-station', known)
    }
    const rollNo = unique(row, 'roll_no', 20, rollNumbers, cells)
    const ticket = unique(row, 'ticket', 32, tickets, cells)
    const person = readPerson(row, rules?.date ?? null, cells)
    const place = stations?.stations.find(({ id }) => id === station)
    // Faults of contests and stations are said where their own files are read.
    const offered = place === undefined || contests === null ? null : receptionContestsOf(contests, place)
    const early = offered === null ? {} : readEarlyContests(row, person?.mark ?? null, offered, cells)
    const entitled = offered === null ? 'all' : readEntitled(row, offered, cells)
    if (early === null || station === null || rollNo === null || ticket === null || person === null) return
    if (entitled === null) return
    lines.push(row.line)
    const right = { ...early, ...(entitled === 'all' ? {} : { unentitled: entitled.unentitled }) }
    roll.push(kept({ rollNo: rollNo as RollNumber, station: station as StationId, ...person, ...right, ticket }))
  }
  let rows = 0
  for (const batch of table.batches) {
    rows += batch.rows.length
    batch.rows.forEach(readRow)
    yield batch.bytes
  }
  if (table.columns.has('station') && rows > 0) warnOfEmptyStations(stations, used, report)
  warnOfPersonsTwice(roll, lines, report)
  const { date, votingAge } = rules ?? { date: null, votingAge: null }
  if (date !== null && votingAge !== null) warnOfUnknownAges(roll, lines, { date, votingAge }, report)
  warnOfTicketsAsNumbers(roll, lines, report)
  return roll
}

/**
 * A piece that the engine cuts out of a text keeps all of that text in memory, and a million rows repeat the same few days: the rows stay,
 * the file does not.
 */
function keeper(): (row: RollRow) => RollRow {
  const seen = new Map<string, string>()
  const once = <T extends string>(text: T): T => {
    const before = seen.get(text)
    if (before !== undefined) return before as T
    seen.set(text, text)
    return text
  }
  return (row) => ({
    ...row,
    station: once(row.station),
    name: detached(row.name),
    kana: detached(row.kana),
    birthDate: once(row.birthDate),
    address: detached(row.address),
    residentSince: row.residentSince && once(row.residentSince),
  })
}

/** The same characters with room of their own. */
function detached<T extends string>(text: T): T {
  return ` ${text}`.slice(1) as T
}

function unique(row: TableRow, column: string, max: number, seen: Set<string>, cells: CellReader): string | null {
  const value = cells.token(row, column, max)
  if (value === null) return null
  if (seen.has(value)) return cells.refuse(row, column, 'duplicate-value', 'once')
  const own = detached(value)
  seen.add(own)
  return own
}

export function readPerson(
  row: TableRow,
  electionDate: LocalDate | null,
  cells: CellReader,
): Omit<RollRow, 'rollNo' | 'station' | 'ticket'> | null {
  const name = cells.text(row, 'name', { max: 60, required: true, name: true, geta: true })
  const kana = cells.text(row, 'kana', { max: 80, required: false, kana: true, asWritten: true })
  if (kana === '') cells.told(row, 'kana', 'no-kana-read', '', 'empty')
  const sex = readSex(row, cells)
  const birthDate = readBirthDate(row, electionDate, cells)
  const address = cells.text(row, 'address', { max: 120, required: true, geta: true })
  const since = trimmed(row.cell('resident_since') ?? 'unread')
  const isUnsaid = since === '' || asWritten(since) !== null
  if (isUnsaid) cells.told(row, 'resident_since', 'no-day-of-residence-read', since, 'empty')
  const residentSince = isUnsaid ? null : readResidentSince(row, birthDate, electionDate, cells)
  const mark = readMark(row, cells)
  if (name === null || kana === null || sex === null || birthDate === null) return null
  if (address === null || (residentSince === null && !isUnsaid) || mark === null) return null
  return { name, kana, sex, birthDate, address, residentSince, mark }
}

export function readMark(row: TableRow, cells: CellReader): RollMark | null {
  const mark = cells.oneOf(row, 'mark', MARKS)
  return mark === '' ? 'none' : mark
}

/** 住民記録システム標準仕様書 1.1.2: unknown, or not given. */
function readSex(row: TableRow, cells: CellReader): Sex | null {
  const cell = row.cell('sex')
  if (cell === null) return null
  const isUnsaid = trimmed(cell) === ''
  const sex = isUnsaid ? 'U' : cells.oneOf(row, 'sex', SEXES)
  if (sex === 'U') cells.told(row, 'sex', 'sex-unknown-read', cell, sex)
  return sex
}

/**
 * ELG-02a: who voted early where another system has the roll, for a part of the contests: the others are on the card. All of them, or an empty cell: every
 * contest.
 */
export function readEarlyContests(
  row: TableRow,
  mark: RollMark | null,
  contests: readonly ReceptionContest[],
  cells: CellReader,
): Pick<RollRow, 'early'> | null {
  const named = namedContests(row, 'contests', contests, cells)
  if (named === null || named === 'none') return named && {}
  if (mark !== null && mark !== 'early_voted') return cells.refuse(row, 'contests', 'not-in-list', 'empty')
  return named === maskOf(contests) ? {} : { early: named }
}

/** ELG-21: the contests that are not this voter's. `all`: the cell is empty, and the voter has the right to each contest of the district. */
export function readEntitled(
  row: TableRow,
  contests: readonly ReceptionContest[],
  cells: CellReader,
): { readonly unentitled: ContestMask | undefined } | 'all' | null {
  const named = namedContests(row, 'entitled', contests, cells)
  if (named === null || named === 'none') return named && 'all'
  const all = maskOf(contests)
  return { unentitled: named === all ? undefined : without(all, named) }
}

/** A contest is named as in contests.csv, by its id or its title. */
function namedContests(
  row: TableRow,
  column: 'contests' | 'entitled',
  contests: readonly ReceptionContest[],
  cells: CellReader,
): ContestMask | 'none' | null {
  const named = cells.parts(row, column)
  if (named.length === 0) return 'none'
  const found = contests.filter(({ id, title }) => named.includes(id) || named.includes(title))
  const isAll = named.every((each) => found.some(({ id, title }) => id === each || title === each))
  if (!isAll) return cells.refuse(row, column, 'unknown-contest', listOf(contests.map(({ id }) => id)))
  return maskOf(found)
}

function readBirthDate(row: TableRow, electionDate: LocalDate | null, cells: CellReader): BirthDate | null {
  const date = cells.birth(row, 'birth_date')
  if (date === null || electionDate === null) return date
  const earliest = `${Number(electionDate.slice(0, 4)) - AGE_MAX}-01-01`
  const span = birthSpan(date)
  if (span === null || (span.to >= earliest && span.from <= electionDate)) return date
  return cells.refuse(row, 'birth_date', 'implausible-date', `${earliest}…${electionDate}`)
}

/** After the latest day of the rules is no mistake of the roll: the voter is refused at the desk (ELG-01). */
function readResidentSince(
  row: TableRow,
  birthDate: BirthDate | null,
  electionDate: LocalDate | null,
  cells: CellReader,
): LocalDate | null {
  const date = cells.date(row, 'resident_since')
  if (date === null) return null
  const born = birthDate && birthSpan(birthDate)
  if ((electionDate && date > electionDate) || (born && date < born.from)) {
    return cells.refuse(row, 'resident_since', 'implausible-date', `${birthDate ?? ''}…${electionDate ?? ''}`)
  }
  return date
}

function warnOfEmptyStations(stations: ReadStations | null, used: ReadonlySet<string>, report: Report): void {
  for (const [station, row] of stations?.ids ?? []) {
    if (used.has(station) || saysYes(row.cell('early_voting'))) continue
    const place = { file: row.file, line: row.line, column: 'station' }
    report.warning(place, 'station-without-voters', station, '1… rows in roll.csv')
  }
}
