/** A ruled table that breaks over pages between rows and repeats its head. Cells may hold a furigana line above the name. */
import { BODY, type Form, MARGIN, RULE_COLOUR, SMALL } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface Column {
  readonly header: string
  /** Points; one column may be `rest`. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

export interface Cell {
  readonly text: string
  readonly bold?: boolean
  /** Red and bold: a figure that does not balance. */
  readonly alarm?: boolean
  readonly small?: boolean
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

export function table(form: Form, columns: readonly Column[], rows: readonly (readonly (Cell | string)[])[]): void {
  form.space(3)
  drawHeader(form, columns)
  for (const row of rows) {
    const cells = row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))
    const height = rowHeight(form, columns, cells)
    if (form.keepTogether(height)) drawHeader(form, columns)
    drawRow(form, columns, cells, height)
  }
  form.space(8)
}

function drawHeader(form: Form, columns: readonly Column[]): void {
  const height = Math.max(...columns.map((c) => form.lettering.height(c.header, c.width - 2 * PADDING, HEADER))) + 8
  form.keepTogether(height + 30)
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

function drawRow(form: Form, columns: readonly Column[], cells: readonly Cell[], height: number): void {
  let x = MARGIN
  columns.forEach((column, i) => {
    const cell = cells[i] ?? { text: '' }
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
  const base = cell.small === true ? SMALL : BODY
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
