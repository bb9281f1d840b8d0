/** A page for the wall of a polling station, on A4: the situation on the left, the action on the right. As large as its pages hold. */
import { assert } from '#election/assert.ts'
import { ok } from '#election/result.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface WallCardInput {
  readonly head: DocumentHead
  readonly title: string
  /** A rule for each case; large, on top of the first page. */
  readonly always: string
  readonly pages: readonly (readonly CardPlace[])[]
  /** Width of the left column, in points. */
  readonly seeWidth: number
  /** Labels of lines to write on, at the end: telephone numbers. */
  readonly calls: readonly string[]
}

interface CardPlace {
  readonly title: string
  readonly rows: readonly CardRow[]
}

interface CardRow {
  /** On the screen, or who comes. */
  readonly see: readonly string[]
  /** Acts in their order: one that has room in its line is never broken. */
  readonly act: readonly string[]
  /** Words about safety or words to say, and who must be there. */
  readonly small: string
}

/** Wider than a form: it hangs on a wall and is not filed. Its head and foot are as wide. */
const OUTDENT = 24
const LEFT = MARGIN - OUTDENT
const WIDTH = INNER_WIDTH + 2 * OUTDENT
const GAP = 8
const PADDING = 2.5
/** Between two acts in one line. */
const SPACE = '　'
const ALWAYS: TextStyle = { size: 12.5, weight: 'bold' }
const PLACE: TextStyle = { size: 13, weight: 'bold', colour: '#ffffff' }
const PLACE_HEIGHT = 21
const PLACE_SPACE = 5
const CALL_HEIGHT = 24
/** The largest at which a page holds its lines. */
const SIZES = [13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5] as const

interface Styles extends Readonly<Record<'see' | 'act' | 'small', TextStyle>> {
  readonly seeWidth: number
  readonly actWidth: number
}

export async function wallCard(input: WallCardInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const drawn = await drawWallCard(input, fonts)
  return drawn.ok ? ok(drawn.value.pdf) : drawn
}

export function drawWallCard(input: WallCardInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { title, pages, calls } = input
  const drawing = (form: Form) => {
    form.paragraph(input.always, ALWAYS)
    pages.forEach((places, page) => {
      if (page > 0) form.newPage()
      const room = form.room - (page + 1 < pages.length ? 0 : calls.length * CALL_HEIGHT)
      const styles = SIZES.map((size) => stylesOf(size, input.seeWidth)).find(
        (each) => heightOf(form, places, each) <= room,
      )
      assert(styles !== undefined, 'wall card: its lines fit a page')
      for (const place of places) drawPlace(form, place, styles)
    })
    for (const call of calls) form.signatureLine(call, { seal: false, height: CALL_HEIGHT })
  }
  return drawDocument(input.head, fonts, { title, short: title }, drawing, { outdent: OUTDENT })
}

function stylesOf(size: number, seeWidth: number): Styles {
  return {
    seeWidth,
    actWidth: WIDTH - seeWidth - 3 * GAP,
    see: { size, weight: 'bold' },
    act: { size },
    small: { size: Math.max(8, size - 2.5), colour: '#333333' },
  }
}

function heightOf(form: Form, places: readonly CardPlace[], styles: Styles): number {
  const rows = places.flatMap((place) => place.rows)
  const heads = places.length * (PLACE_HEIGHT + PLACE_SPACE)
  return rows.reduce((sum, row) => sum + rowHeight(form, row, styles), heads)
}

function rowHeight({ lettering }: Form, { see, act, small }: CardRow, styles: Styles): number {
  const { seeWidth, actWidth } = styles
  const seen = lettering.height(see.join('\n'), seeWidth, styles.see)
  const acts = actLines(lettering, act, styles)
  const right = lettering.height(acts, actWidth, styles.act) + lettering.height(small, actWidth, styles.small)
  return Math.max(seen, right) + 2 * PADDING
}

/** A number is never at the end of a line, apart from what it numbers. */
function actLines(lettering: Form['lettering'], acts: readonly string[], { act, actWidth }: Styles): string {
  return acts.reduce((before, next) => {
    const line = `${before.slice(before.lastIndexOf('\n') + 1)}${SPACE}${next}`
    if (before === '') return next
    return lettering.width(line, act) <= actWidth ? `${before}${SPACE}${next}` : `${before}\n${next}`
  }, '')
}

function drawPlace(form: Form, { title, rows }: CardPlace, styles: Styles): void {
  form.sheet.box(LEFT, form.y, WIDTH, PLACE_HEIGHT, { fill: '#202020' })
  form.lettering.draw(title, { x: LEFT + GAP, y: form.y + 1, width: WIDTH - GAP }, PLACE)
  form.y += PLACE_HEIGHT
  for (const row of rows) drawRow(form, row, styles)
  form.space(PLACE_SPACE)
}

function drawRow(form: Form, row: CardRow, styles: Styles): void {
  const { y, lettering } = form
  const { seeWidth, actWidth } = styles
  const height = rowHeight(form, row, styles)
  form.sheet.box(LEFT, y, seeWidth + 1.5 * GAP, height, { fill: '#f0f0f0' })
  form.sheet.box(LEFT, y, WIDTH, height, { stroke: RULE_COLOUR, line: 0.8 })
  lettering.draw(row.see.join('\n'), { x: LEFT + GAP / 2, y: y + PADDING, width: seeWidth }, styles.see)
  const right = { x: LEFT + seeWidth + 2 * GAP, y: y + PADDING, width: actWidth }
  const used = lettering.draw(actLines(lettering, row.act, styles), right, styles.act)
  lettering.draw(row.small, { ...right, y: right.y + used }, styles.small)
  form.y += height
}
