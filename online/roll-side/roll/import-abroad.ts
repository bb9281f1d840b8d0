/**
 * electors-abroad.csv: the roll of electors abroad (在外選挙人名簿, PEO 30-2) with their addresses for the post. Number of a row is that of the
 * elector's certificate (在外選挙人証). Who has come back to Japan stays on it for four months with a mark (PEO 30-10, 30-11), and votes there.
 */
import { isOfAgeOn } from '#election/age.ts'
import { type BirthDate, birthSpan } from '#election/birth-date.ts'
import { maskOf, NO_CONTEST } from '#election/contests.ts'
import { contestsOfDistrict, type ElectionPackage, type RollRow } from '#election/definition/definition.ts'
import { refuseAnotherWard } from '#election/definition/import/another-ward.ts'
import { type CellReader, cellReader, listOf } from '#election/definition/import/cell.ts'
import { ELECTORS_ABROAD } from '#election/definition/import/headings.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { startReport } from '#election/definition/import/report.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { FILE_MAX, openTable, type TableRow } from '#election/definition/import/table.ts'
import { rollNumber } from '#election/id-schemas.ts'
import { type Abroad, type Consulate, lastDayOnRoll } from '#election/online/abroad.ts'
import { ABROAD_MARKS, type AbroadMark } from '#election/online/paper-abroad.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { RulesOfRight } from '#election/roll/eligibility.ts'
import type { LocalDate } from '#election/time.ts'
import type { ImportedRow } from './imported-row.ts'

