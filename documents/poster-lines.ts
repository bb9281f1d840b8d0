/**
 * The lines of a poster: number, name over party, votes and outcome, all of one size, as large as one page holds them with what comes below.
 * Few candidates fill their sheet; many have their party beside the name, and go on over the next page if no size holds them.
 */
import { type Form, INNER_WIDTH, MARGIN } from './form.ts'
import type { TextStyle } from './lettering.ts'
import { type WallLine, type WallLook, wallLine } from './wall-line.ts'

const SIZES = [44, 40, 36, 32, 29, 26, 23, 20, 18, 16, 14] as const
/** Where there are many: the party beside the name. */
const CLOSE_SIZES = [20, 18, 16, 14, 12] as const
const LONGEST: WallLook = { size: 20, partySize: 11, space: 8, number: 42, party: 96, figure: 132, outcome: 80 }
export const SUMS: TextStyle = { size: 15 }
const GAP = 12
/** Two lines are no farther apart than this many heights of their letters: they are read as one list. */
const APART = 5

interface Look {
  readonly large: TextStyle
  readonly small: TextStyle
  readonly number: number
  readonly name: number
  readonly figure: number
  readonly outcome: number
}

export function posterLines(form: Form, lines: readonly WallLine[], below: (form: Form) => void): void {
  const room = form.room - form.heightOf(below)
  const looks = SIZES.map((size) => lookOf(form, lines, size))
  const look = looks.find((each) => isWhole(form, lines, each) && heightOf(form, each) * lines.length <= room)
  if (look === undefined) {
    const close = closeLook(form, lines, room)
    for (const line of lines) wallLine(form, line, close)
  } else {
    const height = Math.min(room / lines.length, APART * look.large.size)
    for (const line of lines) posterLine(form, line, look, height)
  }
  below(form)
}

/** The name has what number, votes and outcome leave. */
function lookOf({ lettering }: Form, lines: readonly WallLine[], size: number): Look {
  const large: TextStyle = { size, weight: 'bold' }
  const small: TextStyle = { size: Math.max(11, size * 0.5) }
  const widest = (style: TextStyle, textOf: (line: WallLine) => string) =>
    Math.ceil(Math.max(0, ...lines.map((line) => lettering.width(textOf(line), style)))) + GAP
  const number = widest(large, (line) => String(line.number))
  const figure = widest(large, (line) => line.figure)
  const outcome = widest(small, (line) => line.outcome)
  return { large, small, number, figure, outcome, name: INNER_WIDTH - number - figure - outcome }
}

/** No name and no party in two lines. */
function isWhole({ lettering }: Form, lines: readonly WallLine[], { large, small, name }: Look): boolean {
  return lines.every((line) => lettering.width(line.name, large) <= name && lettering.width(line.party, small) <= name)
}

/** The largest at which a page holds all in a line each, or else at which none breaks. */
function closeLook(form: Form, lines: readonly WallLine[], room: number): WallLook {
  const { lettering } = form
  const looks = CLOSE_SIZES.map((size): WallLook => {
    const { large, number, figure, outcome } = lookOf(form, lines, size)
    const partySize = Math.max(8, size * 0.55)
    const party = Math.max(0, ...lines.map((line) => lettering.width(line.party, { size: partySize })))
    return { size: large.size, partySize, space: size * 0.4, number, party: Math.ceil(party) + GAP, figure, outcome }
  })
  const whole = looks.filter(({ size, number, party, figure, outcome }) => {
    const name = INNER_WIDTH - number - party - figure - outcome - GAP
    return lines.every((line) => lettering.width(line.name, { size, weight: 'bold' }) <= name)
  })
  const held = whole.find(
    ({ size, space }) => (lettering.height('名', INNER_WIDTH, { size }) + space) * lines.length <= room,
  )
  return held ?? whole[0] ?? LONGEST
}

function heightOf({ lettering }: Form, { large, small, name }: Look): number {
  return lettering.height('名', name, large) + lettering.height('名', name, small) + GAP
}

function posterLine(form: Form, line: WallLine, look: Look, height: number): void {
  const { lettering } = form
  const { large, small } = look
  form.keepTogether(height)
  const right = MARGIN + INNER_WIDTH
  const y = form.y + (height - heightOf(form, look)) / 2
  const x = MARGIN + look.number
  lettering.draw(String(line.number), { x: MARGIN, y, width: look.number - GAP, align: 'right' }, large)
  const named = lettering.draw(line.name, { x, y, width: look.name }, large)
  lettering.draw(line.party, { x, y: y + named, width: look.name }, small)
  const votes = { x: right - look.outcome - look.figure, y, width: look.figure, align: 'right' } as const
  lettering.draw(line.figure, votes, large)
  const lower = y + large.size - small.size
  lettering.draw(line.outcome, { x: right - look.outcome + GAP, y: lower, width: look.outcome - GAP }, small)
  form.y += height
  form.line(MARGIN, form.y, right, form.y, 0.3)
}
