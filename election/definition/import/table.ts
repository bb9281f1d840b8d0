/** A CSV file as rows with named columns. Problems of file, header and row shape are reported here, those of cells elsewhere. */
import { type CsvItem, type CsvRow, isRow, type Separator } from './csv.ts'
import { type Decoding, decodingOf } from './decode.ts'
import { columnOf } from './headings.ts'
import { type AroundTable, CSV_SHAPE, itemsIn, type Shape } from './lines.ts'
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
  readonly shape: Shape
  /** @param names those of `line`; what they lack is reported */
  reader(names: readonly string[], line: number, report: Report): RowReader
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
const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = { ',': ',', ';': ';', '\t': 'TAB' }

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
  const shape = layout?.shape ?? CSV_SHAPE
  const around = aroundIn(file, report)
  const read = itemsOf(source, decoding, shape, around)
  const first = firstOf(read)
  const [header, ...others] = first.items
  // The lines before the table are others, so the next one is not its heading.
  if (around.isWrong()) return null
  const other = header && otherSeparator(header, shape)
  if (header !== undefined && other) {
    report.error({ file, line: header.line, column: '' }, 'other-separator', other.is, other.expected)
    return null
  }
  if (header === undefined) {
    report.error({ file, line: 1, column: '' }, 'empty-file', '', columns.required.join(','))
    return null
  }
  if (!isRow(header)) {
    report.error({ file, line: header.line, column: '' }, header.code, header.value, allowedOf(header.code, shape))
    return null
  }
  const isHeadless = layout !== null && !layout.hasHeadings
  const names = layout === null ? namesIn(file, header, report) : layoutNames(header, layout)
  const reader =
    layout === null ? ownReader(checkHeader(file, names, columns, report)) : layout.reader(names, header.line, report)
  const { lossy } = decoding
  const rowOf = (item: CsvItem): TableRow[] => {
    const cells = cellsOf(file, item, { names, header, isHeadless, shape }, report)
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
  if (typeof decoding !== 'string') return decoding
  report.error(whole, decoding, '', 'UTF-8|CP932')
  return null
}

interface Header {
  readonly names: readonly string[]
  /** As wide as it is in the file, with the columns without a name that a spreadsheet leaves at its end. */
  readonly header: CsvRow
  readonly isHeadless: boolean
  readonly shape: Shape
}

function cellsOf(file: string, item: CsvItem, table: Header, report: Report): readonly string[] | null {
  const { names, header, isHeadless, shape } = table
  if (!isRow(item)) {
    const place = { file, line: item.line, column: names[item.cell] ?? '' }
    report.error(place, item.code, item.value, allowedOf(item.code, shape))
    return null
  }
  const isAgain = item.cells.length === header.cells.length && item.cells.every((cell, at) => cell === header.cells[at])
  if (isAgain && !isHeadless) {
    // A list that was printed in pages has it on each; no voter is called like all the columns.
    report.read({ file, line: item.line, column: '' }, 'heading-again-read', '', 'rows with data')
    return null
  }
  return hasShape(file, item.line, item.cells, { names, width: header.cells.length }, report) ? item.cells : null
}

function allowedOf(code: Exclude<CsvItem, CsvRow>['code'], { cut }: Shape): string {
  if (code !== 'not-fixed-width' || typeof cut === 'string') return QUOTES
  return `${cut.join('+')} = ${cut.reduce((sum, width) => sum + width, 0)}`
}

/** One that the first line has more often than its own: a file of tabs is one column to who looks for commas. */
function otherSeparator(first: CsvItem, { cut }: Shape): { readonly is: string; readonly expected: string } | null {
  if (typeof cut !== 'string') return null
  const text = isRow(first) ? first.cells.join(cut) : first.value
  const own = isRow(first) ? first.cells.length : 1
  const others = ([',', ';', '\t'] as const).filter((each) => each !== cut && text.split(each).length > own)
  return others[0] === undefined ? null : { is: SEPARATOR_NAMES[others[0]], expected: SEPARATOR_NAMES[cut] }
}

/** Lines that the profile declares around the table are counted, and refused when they are others. */
function aroundIn(file: string, report: Report): AroundTable & { isWrong(): boolean } {
  let isWrong = false
  return {
    isWrong: () => isWrong,
    passedOver: (line, beginning) => report.read({ file, line, column: '' }, 'profile-line-read', '', beginning),
    isAnother(line, beginning, said) {
      isWrong = true
      report.error({ file, line, column: '' }, 'not-the-declared-line', said, beginning)
    },
    endMark: () => report.read({ file, line: 1, column: '' }, 'end-mark-read', '', 'U+001A'),
  }
}

interface ItemBatch {
  readonly items: readonly CsvItem[]
  readonly bytes: number
}

function* itemsOf(source: SourceFile, decoding: Decoding, shape: Shape, around: AroundTable): Generator<ItemBatch> {
  let bytes = 0
  function* counted() {
    for (const piece of source.pieces()) {
      bytes += piece.length
      yield piece
    }
  }
  for (const items of itemsIn(decoding.texts(counted()), shape, around)) yield { items, bytes }
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
  { names, width }: { readonly names: readonly string[]; readonly width: number },
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
