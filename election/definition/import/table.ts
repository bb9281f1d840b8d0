/** A CSV file as rows with named columns. Problems of file, header and row shape are reported here, those of cells elsewhere. */
import { type CsvItem, type CsvRow, csvInPieces, isRow } from './csv.ts'
import { type Decoding, decodingOf } from './decode.ts'
import { columnOf } from './headings.ts'
import type { Report } from './report.ts'
import { heldFile, type SourceFile } from './source-file.ts'

/** 256 MiB: a roll of more than a million rows. */
export const FILE_MAX = 256 * 1024 * 1024
/** 1 MiB, of a file that is held whole: rows of one letter fill a thousand times the memory that they take on the disk. */
export const SMALL_FILE_MAX = 1024 * 1024

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
  /** Its headings as they are written. */
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}

/** A table whose rows come as its file is read. */
export interface OpenTable {
  readonly file: string
  readonly columns: ReadonlySet<string>
  readonly headings: readonly string[]
  readonly batches: Iterable<Batch>
}

interface Batch {
  readonly rows: readonly TableRow[]
  /** Bytes of the file that are read by now. */
  readonly bytes: number
}

/** How a file of another layout is read as one of ours. */
export interface Layout {
  /** Without headings its columns are #1, #2 and so on. */
  readonly hasHeadings: boolean
  /** Reports what the headings lack. */
  reader(names: readonly string[], report: Report): RowReader
}

interface RowReader {
  /** Those that can be read. */
  readonly columns: ReadonlySet<string>
  /** @returns null for a column: it is not there, or reported already */
  read(cells: readonly string[], line: number): (column: string) => string | null
}

export function readTable(file: string, bytes: Uint8Array | undefined, columns: Columns, report: Report): Table | null {
  return wholeTable(openTable(file, bytes && heldFile(bytes), columns, report))
}

export function wholeTable(table: OpenTable | null): Table | null {
  return table && { ...table, rows: [...table.batches].flatMap(({ rows }) => rows) }
}

const QUOTES = 'cells with " are quoted, " inside is doubled'

/** null: nothing in the file can be read; the reason is in the report. */
export function openTable(
  file: string,
  source: SourceFile | undefined,
  columns: Columns,
  report: Report,
  max = FILE_MAX,
  layout: Layout | null = null,
): OpenTable | null {
  const decoding = decodingIn(file, source, max, report)
  if (source === undefined || decoding === null) return null
  const read = itemsOf(source, decoding)
  const first = firstOf(read)
  const [header, ...others] = first.items
  if (header === undefined) {
    report.error({ file, line: 1, column: '' }, 'empty-file', '', columns.required.join(','))
    return null
  }
  if (!isRow(header)) {
    report.error({ file, line: header.line, column: '' }, header.code, header.value, QUOTES)
    return null
  }
  const isHeadless = layout !== null && !layout.hasHeadings
  const names = layout === null ? namesIn(file, header, report) : layoutNames(header, layout)
  const reader = layout === null ? ownReader(checkHeader(file, names, columns, report)) : layout.reader(names, report)
  const { lossy } = decoding
  const rowOf = (item: CsvItem): TableRow[] => {
    const cells = cellsOf(file, item, { names, width: header.cells.length }, report)
    if (cells === null) return []
    return [{ file, line: item.line, lossy, cell: reader.read(cells, item.line) }]
  }
  function* batches(): Generator<Batch> {
    let found = 0
    for (const { items, bytes } of chained({ ...first, items: isHeadless ? first.items : others }, read)) {
      found += items.length
      yield { rows: items.flatMap(rowOf), bytes }
    }
    if (found === 0) report.error({ file, line: 1, column: '' }, 'no-rows', '', '1… rows')
  }
  return { file, columns: reader.columns, headings: headingsIn(header), batches: batches() }
}

function decodingIn(file: string, source: SourceFile | undefined, max: number, report: Report): Decoding | null {
  const whole = { file, line: 1, column: '' }
  if (source === undefined) {
    report.error(whole, 'missing-file', '', file)
    return null
  }
  if (source.size > max) {
    report.error(whole, 'file-too-large', `${source.size} bytes`, `0…${max} bytes`)
    return null
  }
  const decoding = decodingOf(source)
  if (decoding === null) report.error(whole, 'undecodable', '', 'UTF-8|CP932')
  return decoding
}

/** @param width of the header, with the columns without a name that a spreadsheet leaves at its end */
function cellsOf(file: string, item: CsvItem, { names, width }: Header, report: Report): readonly string[] | null {
  if (isRow(item)) return hasShape(file, item.line, item.cells, { names, width }, report) ? item.cells : null
  report.error({ file, line: item.line, column: names[item.cell] ?? '' }, item.code, item.value, QUOTES)
  return null
}

interface Header {
  readonly names: readonly string[]
  readonly width: number
}

interface ItemBatch {
  readonly items: readonly CsvItem[]
  readonly bytes: number
}

function* itemsOf(source: SourceFile, decoding: Decoding): Generator<ItemBatch> {
  let bytes = 0
  function* counted() {
    for (const piece of source.pieces()) {
      bytes += piece.length
      yield piece
    }
  }
  for (const items of csvInPieces(decoding.texts(counted()))) yield { items, bytes }
}

/** With the header in it, if there is one. */
function firstOf(read: Iterator<ItemBatch>): ItemBatch {
  for (;;) {
    const next = read.next()
    if (next.done) return { items: [], bytes: 0 }
    if (next.value.items.length > 0) return next.value
  }
}

function* chained<T>(first: T, rest: Iterable<T>): Generator<T> {
  yield first
  yield* rest
}

function ownReader(places: ReadonlyMap<string, number>): RowReader {
  return {
    columns: new Set(places.keys()),
    read: (cells) => (column) => cells[places.get(column) ?? -1] ?? null,
  }
}

function layoutNames(first: CsvRow, { hasHeadings }: Layout): readonly string[] {
  return hasHeadings ? headingsIn(first) : first.cells.map((_, at) => `#${at + 1}`)
}

/** As they are written, without the nameless ones at the end. */
function headingsIn({ cells }: CsvRow): readonly string[] {
  return cells.slice(0, cells.findLastIndex((name) => name.trim() !== '') + 1)
}

/** As the format calls them; a column without a name at the end is what a spreadsheet leaves there. */
function namesIn(file: string, { line, cells }: CsvRow, report: Report): readonly string[] {
  return headingsIn({ line, cells }).map((said) => {
    const name = columnOf(file, said)
    if (name !== said) report.read({ file, line, column: name }, 'heading-read', said, name)
    return name
  })
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
  { names, width }: Header,
  report: Report,
): boolean {
  if (cells.every((cell) => cell.trim() === '')) {
    // Spreadsheets leave such rows between and below the data; they say nothing and hide nothing.
    report.read({ file, line, column: '' }, 'blank-rows-read', '', 'rows with data')
    return false
  }
  const more = cells.slice(names.length)
  if (cells.length === names.length || (cells.length === width && more.every((cell) => cell.trim() === ''))) return true
  const column = names[cells.length] ?? ''
  report.error({ file, line, column }, 'wrong-cell-count', `${cells.length} cells`, `${names.length} cells`)
  return false
}
