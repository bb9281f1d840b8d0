/** 緊急カード: what is done when things go wrong, two A4 pages for the wall of the polling station; words on the left, act on the right. */
import { assert } from '#election/assert.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument, RULE_COLOUR } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface EmergencyCardInput {
  readonly head: DocumentHead
  readonly title: string
  /** What holds in each case; large, on top of the first page. */
  readonly always: string
  readonly pages: readonly (readonly EmergencyPlace[])[]
  /** Labels of the lines for telephone numbers, at the end. */
  readonly calls: readonly string[]
}

interface EmergencyPlace {
  readonly title: string
  readonly rows: readonly EmergencyRow[]
}

interface EmergencyRow {
  /** On the screen. */
  readonly see: readonly string[]
  readonly act: string
  /** What is safe, and who must be there. */
  readonly small: string
}

/** Wider than a form: it hangs on a wall and is not filed. */
const LEFT = MARGIN - 24
const WIDTH = INNER_WIDTH + 48
const SEE_WIDTH = 170
const GAP = 8
const PADDING = 2.5
const ACT_WIDTH = WIDTH - SEE_WIDTH - 3 * GAP
const ALWAYS: TextStyle = { size: 12.5, weight: 'bold' }
const PLACE: TextStyle = { size: 13, weight: 'bold', colour: '#ffffff' }
const PLACE_HEIGHT = 21
const PLACE_SPACE = 5
const CALL_HEIGHT = 24
/** The largest at which a page holds its lines. */
const SIZES = [13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9] as const

type Styles = Readonly<Record<'see' | 'act' | 'small', TextStyle>>

export async function emergencyCard(input: EmergencyCardInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { title, pages, calls } = input
  return makeDocument(input.head, fonts, { title, short: title }, (form) => {
    form.paragraph(input.always, ALWAYS)
    pages.forEach((places, page) => {
      if (page > 0) form.newPage()
      const room = form.room - (page + 1 < pages.length ? 0 : calls.length * CALL_HEIGHT)
      const styles = SIZES.map(stylesOf).find((each) => heightOf(form, places, each) <= room)
      assert(styles !== undefined, 'emergency card: its lines fit a page')
      for (const place of places) drawPlace(form, place, styles)
    })
    for (const call of calls) form.signatureLine(call, { seal: false, height: CALL_HEIGHT })
  })
}

function stylesOf(size: number): Styles {
  return {
    see: { size, weight: 'bold' },
    act: { size },
    small: { size: Math.max(8, size - 2.5), colour: '#333333' },
  }
}

function heightOf(form: Form, places: readonly EmergencyPlace[], styles: Styles): number {
  const rows = places.flatMap((place) => place.rows)
  const heads = places.length * (PLACE_HEIGHT + PLACE_SPACE)
  return rows.reduce((sum, row) => sum + rowHeight(form, row, styles), heads)
}

function rowHeight({ lettering }: Form, { see, act, small }: EmergencyRow, styles: Styles): number {
  const seen = lettering.height(see.join('\n'), SEE_WIDTH, styles.see)
  const right = lettering.height(act, ACT_WIDTH, styles.act) + lettering.height(small, ACT_WIDTH, styles.small)
  return Math.max(seen, right) + 2 * PADDING
}

function drawPlace(form: Form, { title, rows }: EmergencyPlace, styles: Styles): void {
  form.sheet.box(LEFT, form.y, WIDTH, PLACE_HEIGHT, { fill: '#202020' })
  form.lettering.draw(title, { x: LEFT + GAP, y: form.y + 1, width: WIDTH - GAP }, PLACE)
  form.y += PLACE_HEIGHT
  for (const row of rows) drawRow(form, row, styles)
  form.space(PLACE_SPACE)
}

function drawRow(form: Form, row: EmergencyRow, styles: Styles): void {
  const { y, lettering } = form
  const height = rowHeight(form, row, styles)
  form.sheet.box(LEFT, y, SEE_WIDTH + 1.5 * GAP, height, { fill: '#f0f0f0' })
  form.sheet.box(LEFT, y, WIDTH, height, { stroke: RULE_COLOUR, line: 0.8 })
  lettering.draw(row.see.join('\n'), { x: LEFT + GAP / 2, y: y + PADDING, width: SEE_WIDTH }, styles.see)
  const right = { x: LEFT + SEE_WIDTH + 2 * GAP, y: y + PADDING, width: ACT_WIDTH }
  const used = lettering.draw(row.act, right, styles.act)
  lettering.draw(row.small, { ...right, y: right.y + used }, styles.small)
  form.y += height
}
