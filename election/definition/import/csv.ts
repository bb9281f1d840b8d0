/**
 * RFC 4180 rows with the line where each begins. Ours and not a package, because a fault must name its place and the rows
 * after it must still be read: the office gets all problems in one run. The test holds it equal to csv-parse.
 */

export interface CsvRow {
  /** Line on which the row starts, from 1. A quoted cell may hold line breaks, so it is not the number of the row. */
  readonly line: number
  readonly cells: readonly string[]
}

interface CsvFault {
  readonly line: number
  /** Place of the cell in its row, from 0. */
  readonly cell: number
  readonly code: 'unclosed-quote' | 'stray-quote' | 'not-fixed-width'
  readonly value: string
}

export interface CsvText {
  readonly rows: readonly CsvRow[]
  /** A row with a fault is not among `rows`. */
  readonly faults: readonly CsvFault[]
}

/** No row of ours has so many cells: further cells are passed over, so that a line of commas does not fill the memory. */
export const CELLS_MAX = 1000
/** A quoted cell that does not end within so many UTF-16 units has no closing quote. Keeps the reader linear. */
const QUOTED_MAX = 10_000

export type CsvItem = CsvRow | CsvFault

export function isRow(item: CsvItem): item is CsvRow {
  return 'cells' in item
}

/** Between two cells; a spreadsheet of another country has `;`. */
export type Separator = ',' | ';' | '\t'

/** Lines without any character are skipped. LF and CRLF may be mixed. */
export function readCsv(text: string): CsvText {
  const { items } = readItems(text, 1, true, ',')
  return { rows: items.filter(isRow), faults: items.filter((item): item is CsvFault => !isRow(item)) }
}

/** The same of a text that comes in pieces: after each what is whole by now, in the order of the lines. */
export function* csvInPieces(
  texts: Iterable<string>,
  separator: Separator = ',',
  firstLine = 1,
): Generator<readonly CsvItem[]> {
  let rest = ''
  let line = firstLine
  let wanted = 0
  for (const text of texts) {
    rest += text
    // A row over many pieces is begun anew each time: only when it is twice as long, so that all of it takes linear time.
    if (rest.length < wanted) continue
    const read = readItems(rest, line, false, separator)
    rest = rest.slice(read.at)
    line = read.line
    wanted = 2 * rest.length
    yield read.items
  }
  yield readItems(rest, line, true, separator).items
}

interface ItemsRead {
  readonly items: readonly CsvItem[]
  /** Where the first item begins that more text could change. */
  readonly at: number
  readonly line: number
}

function readItems(text: string, firstLine: number, isLast: boolean, separator: Separator): ItemsRead {
  const items: CsvItem[] = []
  let at = 0
  let line = firstLine
  while (at < text.length) {
    const read = readRow(text, at, separator)
    if (!isLast && !isCertain(read, text, at)) break
    if (read.type === 'fault') {
      items.push({ line, cell: read.cell, code: read.code, value: beginningOf(text, read.start) })
      at = endOfLine(text, at) + 1
      line += 1
      continue
    }
    const { cells } = read
    if (cells.length > 1 || cells[0] !== '' || text[at] === '"') items.push({ line, cells })
    at = read.next
    line += 1 + read.breaks
  }
  return { items, at, line }
}

/** The row is read like this with any text after it: it has its end, or the cell was looked at as far as a quoted one may reach. */
function isCertain(read: RowRead, text: string, at: number): boolean {
  if (read.type === 'row') return read.next <= text.length
  return text.length > read.start + QUOTED_MAX + 3 && endOfLine(text, at) < text.length
}

type QuoteFault = Exclude<CsvFault['code'], 'not-fixed-width'>

type RowRead =
  | { readonly type: 'row'; readonly cells: string[]; readonly next: number; readonly breaks: number }
  | { readonly type: 'fault'; readonly cell: number; readonly start: number; readonly code: QuoteFault }

function readRow(text: string, from: number, separator: Separator): RowRead {
  const cells: string[] = []
  let at = from
  let breaks = 0
  for (;;) {
    const start = at
    const cell = text[at] === '"' ? readQuoted(text, at, separator) : readPlain(text, at, separator)
    if (cell.type === 'fault') return { type: 'fault', cell: cells.length, start, code: cell.code }
    if (cells.length < CELLS_MAX) cells.push(cell.value)
    breaks += cell.breaks
    at = cell.end
    if (text[at] !== separator) break
    at += 1
  }
  // LF, CR LF or the end of the text is next.
  return { type: 'row', cells, next: endOfLine(text, at) + 1, breaks }
}

type CellRead =
  | { readonly type: 'cell'; readonly value: string; readonly end: number; readonly breaks: number }
  | { readonly type: 'fault'; readonly code: QuoteFault }

function readPlain(text: string, from: number, separator: Separator): CellRead {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n') {
    if (text[at] === '"') return { type: 'fault', code: 'stray-quote' }
    at += 1
  }
  const end = text[at] === '\n' && at > from && text[at - 1] === '\r' ? at - 1 : at
  return { type: 'cell', value: text.slice(from, end), end, breaks: 0 }
}

function readQuoted(text: string, from: number, separator: Separator): CellRead {
  let at = from + 1
  let breaks = 0
  let escaped = false
  for (; at < text.length && at - from <= QUOTED_MAX; at++) {
    if (text[at] === '\n') breaks += 1
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"') return closeQuoted(text, { from, close: at }, breaks, escaped, separator)
    escaped = true
    at += 1
  }
  return { type: 'fault', code: 'unclosed-quote' }
}

function closeQuoted(
  text: string,
  { from, close }: { readonly from: number; readonly close: number },
  breaks: number,
  escaped: boolean,
  separator: Separator,
): CellRead {
  const end = close + 1
  const ends = end >= text.length || text[end] === separator || text[end] === '\n' || text.startsWith('\r\n', end)
  // The quote that "closed" over a line break was the opening quote of a later cell: the first one was never closed.
  if (!ends) return { type: 'fault', code: breaks > 0 ? 'unclosed-quote' : 'stray-quote' }
  const inside = text.slice(from + 1, close)
  return { type: 'cell', value: escaped ? inside.replaceAll('""', '"') : inside, end, breaks }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function beginningOf(text: string, from: number): string {
  return text.slice(from, Math.min(endOfLine(text, from), from + 100)).replace(/\r$/, '')
}
