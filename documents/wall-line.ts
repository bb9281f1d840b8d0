/** One candidate on paper that hangs on the wall: number, name, party and votes in a line, read from two steps away. */
import { type Form, INNER_WIDTH, MARGIN } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface WallLook {
  /** Sizes of number, name and votes, and of party and outcome. */
  readonly size: number
  readonly partySize: number
  /** Below the line, above its rule. */
  readonly space: number
  /** Widths; the name has what they leave. */
  readonly number: number
  readonly party: number
  readonly figure: number
  readonly outcome: number
}

export interface WallLine {
  readonly number: number
  readonly name: string
  readonly party: string
  readonly figure: string
  readonly outcome: string
}

const GAP = 8

/** As high as its highest part: a long name or party is whole above the rule. */
export function wallLine(form: Form, { number, name, party, figure, outcome }: WallLine, look: WallLook): void {
  const { lettering } = form
  const large: TextStyle = { size: look.size, weight: 'bold' }
  const small: TextStyle = { size: look.partySize }
  const nameWidth = INNER_WIDTH - look.number - look.party - look.figure - look.outcome - GAP
  const partyWidth = look.party - GAP
  // One baseline for a line of each.
  const lower = look.size - look.partySize
  const height =
    Math.max(lettering.height(name, nameWidth, large), lower + lettering.height(party, partyWidth, small)) + look.space
  form.keepTogether(height)
  const { y } = form
  const right = MARGIN + INNER_WIDTH
  lettering.draw(String(number), { x: MARGIN, y, width: look.number - 12, align: 'right' }, large)
  lettering.draw(name, { x: MARGIN + look.number, y, width: nameWidth }, large)
  lettering.draw(party, { x: MARGIN + look.number + nameWidth + GAP, y: y + lower, width: partyWidth }, small)
  const place = { x: right - look.outcome - look.figure, y, width: look.figure, align: 'right' } as const
  lettering.draw(figure, place, large)
  lettering.draw(outcome, { x: right - look.outcome + 10, y: y + lower, width: look.outcome - 10 }, small)
  form.y += height
  form.line(MARGIN, form.y - look.space / 2, right, form.y - look.space / 2, 0.3)
}
