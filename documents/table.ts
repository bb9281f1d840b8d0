/** A ruled table that breaks over pages between rows and repeats its head. Cells may hold a furigana line above the name. */
import { BODY, type Form, MARGIN, RULE_COLOUR, SMALL } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface Column {
  readonly header: string
  /** Points; one column may be `rest`. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
  /** Equal cells that follow one another show their text once on each page. */
  readonly once?: boolean
}

export interface Cell {
  readonly text: string
  readonly bold?: boolean
  /** Red and bold: a figure that does not balance. */
  readonly alarm?: boolean
  readonly small?: boolean
  /** By a person: 〓 in place of a letter that no font has. */
  readonly entered?: boolean
}

export const PADDING = 5
const HEADER: TextStyle = { size: 9, weight: 'bold' }

export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0)
}

/** Rows for the pen. */
export function emptyRows(columns: readonly Column[], rows: number): readonly (readonly string[])[] {
  return Array.from({ length: rows }, () => columns.map(() => ''))
}

/**
 * No row is alone: the head has at least two rows with it, the last page at least two.
 * @param after height of the lines, such as signatures, that stay on the page of the last rows
 */
export function table(
  form: Form,
  columns: readonly Column[],
  rows: readonly (readonly (Cell | string)[])[],
  { after = 0 }: { readonly after?: number } = {},
): void {
  const head = headHeight(form, columns)
  const all = rows
    .map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)))
    .flatMap((cells) => inPieces(form, columns, cells, head + SPACE_BELOW + after))
  const heights = all.map((cells) => rowHeight(form, columns, cells))
  form.keepTogether(together(form, heights, 0, after, SPACE_ABOVE + head))
  form.space(SPACE_ABOVE)
  drawHead(form, columns, head)
  all.forEach((cells, i) => {
    const broke = i > 0 && form.keepTogether(together(form, heights, i, after))
    if (broke) drawHead(form, columns, head)
    drawRow(form, columns, cells, { height: heights[i] ?? 0, above: broke ? [] : (all[i - 1] ?? []) })
  })
  form.space(SPACE_BELOW)
}

const SPACE_ABOVE = 3
/** Tables and ruled fields leave it free below them. */
export const SPACE_BELOW = 8

/** A row that no page holds is broken into several. */
function inPieces(
  form: Form,
  columns: readonly Column[],
  cells: readonly Cell[],
  beside: number,
): readonly (readonly Cell[])[] {
  const texts = columns.map(({ width }, i) => {
    const cell = cells[i] ?? { text: '' }
    return form.pieces(cell.text, width - 2 * PADDING, styleOf(cell), beside)
  })
  const rows = Math.max(...texts.map(({ length }) => length))
  return Array.from({ length: rows }, (_, row) => cells.map((cell, i) => ({ ...cell, text: texts[i]?.[row] ?? '' })))
}

/**
 * The height that no page may break from this row on: the first two rows, or the last two with the lines after them, or one row.
 * @param head height of the table's head, if it is not drawn yet
 */
export function together(form: Form, heights: readonly number[], row: number, after: number, head = 0): number {
  const left = heights.length - row
  const isLast = left <= 2 || (row === 0 && left === 3)
  const kept = heights.slice(row, isLast ? heights.length : row === 0 ? 2 : row + 1)
  const whole = head + kept.reduce((sum, each) => sum + each, 0)
  const rest = after === 0 ? 0 : SPACE_BELOW + after
  if (isLast && form.fits(whole + rest)) return whole + rest
  // Longer than a page: only the row itself stays whole.
  return form.fits(whole) ? whole : head + (heights[row] ?? 0)
}

function headHeight(form: Form, columns: readonly Column[]): number {
  return Math.max(...columns.map((c) => form.lettering.height(c.header, c.width - 2 * PADDING, HEADER))) + 8
}

function drawHead(form: Form, columns: readonly Column[], height: number): void {
  form.sheet.box(MARGIN, form.y, widthOf(columns), height, { fill: '#eeeeee' })
  let x = MARGIN
  for (const column of columns) {
    const box = { x: x + PADDING, y: form.y + 4, width: column.width - 2 * PADDING, align: 'center' } as const
    form.lettering.draw(column.header, box, HEADER)
    x += column.width
  }
  grid(form, columns, height)
  form.y += height
}

interface RowPlace {
  readonly height: number
  /** The row above it on its page; empty: it is the first one. */
  readonly above: readonly Cell[]
}

function drawRow(form: Form, columns: readonly Column[], cells: readonly Cell[], { height, above }: RowPlace): void {
  let x = MARGIN
  columns.forEach((column, i) => {
    const isSaid = column.once === true && cells[i]?.text === above[i]?.text
    const cell = isSaid ? { text: '' } : (cells[i] ?? { text: '' })
    const width = column.width - 2 * PADDING
    const style = styleOf(cell)
    const y = form.y + (height - form.lettering.height(cell.text, width, style)) / 2
    form.lettering.draw(cell.text, { x: x + PADDING, y, width, align: column.align ?? 'left' }, style)
    x += column.width
  })
  grid(form, columns, height)
  form.y += height
}

function rowHeight(form: Form, columns: readonly Column[], cells: readonly Cell[]): number {
  const heights = columns.map((column, i) => {
    const cell = cells[i] ?? { text: '' }
    return form.lettering.height(cell.text, column.width - 2 * PADDING, styleOf(cell))
  })
  return Math.max(...heights) + 8
}

function styleOf(cell: Cell): TextStyle {
  const base = { ...(cell.small === true ? SMALL : BODY), ...(cell.entered === true ? { entered: true } : {}) }
  if (cell.alarm === true) return { ...base, weight: 'bold', colour: '#b00020' }
  return cell.bold === true ? { ...base, weight: 'bold' } : base
}

function grid(form: Form, columns: readonly Column[], height: number): void {
  let x = MARGIN
  for (const column of columns) {
    form.sheet.box(x, form.y, column.width, height, { stroke: RULE_COLOUR })
    x += column.width
  }
}
