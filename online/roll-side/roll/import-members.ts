/**
 * members.csv of a school, a union or a company (S-05): number, name and class or department; with days of birth where these are asked for
 * beside the code of the letter. There is no register, so there is no residence, age or mark: who is on the list votes.
 */
import type { BirthDate } from '#election/birth-date.ts'
import { maskOf, NO_CONTEST } from '#election/contests.ts'
import type { Contest, RollRow } from '#election/definition/definition.ts'
import { type CellReader, cellReader } from '#election/definition/import/cell.ts'
import { MEMBERS } from '#election/definition/import/headings.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { startReport } from '#election/definition/import/report.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { openTable, SMALL_FILE_MAX, type TableRow, wholeTable } from '#election/definition/import/table.ts'
import { ONLINE_STATION, rollNumber } from '#election/id-schemas.ts'
import type { ContestMask } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ImportedRow } from './imported-row.ts'

const COLUMNS = { required: ['number', 'name', 'group'], optional: ['birth_date'] } as const
const NUMBER_MAX = 20
const TEXT_MAX = 60
/** The day of birth of a member who is not asked for one. */
const NOT_SAID = '不詳' as BirthDate

/** Nothing is taken from a file with an error. */
export function importMembers(
  csv: Uint8Array,
  contests: readonly Contest[],
): Result<readonly ImportedRow[], readonly Problem[]> {
  const report = startReport()
  // A letter that no font draws is found when a letter is printed.
  const cells = cellReader(report, () => true)
  const table = wholeTable(openTable(MEMBERS, heldFile(csv), COLUMNS, report, SMALL_FILE_MAX))
  const numbers = new Set<string>()
  const asksBirth = table?.columns.has('birth_date') === true
  const rows = (table?.rows ?? []).flatMap((row) => readMember(row, { asksBirth, contests, numbers }, cells))
  const { errors } = report.problems([MEMBERS])
  return errors.length > 0 ? err(errors) : ok(rows)
}

interface Around {
  readonly asksBirth: boolean
  readonly contests: readonly Contest[]
  /** Those of the rows before. */
  readonly numbers: Set<string>
}

function readMember(
  row: TableRow,
  { asksBirth, contests, numbers }: Around,
  cells: CellReader,
): readonly ImportedRow[] {
  const number = cells.token(row, 'number', NUMBER_MAX)
  if (number !== null && numbers.has(number)) cells.refuse(row, 'number', 'duplicate-value', 'once')
  if (number !== null) numbers.add(number)
  const name = cells.text(row, 'name', { max: TEXT_MAX, required: true })
  const group = cells.text(row, 'group', { max: TEXT_MAX, required: true })
  const birthDate = asksBirth ? cells.date(row, 'birth_date') : NOT_SAID
  const style = group === null ? NO_CONTEST : contestsOfGroup(contests, group)
  if (group !== null && style === NO_CONTEST) cells.refuse(row, 'group', 'unknown-district', groupsOf(contests))
  if (number === null || name === null || group === null || birthDate === null) return []
  const person = { name, kana: '', sex: 'U', birthDate, address: placeOf(group, number) } as const
  const member: RollRow = {
    ...{ rollNo: rollNumber.parse(number), station: ONLINE_STATION, ...person },
    ...{ residentSince: null, ticket: number, mark: 'none' },
  }
  return [{ row: member, style, mark: 'none', abroad: null }]
}

/** On the letter in place of an address: two members of one name and one class are two people. */
function placeOf(group: string, number: string): string {
  return `${group}　${number}`
}

function contestsOfGroup(contests: readonly Contest[], group: string): ContestMask {
  return maskOf(contests.filter(({ districts }) => districts.length === 0 || districts.includes(group)))
}

function groupsOf(contests: readonly Contest[]): string {
  return [...new Set(contests.flatMap(({ districts }) => districts))].join('|')
}
