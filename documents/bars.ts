/** A code as bars across a sheet, with its text below: what any scanner of tickets reads (code-128.ts). */
import { barsOf, QUIET } from './code-128.ts'
import { type Form, INNER_WIDTH, MARGIN } from './form.ts'

/** One of a printer of 600 to the inch: modules of whole dots are all equally wide. */
const DOT = 72 / 600
/** 0.42 mm a module, less where a long name of the station needs it. */
const MODULE_MOST = 1.2
/** The quiet zones may reach into the empty margins. */
const SYMBOL_WIDTH = INNER_WIDTH + 16
/** ISO/IEC 15417 for a hand that holds the scanner: the height is 15 % of the width. */
const HEIGHT_SHARE = 0.15

function barsFor(text: string) {
  const widths = barsOf(text)
  const modules = widths.reduce((sum, width) => sum + width, 0)
  const module = Math.floor(Math.min(MODULE_MOST, SYMBOL_WIDTH / (modules + 2 * QUIET)) / DOT) * DOT
  return { widths, module, height: modules * module * HEIGHT_SHARE }
}

export function bars(form: Form, text: string): void {
  const { widths, module, height } = barsFor(text)
  let x = MARGIN + (INNER_WIDTH - SYMBOL_WIDTH) / 2 + QUIET * module
  for (const [place, width] of widths.entries()) {
    if (place % 2 === 0) form.sheet.box(x, form.y, width * module, height, { fill: '#000000' })
    x += width * module
  }
  form.space(height + 2)
  form.paragraph(text, { size: 8 })
}
