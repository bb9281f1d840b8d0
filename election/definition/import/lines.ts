/** How the lines of a file become rows of cells: by a separator or by fixed widths, without the lines before and after its table. */
import { type CsvItem, csvInPieces, type Separator } from './csv.ts'
import { plainOf, trimmed } from './written-forms.ts'

export interface Shape {
  readonly cut: Separator | FixedWidths
  /** How each line before the table begins, and each one after it: a count alone would swallow a voter when such a line is not there. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}
/** In half widths: a letter that CP932 has in one byte is 1, every other is 2. */
type FixedWidths = readonly number[]

export const CSV_SHAPE: Shape = { cut: ',', before: [], after: [] }

/** Found around the table. */
export interface AroundTable {
  passedOver(line: number, beginning: string): void
  /** @param said the line, which does not begin as it was declared */
  isAnother(line: number, beginning: string, said: string): void
  endMark(): void
}

/** The end of a file as old systems write it, once or up to the end of a block. */
const END_MARK = '\u001a'

/** After each text what is whole by now, in the order of the lines. */
export function* itemsIn(texts: Iterable<string>, shape: Shape, around: AroundTable): Generator<readonly CsvItem[]> {
  const pieces = withoutEndMark(texts, around)[Symbol.iterator]()
  const before = linesBefore(pieces, shape.before, around)
  const table = withoutLinesAfter(before.rest, before.line, shape.after, around)
  yield* typeof shape.cut === 'string'
    ? csvInPieces(table, shape.cut, before.line)
    : fixedRows(table, shape.cut, before.line)
}

/** The mark is the last letter of the last text alone. */
function* withoutEndMark(texts: Iterable<string>, around: AroundTable): Generator<string> {
  let held = ''
  for (const text of texts) {
    if (held !== '') yield held
    held = text
  }
  let end = held.length
  while (end > 0 && held[end - 1] === END_MARK) end -= 1
  if (end < held.length) around.endMark()
  yield held.slice(0, end)
}

function linesBefore(
  texts: Iterator<string>,
  beginnings: readonly string[],
  around: AroundTable,
): { readonly rest: Iterable<string>; readonly line: number } {
  let rest = ''
  let line = 1
  const wanted = [...beginnings]
  while (wanted.length > 0) {
    const end = rest.indexOf('\n')
    const next = end === -1 ? texts.next() : null
    if (next !== null && !next.done) {
      rest += next.value
      continue
    }
    const said = end === -1 ? rest : rest.slice(0, end)
    // Lines without any character are no lines of the table either.
    if (said.trim() !== '' || end === -1) compare(line, wanted.shift() ?? '', said, around)
    rest = end === -1 ? '' : rest.slice(end + 1)
    line += 1
  }
  return { rest: chained(rest, texts), line }
}

/** Holds back as many texts as may have these lines. */
function* withoutLinesAfter(
  texts: Iterable<string>,
  firstLine: number,
  beginnings: readonly string[],
  around: AroundTable,
): Generator<string> {
  if (beginnings.length === 0) {
    yield* texts
    return
  }
  let held: string[] = []
  let line = firstLine
  for (const text of texts) {
    const after = [...held.slice(1), text]
    const isEnough = after.reduce((count, each) => count + linesOf(each).length, 0) >= beginnings.length
    const [first] = held
    if (first !== undefined && isEnough) {
      yield first
      line += first.split('\n').length - 1
      held = after
    } else held.push(text)
  }
  const end = held.join('').split('\n')
  const places = end.flatMap((said, at) => (said.trim() === '' ? [] : [at])).slice(-beginnings.length)
  for (const [which, beginning] of beginnings.entries()) {
    const at = places[which] ?? end.length
    compare(line + at, beginning, end[at] ?? '', around)
  }
  yield end
    .slice(0, places[0] ?? 0)
    .map((each) => `${each}\n`)
    .join('')
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((each) => each.trim() !== '')
}

function compare(line: number, beginning: string, said: string, around: AroundTable): void {
  if (plainOf(said.replaceAll('"', '')).startsWith(beginning)) around.passedOver(line, beginning)
  else around.isAnother(line, beginning, said.trim())
}

function* chained(first: string, rest: Iterator<string>): Generator<string> {
  if (first !== '') yield first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}

function* fixedRows(texts: Iterable<string>, widths: FixedWidths, firstLine: number): Generator<readonly CsvItem[]> {
  let line = firstLine
  // Each text but the last ends with a line.
  for (const text of texts) {
    const lines = text.split('\n')
    const whole = text.endsWith('\n') ? lines.slice(0, -1) : lines
    const items = whole.flatMap((said, at) => {
      const plain = said.replace(/\r$/, '')
      return plain === '' ? [] : [fixedRow(plain, widths, line + at)]
    })
    line += whole.length
    yield items
  }
}

/** A letter over the border of two columns, and a line of another length, are nobody's to guess. */
function fixedRow(text: string, widths: FixedWidths, line: number): CsvItem {
  const cells: string[] = []
  const letters = Array.from(text)
  let at = 0
  for (const width of widths) {
    const begin = at
    let taken = 0
    while (taken < width && at < letters.length) taken += widthOf(letters[at++] ?? '')
    if (taken !== width) return { line, cell: cells.length, code: 'not-fixed-width', value: text.slice(0, 100) }
    cells.push(trimmed(letters.slice(begin, at).join('')))
  }
  return at === letters.length
    ? { line, cells }
    : { line, cell: widths.length, code: 'not-fixed-width', value: text.slice(0, 100) }
}

function widthOf(letter: string): number {
  return letter <= '\u007f' || (letter >= '\uff61' && letter <= '\uff9f') ? 1 : 2
}
