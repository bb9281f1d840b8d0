/**
 * The CSV files with a change that a form asks for: a day that moves (TC-20), somebody who died or withdrew (D-26). Nobody edits a
 * file by hand for it; every other cell stays as it was.
 */
import { utf8 } from '#election/bytes.ts'
import { readCsv, type Separator } from '#election/definition/import/csv.ts'
import { decodeText } from '#election/definition/import/decode.ts'
import { columnOf, ruleOf, STOPS } from '#election/definition/import/headings.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import type { CandidateNumber, ContestId, StationId } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'

/** Everything that a move of the poll can change. */
export interface NewDay {
  readonly date: LocalDate
  readonly opens: LocalTime
  readonly closes: LocalTime
  readonly stations: readonly {
    readonly station: StationId
    readonly opens: LocalTime
    readonly closes: LocalTime
    readonly dates: readonly LocalDate[]
  }[]
}

/** `stands`: it was entered by mistake. */
export type Standing = 'stands' | 'died' | 'withdrew'

export type FileChange =
  | { readonly type: 'day'; readonly day: NewDay; readonly decidedBy: string; readonly notice: string }
  | {
      readonly type: 'gone'
      readonly contest: ContestId
      readonly number: CandidateNumber
      readonly state: Standing
      /** When it was known, and from whom. */
      readonly heard: string
    }

type Files = ReadonlyMap<string, Uint8Array>
/** One row: reads its cell of a column in half width, and writes what the form means. */
type RowChange = (cell: (column: string) => string) => ReadonlyMap<string, string>

const RULES = 'election.csv'
const STATIONS = 'stations.csv'
const CANDIDATES = 'candidates.csv'
const NOTHING: ReadonlyMap<string, string> = new Map()

/** The files that are other ones now; null: they have not what the form speaks of. */
export function changedFiles(files: Files, change: FileChange): Files | null {
  return change.type === 'day' ? withDay(files, change.day) : withGone(files, change)
}

function withDay(files: Files, day: NewDay): Files | null {
  const { date, opens, closes, stations } = day
  const values = new Map<string, string>(Object.entries({ date, opens, closes }))
  // A station that moves keeps its stops (docs/formats/candidate-list.md §2).
  const moving = new Set(rowsOf(STOPS, files).map((cell) => cell('station')))
  const staying = stations.filter((each) => !moving.has(each.station))
  const places = new Map(staying.map((each) => [each.station as string, each]))
  const rules = withRows(RULES, files, (cell) => {
    const value = values.get(ruleOf(cell('key')))
    return value === undefined ? NOTHING : new Map([['value', value]])
  })
  const below = withRows(STATIONS, files, (cell) => {
    const own = places.get(cell('station'))
    if (own === undefined) return NOTHING
    // A cell that was empty says what the election says; it goes on doing so.
    const said = (column: string, value: string, ofElection: string) =>
      [column, cell(column) === '' && value === ofElection ? '' : value] as const
    return new Map([
      said('opens', own.opens, opens),
      said('closes', own.closes, closes),
      said('dates', own.dates.join(';'), date),
    ])
  })
  if (rules === null || below === null) return null
  return new Map([
    [RULES, rules],
    [STATIONS, below],
  ])
}

function withGone(files: Files, { contest, number, state }: Extract<FileChange, { type: 'gone' }>): Files | null {
  const written = state === 'stands' ? '' : state
  let found = false
  const bytes = withRows(CANDIDATES, files, (cell) => {
    if (cell('contest') !== contest || cell('number') !== String(number)) return NOTHING
    found = true
    return new Map([['state', written]])
  })
  return bytes === null || !found ? null : new Map([[CANDIDATES, bytes]])
}

/** Each row as its cells by the names of the format. */
export function rowsOf(file: string, files: Files): readonly ((column: string) => string)[] {
  const [head, ...below] = readCsv(decodeText(files.get(file) ?? new Uint8Array())?.text ?? '').rows
  const names = head?.cells.map((name) => columnOf(file, name)) ?? []
  return below.map(
    ({ cells }) =>
      (column: string) =>
        cells[names.indexOf(column)] ?? '',
  )
}

/** UTF-8, whatever it was. A column that the file lacks comes behind the others, when something is to be said in it. */
export function withRows(file: string, files: Files, change: RowChange): Uint8Array | null {
  const bytes = files.get(file)
  const decoded = bytes === undefined ? null : decodeText(bytes)
  if (decoded === null || decoded.lossy) return null
  const { rows, faults } = readCsv(decoded.text)
  const [head, ...below] = rows
  if (head === undefined || faults.length > 0) return null
  const names = head.cells.map((name) => columnOf(file, name))
  const changed = below.map(({ cells }) => {
    return { cells, to: change((column) => halfWidth(cells[names.indexOf(column)] ?? '')) }
  })
  const said = changed.flatMap(({ to }) => [...to].flatMap(([column, value]) => (value === '' ? [] : [column])))
  const header = [...new Set([...names, ...said])]
  const lines = changed.map(({ cells, to }) => header.map((column, at) => to.get(column) ?? cells[at] ?? ''))
  return utf8([header, ...lines].map((cells) => `${cells.map(quotedCell).join(',')}\n`).join(''))
}

export function quotedCell(cell: string): string {
  return quotedIn(cell, ',')
}

export function quotedIn(cell: string, separator: Separator): string {
  return /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell
}
