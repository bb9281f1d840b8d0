/**
 * Labels of cards: one for each operator card of each station, and for the cases of its voting cards. All voting cards look the same, so
 * none has a label of its own.
 */
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import type { TextStyle } from '../lettering.ts'

export interface CardLabelsInput {
  readonly head: DocumentHead
  readonly electionPackage: ElectionPackage
}

interface Label {
  readonly what: string
  readonly station: string
  /** To be written by hand; empty: nothing. */
  readonly byHand: string
}

const COLUMNS = 3
const GAP = 8
const WIDTH = (INNER_WIDTH - GAP * (COLUMNS - 1)) / COLUMNS
const HEIGHT = 84
const PADDING = 7
const BY_HAND = 18
const WHAT: TextStyle = { size: 11, weight: 'bold' }
const LINE: TextStyle = { size: 9 }

/** In the order of their numbers: docs/formats/operator-card.md. */
const HOLDERS = ['投票管理者', '職務代理者', '委員会保管（封印）'] as const
const CASES = ['投票カード　収納箱', '投票カード　返却箱', '投票しないで返却されたカード', '見つかったカード'] as const

export async function cardLabels(input: CardLabelsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return drawDocument(input.head, fonts, { title: 'カードのラベル', short: 'カードのラベル' }, (form) => {
    for (const station of input.electionPackage.stations) sheetOf(form, labelsOf(station))
  })
}

function sheetOf(form: Form, labels: readonly Label[]): void {
  for (let at = 0; at < labels.length; at += COLUMNS) {
    const row = labels.slice(at, at + COLUMNS)
    const height = Math.max(...row.map((label) => heightOf(form, label)))
    form.keepTogether(height + GAP)
    row.forEach((label, column) => {
      draw(form, label, { left: MARGIN + column * (WIDTH + GAP), height })
    })
    form.y += height + GAP
  }
}

function labelsOf({ name: station }: Station): readonly Label[] {
  return [
    ...HOLDERS.map((holder, place) => ({ what: `運用カード ${place + 1}　${holder}`, station, byHand: '' })),
    ...CASES.map((what) => ({ what, station, byHand: '枚数' })),
  ]
}

/** Long names take more lines: what is for the pen stays free below them. */
function heightOf({ lettering, head }: Form, { what, station, byHand }: Label): number {
  const width = WIDTH - 2 * PADDING
  const words = lettering.height(what, width, WHAT) + lettering.height(station, width, LINE)
  const title = lettering.height(head.electionTitle, width, LINE)
  return Math.max(HEIGHT, 2 * PADDING + words + title + (byHand === '' ? 0 : BY_HAND))
}

interface Place {
  readonly left: number
  readonly height: number
}

function draw(form: Form, { what, station, byHand }: Label, { left, height }: Place): void {
  const { lettering, sheet, y, head } = form
  sheet.box(left, y, WIDTH, height, { stroke: RULE_COLOUR, line: 1, dashed: true })
  const box = { x: left + PADDING, width: WIDTH - 2 * PADDING }
  let at = y + PADDING
  at += lettering.draw(what, { ...box, y: at }, WHAT)
  at += lettering.draw(station, { ...box, y: at }, LINE)
  lettering.draw(head.electionTitle, { ...box, y: at }, LINE)
  if (byHand === '') return
  lettering.draw(byHand, { ...box, y: y + height - BY_HAND }, LINE)
  sheet.line(left + PADDING + 34, y + height - 7, left + WIDTH - PADDING, y + height - 7, 0.6, RULE_COLOUR)
}