const LINES = ['address_1', 'address_2', 'address_3', 'address_4'] as const
const COLUMNS = {
  required: [
    ...['certificate', 'station', 'name', 'kana', 'name_latin', 'birth_date', 'consulate', 'address_1', 'country'],
    ...['card_address', 'returned', 'mark'],
  ],
  optional: ['address_2', 'address_3', 'address_4', 'email', 'municipality'],
} as const
const NUMBER_MAX = 20
const TEXT_MAX = 60
/** One line in the window of an envelope. */
const LINE_MAX = 40
const LATIN = /^[\p{Script=Latin}\p{M}0-9 .,:;'’"/#&()+°ºª№_-]+$/u
const LATIN_ALLOWED = 'A–Z a–z é ü ñ 0–9 . , - / #'
/** Nobody on a roll is older; a mistyped century is. */
const AGE_MAX = 130

interface Grounds {
  readonly rules: RulesOfRight & Pick<ElectionPackage['rules'], 'municipalityCode'>
  readonly places: Pick<ElectionPackage, 'contests' | 'stations'>
  readonly consulates: readonly Consulate[]
}

interface Around extends Grounds {
  readonly cells: CellReader
  /** Those of the rows before. */
  readonly numbers: Set<string>
}

/** Nothing is taken from a file with an error. */
export function importAbroad(csv: Uint8Array, grounds: Grounds): Result<readonly ImportedRow[], readonly Problem[]> {
  const report = startReport()
  // A letter that no font draws is found when a letter is printed.
  const cells = cellReader(report, () => true)
  const table = openTable(ELECTORS_ABROAD, heldFile(csv), COLUMNS, report, FILE_MAX)
  const around = { ...grounds, cells, numbers: new Set<string>() }
  const rows = [...(table?.batches ?? [])].flatMap((batch) => batch.rows.flatMap((row) => readElector(row, around)))
  const { errors } = report.problems([ELECTORS_ABROAD])
  return errors.length > 0 ? err(errors) : ok(rows)
}

function readElector(row: TableRow, around: Around): readonly ImportedRow[] {
  const { cells, places, rules } = around
  refuseAnotherWard(row, rules.municipalityCode, cells)
  const number = readNumber(row, around)
  const station = readStation(row, around)
  const name = cells.text(row, 'name', { max: TEXT_MAX, required: true, name: true, geta: true })
  const kana = cells.text(row, 'kana', { max: TEXT_MAX, required: false, kana: true, asWritten: true })
  const birthDate = readBirth(row, rules.date, cells)
  const abroad = readAbroad(row, around)
  const address = cells.text(row, 'card_address', { max: TEXT_MAX, required: true })
  const mark = readMark(row, birthDate, around)
  if (number === null || station === undefined || name === null || kana === null || birthDate === null) return []
  if (abroad === null || address === null || mark === null) return []
  const elector: RollRow = {
    ...{ rollNo: rollNumber.parse(number), station: station.id, name, kana, sex: 'U', birthDate, address },
    ...{ residentSince: null, ticket: number, mark: 'none' },
  }
  const style = maskOf(contestsOfDistrict(places, station))
  return [{ row: elector, style, mark: style === NO_CONTEST ? 'no-right' : mark, abroad }]
}

function readNumber(row: TableRow, { cells, numbers }: Around): string | null {
  const number = cells.token(row, 'certificate', NUMBER_MAX)
  if (number === null) return null
  if (numbers.has(number)) return cells.refuse(row, 'certificate', 'duplicate-value', 'once')
  numbers.add(number)
  return number
}

/** 指定在外選挙投票区: its contests are the elector's. */
function readStation(row: TableRow, { cells, places: { stations } }: Around) {
  const named = cells.id(row, 'station')
  const station = stations.find(({ id }) => id === named)
  if (named !== null && station === undefined) {
    cells.refuse(row, 'station', 'unknown-station', listOf(stations.map(({ id }) => id)))
  }
  return station
}

function readBirth(row: TableRow, date: LocalDate, cells: CellReader): BirthDate | null {
  const birth = cells.birth(row, 'birth_date')
  const span = birth && birthSpan(birth)
  if (birth === null || span === null) return birth
  const earliest = `${Number(date.slice(0, 4)) - AGE_MAX}-01-01`
  if (span.to >= earliest && span.from <= date) return birth
  return cells.refuse(row, 'birth_date', 'implausible-date', `${earliest}…${date}`)
}

function readAbroad(row: TableRow, { cells, consulates }: Around): Abroad | null {
  const latin = (column: string, required: boolean) => {
    const text = cells.text(row, column, { max: LINE_MAX, required })
    if (text === null || text === '' || LATIN.test(text)) return text
    return cells.refuse(row, column, 'not-latin', LATIN_ALLOWED)
  }
  const latinName = latin('name_latin', true)
  const lines = LINES.map((column) => latin(column, column === 'address_1'))
  const country = latin('country', true)
  const consulate = cells.text(row, 'consulate', { max: TEXT_MAX, required: true })
  const isListed = consulates.some((each) => each.name === consulate)
  if (consulate !== null && !isListed) {
    cells.refuse(row, 'consulate', 'not-in-list', listOf(consulates.map((each) => each.name)))
  }
  const email = cells.text(row, 'email', { max: TEXT_MAX, required: false })
  const known = lines.filter((line) => line !== null)
  if (latinName === null || country === null || email === null || known.length < LINES.length) return null
  if (consulate === null || !isListed) return null
  return { consulate, latinName, lines: known.filter((line) => line !== ''), country, email }
}

/** `none`: may vote online. */
function readMark(
  row: TableRow,
  birth: BirthDate | null,
  { cells, rules }: Around,
): AbroadMark | 'none' | 'no-right' | null {
  const mark = cells.oneOf(row, 'mark', ['', ...ABROAD_MARKS.filter((each) => each !== 'returned')])
  const isBack = readReturned(row, cells, rules.date)
  if (mark === null || isBack === null) return null
  if (mark !== '') return mark
  if (isBack) return 'returned'
  return birth !== null && isOfAgeOn(birth, rules.votingAge, rules.date) === false ? 'no-right' : 'none'
}

function readReturned(row: TableRow, cells: CellReader, poll: LocalDate): boolean | null {
  if ((row.cell('returned') ?? '').trim() === '') return false
  const returned = cells.date(row, 'returned')
  if (returned === null) return null
  // On the day of the poll this person lives abroad: taken as it is, the date would take the online vote away.
  if (returned > poll) return cells.refuse(row, 'returned', 'returned-after-poll', poll)
  if (lastDayOnRoll(returned) >= poll) return true
  return cells.refuse(row, 'returned', 'returned-too-long-ago', lastDayOnRoll(returned))
}
