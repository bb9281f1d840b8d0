/**
 * Labels of cards and sticks: one for each operator card of each station, for the cases of its voting cards, and for each stick that the
 * office writes, with what its screens call it. All voting cards look the same, so none has a label of its own.
 */
import { mediumSerial, takeOverSerials } from '#election/ballot-box/medium-serial.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import { listStickLabel, rollStickLabel } from '#election/definition/list-stick-label.ts'
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
  /** Its name on the screens, or the beginning of that: a number by hand ends it. Empty: nothing. */
  readonly code: string
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
const CODE: TextStyle = { size: 16, weight: 'bold' }
const LINE: TextStyle = { size: 9 }

/** In the order of their numbers: docs/formats/operator-card.md. */
const HOLDERS = ['投票管理者', '職務代理者', '委員会保管（封印）'] as const
const CASES = ['投票カード　収納箱', '投票カード　返却箱', '投票しないで返却されたカード', '見つかったカード'] as const

export async function cardLabels(input: CardLabelsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return drawDocument(input.head, fonts, { title: 'カードと媒体のラベル', short: 'カードと媒体のラベル' }, (form) => {
    const { stations, rules } = input.electionPackage
    for (const station of stations) sheetOf(form, labelsOf(input.electionPackage, station))
    sheetOf(form, labelsOfCount(rules.keyHolders))
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

function labelsOf({ machines }: ElectionPackage, station: Station): readonly Label[] {
  const { id, name, index } = station
  const pairs = machines.flatMap((machine) => (machine.station === id && machine.pair !== null ? [machine.pair] : []))
  const label = (what: string, code = '', byHand = '') => ({ what, station: name, code, byHand })
  return [
    ...HOLDERS.map((holder, place) => label(`運用カード ${place + 1}　${holder}`)),
    ...CASES.map((what) => label(what, '', '枚数')),
    ...pairs.flatMap((pair) => [
      label(`投票機 ${pair}　正（原本）`, mediumSerial(index, pair, 'original')),
      label(`投票機 ${pair}　副（複写）`, mediumSerial(index, pair, 'duplicate')),
    ]),
    ...takeOverSerials(station).map((serial) => label('引継ぎ用媒体', serial)),
    label('候補者一覧', listStickLabel(index), '版'),
    label('名簿の更新', rollStickLabel(index), '号'),
  ]
}

function labelsOfCount(holders: number): readonly Label[] {
  const shares = Array.from({ length: holders }, (_, at) => `鍵の持ち主 ${at + 1} の鍵`)
  return [
    { what: '候補者一覧', station: '集計機', code: listStickLabel(null), byHand: '版' },
    ...shares.map((what) => ({ what, station: '開票所', code: '', byHand: '氏名' })),
  ]
}

/** Long names take more lines: what is for the pen stays free below them. */
function heightOf({ lettering, head }: Form, { what, station, code, byHand }: Label): number {
  const width = WIDTH - 2 * PADDING
  const words = lettering.height(what, width, WHAT) + lettering.height(station, width, LINE)
  const title =
    lettering.height(head.electionTitle, width, LINE) + (code === '' ? 0 : lettering.height(code, width, CODE))
  return Math.max(HEIGHT, 2 * PADDING + words + title + (byHand === '' ? 0 : BY_HAND))
}

interface Place {
  readonly left: number
  readonly height: number
}

function draw(form: Form, { what, station, code, byHand }: Label, { left, height }: Place): void {
  const { lettering, sheet, y, head } = form
  sheet.box(left, y, WIDTH, height, { stroke: RULE_COLOUR, line: 1, dashed: true })
  const box = { x: left + PADDING, width: WIDTH - 2 * PADDING }
  let at = y + PADDING
  at += lettering.draw(what, { ...box, y: at }, WHAT)
  at += lettering.draw(station, { ...box, y: at }, LINE)
  if (code !== '') at += lettering.draw(code, { ...box, y: at }, CODE)
  lettering.draw(head.electionTitle, { ...box, y: at }, LINE)
  if (byHand === '') return
  lettering.draw(byHand, { ...box, y: y + height - BY_HAND }, LINE)
  sheet.line(left + PADDING + 34, y + height - 7, left + WIDTH - PADDING, y + height - 7, 0.6, RULE_COLOUR)
}
