/** One face of an envelope (DOC-06, 13, 14, 15, 18): a frame that is printed, cut out and glued on. */
import { type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from './form.ts'
import type { TextStyle } from './lettering.ts'

const KIND: TextStyle = { size: 15, weight: 'bold' }
const LINE: TextStyle = { size: 12 }
const COUNT: TextStyle = { size: 34, weight: 'bold' }
const ROW = 38
const PADDING = 16
/** Widths of the two columns. */
const LABEL = 158
const VALUE = INNER_WIDTH - 2 * PADDING - LABEL

interface Face {
  readonly kind: string
  /** Printed large; null: nothing is counted. */
  readonly count: string | null
  /** A label and its value; null: a line for the pen. */
  readonly lines: readonly (readonly [label: string, value: string | null])[]
  /** Labels of the lines for signature and seal. */
  readonly sealedBy: readonly string[]
  readonly seals: boolean
}

export function drawFace(form: Form, { kind, count, lines, sealedBy, seals }: Face): void {
  const text = (words: string, style: TextStyle) => form.lettering.height(words, INNER_WIDTH - 2 * PADDING, style)
  const height =
    2 * PADDING +
    text(kind, KIND) +
    6 +
    (count === null ? 0 : text(count, COUNT)) +
    lines.reduce((sum, [label, value]) => sum + rowOf(form, label, value), sealedBy.length * ROW)
  form.keepIfItFits(height)
  const top = form.y
  form.sheet.box(MARGIN, top, INNER_WIDTH, height, { stroke: RULE_COLOUR, line: 1, dashed: true })
  form.y = top + PADDING
  const box = { x: MARGIN + PADDING, width: INNER_WIDTH - 2 * PADDING }
  form.y += form.lettering.draw(kind, { ...box, y: form.y, align: 'center' }, KIND) + 6
  if (count !== null) form.y += form.lettering.draw(count, { ...box, y: form.y, align: 'center' }, COUNT)
  for (const [label, value] of lines) line(form, label, value, false)
  for (const label of sealedBy) line(form, label, null, seals)
  form.y = top + height + 14
}

/** A name of several lines needs more than a row: it would be written over the row above. */
function rowOf({ lettering }: Form, label: string, value: string | null): number {
  const height = Math.max(lettering.height(label, LABEL, LINE), lettering.height(value ?? '', VALUE, LINE))
  return Math.max(ROW, height + 14)
}

function line(form: Form, label: string, value: string | null, seal: boolean): void {
  const { lettering } = form
  const x = MARGIN + PADDING
  const right = MARGIN + INNER_WIDTH - PADDING
  const row = rowOf(form, label, value)
  const base = form.y + row - 10
  lettering.draw(label, { x, y: base - lettering.height(label, LABEL, LINE), width: LABEL }, LINE)
  if (value !== null) {
    lettering.draw(value, { x: x + LABEL, y: base - lettering.height(value, VALUE, LINE), width: VALUE }, LINE)
  }
  form.line(x + LABEL, base, right - (seal ? 30 : 0), base)
  if (seal) form.sealCircle(right - 12, base - 8)
  form.y += row
}
