/** A CSV file as rows with named columns. What is wrong with file, header and row shape is told here, cells elsewhere. */
import { readCsv } from './csv.ts'
import { decodeText } from './decode.ts'
import type { Report } from './report.ts'

/** 256 MiB: a roll of more than a million rows. */
export const FILE_MAX = 256 * 1024 * 1024

export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

export interface TableRow {
  readonly file: string
  readonly line: number
  /** U+FFFD in this file stands for undecodable bytes. */
  readonly lossy: boolean
  /** null: the file has no such column. */
  cell(column: string): string | null
}

export interface Table {
  readonly file: string
  readonly columns: ReadonlySet<string>
  readonly rows: readonly TableRow[]
}

/** null: nothing in the file can be read; the reason is in the report. */
export function readTable(file: string, bytes: Uint8Array | undefined, columns: Columns, report: Report): Table | null {
  const whole = { file, line: 1, column: '' }
  if (bytes === undefined) {
    report.error(whole, 'missing-file', '', file)
    return null
  }
  if (bytes.length > FILE_MAX) {
    report.error(whole, 'file-too-large', `${bytes.length} bytes`, `0…${FILE_MAX} bytes`)
    return null
  }
  const decoded = decodeText(bytes)
  if (decoded === null) {
    report.error(whole, 'undecodable', '', 'UTF-8|CP932')
    return null
  }
  const { rows, faults } = readCsv(decoded.text)
  const header = rows[0]
  if (header === undefined || faults.some((fault) => fault.line < header.line)) {
    report.error(whole, 'empty-file', '', columns.required.join(','))
    return null
  }
  const names = header.cells
  const places = checkHeader(file, names, columns, report)
  for (const fault of faults) {
    const allowed = 'cells with " are quoted, " inside is doubled'
    report.error({ file, line: fault.line, column: names[fault.cell] ?? '' }, fault.code, fault.value, allowed)
  }
  const table = rows.slice(1).flatMap(({ line, cells }): TableRow[] => {
    if (!hasShape(file, line, cells, names, report)) return []
    return [{ file, line, lossy: decoded.lossy, cell: (column) => cells[places.get(column) ?? -1] ?? null }]
  })
  if (rows.length === 1 && faults.length === 0) report.error(whole, 'no-rows', '', '1… rows')
  return { file, columns: new Set(places.keys()), rows: table }
}

function checkHeader(
  file: string,
  names: readonly string[],
  columns: Columns,
  report: Report,
): ReadonlyMap<string, number> {
  const known = new Set([...columns.required, ...columns.optional])
  const allowed = [...known].join(',')
  const places = new Map<string, number>()
  for (const [place, name] of names.entries()) {
    const at = { file, line: 1, column: name }
    if (!known.has(name)) report.error(at, 'unknown-column', name, allowed)
    else if (places.has(name)) report.error(at, 'duplicate-column', name, 'once')
    else places.set(name, place)
  }
  for (const name of columns.required) {
    if (!places.has(name)) report.error({ file, line: 1, column: name }, 'missing-column', '', allowed)
  }
  return places
}

function hasShape(
  file: string,
  line: number,
  cells: readonly string[],
  names: readonly string[],
  report: Report,
): boolean {
  if (cells.length === names.length) {
    if (cells.some((cell) => cell !== '')) return true
    // Spreadsheets leave such rows below the data; they say nothing and hide nothing.
    report.warning({ file, line, column: '' }, 'blank-row', '', 'rows with data')
    return false
  }
  const column = names[cells.length] ?? ''
  report.error({ file, line, column }, 'wrong-cell-count', `${cells.length} cells`, `${names.length} cells`)
  return false
}
