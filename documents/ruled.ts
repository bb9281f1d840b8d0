/** Ruled fields with a value or for the pen, and how hours, dates and numbers are written. */
import type { LocalTime } from '#election/time.ts'
import { type Form, INNER_WIDTH, MARGIN, RULE_COLOUR, SMALL } from './form.ts'
import type { TextStyle } from './lettering.ts'
import { SPACE_BELOW, together } from './table.ts'

/** A nil item is said, never left blank. */
export const NONE = 'なし'
export const TIME_BY_HAND = '　　時　　分'
export const DATE_BY_HAND = '　　　　年　　　月　　　日'

const LABEL: TextStyle = { size: 9.5, weight: 'bold' }
const VALUE: TextStyle = { size: 10.5 }
const PADDING = 5
const FOR_THE_PEN = 27
const LABEL_WIDTH = 150

interface RuledOptions {
  readonly label?: number
  /** Height of a field for the pen. */
  readonly height?: number
  /** Signatures, which follow the last fields on their page. */
  readonly after?: number
}

/** A heading with its fields, on one page. */
export function section(
  form: Form,
  title: string,
  rows: readonly (readonly [label: string, value: string | null])[],
  options: RuledOptions = {},
): void {
  const fields = rows.reduce((sum, [label, value]) => sum + rowHeight(form, label, value, options), 0)
  form.heading(title)
  const { after = 0 } = options
  const whole = fields + SPACE_BELOW + after
  if (form.fits(whole)) form.keepTogether(whole)
  else if (form.fits(fields)) form.keepTogether(fields)
  ruled(form, rows, options)
}

/** Label and value in rules. Null: a field for the pen. */
export function ruled(
  form: Form,
  rows: readonly (readonly [label: string, value: string | null])[],
  options: RuledOptions = {},
): void {
  const { lettering } = form
  const label = options.label ?? LABEL_WIDTH
  const right = INNER_WIDTH - label
  const pieces = rows.flatMap(([name, value]): readonly (readonly [string, string | null])[] =>
    value === null
      ? [[name, null]]
      : form
          .pieces(value, right - 2 * PADDING, VALUE, SPACE_BELOW + (options.after ?? 0))
          .map((piece) => [name, piece]),
  )
  const heights = pieces.map(([name, value]) => rowHeight(form, name, value, options))
  pieces.forEach(([name, value], i) => {
    const row = heights[i] ?? 0
    form.keepTogether(together(form, heights, i, options.after ?? 0))
    const nameHeight = lettering.height(name, label - 2 * PADDING, LABEL)
    const valueHeight = lettering.height(value ?? '', right - 2 * PADDING, VALUE)
    const { y } = form
    form.sheet.box(MARGIN, y, label, row, { fill: '#eeeeee', stroke: RULE_COLOUR })
    form.sheet.box(MARGIN + label, y, right, row, { stroke: RULE_COLOUR })
    const nameBox = { x: MARGIN + PADDING, y: y + (row - nameHeight) / 2, width: label - 2 * PADDING }
    lettering.draw(name, nameBox, LABEL)
    const valueBox = { x: MARGIN + label + PADDING, y: y + (row - valueHeight) / 2, width: right - 2 * PADDING }
    lettering.draw(value ?? '', valueBox, VALUE)
    form.y += row
  })
  form.space(SPACE_BELOW)
}

function rowHeight({ lettering }: Form, name: string, value: string | null, options: RuledOptions): number {
  const { label = LABEL_WIDTH, height = FOR_THE_PEN } = options
  const nameHeight = lettering.height(name, label - 2 * PADDING, LABEL)
  const valueHeight = lettering.height(value ?? '', INNER_WIDTH - label - 2 * PADDING, VALUE)
  return Math.max(nameHeight + 8, valueHeight + 8, value === null ? height : 0)
}

export function hourWords(time: LocalTime | null): string {
  return time === null ? TIME_BY_HAND : `${Number(time.slice(0, 2))}時${time.slice(3)}分`
}

/** The rules for a clerk who finishes the paper by hand. */
export function penNote(form: Form): void {
  form.paragraph('記入のない欄は、手で書き入れる。該当がないときは「なし」と書く。', SMALL)
}

/** 20 digits in groups of five. */
export function digits(text: string | null): string {
  return text === null ? '' : text.replace(/(\d{5})(?=\d)/g, '$1 ')
}
