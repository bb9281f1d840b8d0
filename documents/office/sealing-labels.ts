/** Labels that close media, containers and packets at the office: printed, cut, glued over the seal and signed. Twelve on a page. */
import { mediumSerial, takeOverSerials } from '#election/ballot-box/medium-serial.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import type { TextStyle } from '../lettering.ts'

export interface SealingLabelsInput {
  readonly head: DocumentHead
  readonly electionPackage: ElectionPackage
}

interface Label {
  readonly what: string
  readonly station: string
  /** The medium's serial number, or empty. */
  readonly serial: string
}

const COLUMNS = 2
const GAP = 10
const WIDTH = (INNER_WIDTH - GAP * (COLUMNS - 1)) / COLUMNS
const HEIGHT = 104
const PADDING = 8
const BY_HAND = 22
const WHAT: TextStyle = { size: 12.5, weight: 'bold' }
const LINE: TextStyle = { size: 10.5 }
const SERIAL: TextStyle = { size: 14, weight: 'bold' }

export async function sealingLabels(input: SealingLabelsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const name = { title: '封印票', short: '封印票' }
  return drawDocument(input.head, fonts, name, (form) => {
    const labels = input.electionPackage.stations.flatMap((station) => labelsOf(input.electionPackage, station))
    for (let at = 0; at < labels.length; at += COLUMNS) {
      const row = labels.slice(at, at + COLUMNS)
      const height = Math.max(...row.map((label) => heightOf(form, label)))
      form.keepTogether(height + GAP)
      row.forEach((label, column) => {
        draw(form, label, { left: MARGIN + column * (WIDTH + GAP), height })
      })
      form.y += height + GAP
    }
  })
}

/** Both carriers of each pair, then what holds the rest of a station's things. */
function labelsOf({ machines }: ElectionPackage, place: Station): readonly Label[] {
  const { id, index, name: station } = place
  const pairs = machines.flatMap((machine) => (machine.station === id && machine.pair !== null ? [machine.pair] : []))
  const media = pairs.flatMap((pair) =>
    (['original', 'duplicate'] as const).map((role) => ({
      what: `${role === 'original' ? '正（原本）' : '副（複写）'}　投票機 ${pair}`,
      station,
      serial: mediumSerial(index, pair, role),
    })),
  )
  const takeOver = takeOverSerials(place).map((serial) => ({ what: '引継ぎ用媒体', station, serial }))
  const others = ['投票カード', '運用カード（予備・委員会保管）', '投票機の鍵']
  return [...media, ...takeOver, ...others.map((what) => ({ what, station, serial: '' }))]
}

/** Long names take more lines: what is for the pen stays free below them. */
function heightOf({ lettering, head }: Form, { what, station, serial }: Label): number {
  const width = WIDTH - 2 * PADDING
  const words = lettering.height(`封印　${what}`, width, WHAT) + lettering.height(station, width, LINE)
  const number = serial === '' ? 0 : lettering.height(serial, width, SERIAL)
  return Math.max(HEIGHT, 2 * PADDING + words + number + lettering.height(head.electionTitle, width, LINE) + BY_HAND)
}

interface Place {
  readonly left: number
  readonly height: number
}

function draw(form: Form, { what, station, serial }: Label, { left, height }: Place): void {
  const { lettering, sheet, y, head } = form
  sheet.box(left, y, WIDTH, height, { stroke: RULE_COLOUR, line: 1, dashed: true })
  const box = { x: left + PADDING, width: WIDTH - 2 * PADDING }
  let at = y + PADDING
  at += lettering.draw(`封印　${what}`, { ...box, y: at }, WHAT)
  at += lettering.draw(station, { ...box, y: at }, LINE)
  if (serial !== '') at += lettering.draw(serial, { ...box, y: at }, SERIAL)
  lettering.draw(head.electionTitle, { ...box, y: at }, LINE)
  lettering.draw('封をした日時・職氏名', { ...box, y: y + height - BY_HAND }, LINE)
  sheet.line(left + PADDING + 118, y + height - 9, left + WIDTH - PADDING, y + height - 9, 0.6, RULE_COLOUR)
}
