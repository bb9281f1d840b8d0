/**
 * Acts that the manual ties to witnesses (ROL-03): each is marked present or absent before the officer goes on. Their names are at the
 * issuer, where they are typed once and kept when one is replaced, and by their own hand on paper.
 */
import type { Press } from './screen-event.ts'
import type { KioskState, WitnessMark } from './state.ts'

/** D-02: below the appointed number is allowed, below two is not. */
export const WITNESSES_LEAST = 2

/** Lines on the screen; who is not appointed is marked absent, and of more than three (ROL-04) any three are marked. */
const WITNESS_LINES = 3

export function nobodyMarked(): readonly WitnessMark[] {
  return Array.from({ length: WITNESS_LINES }, () => 'open')
}

/** ROL-11: where the approved rules allow it, the officer marks who says it over a line. */
export function mayBeOverLine({ facts }: Pick<KioskState, 'facts'>): boolean {
  return facts?.settings.witnessOverLine === true
}

export function marked(
  state: Pick<KioskState, 'facts'>,
  witnesses: readonly WitnessMark[],
  { witness, mark }: Extract<Press, { type: 'witness' }>,
): readonly WitnessMark[] {
  if (mark === 'over-line' && !mayBeOverLine(state)) return witnesses
  return witnesses.map((before, i) => (i === witness ? mark : before))
}

/** Everybody is marked, at least `least` look on, and one of them stands here (ROL-11). */
export function enoughWitnesses(witnesses: readonly WitnessMark[], least: number): boolean {
  const present = witnesses.filter((mark) => mark === 'confirmed' || mark === 'over-line').length
  return !witnesses.includes('open') && present >= least && someWitness(witnesses)
}

/** For an act that needs one witness there (D-17): over a line nobody is. */
export function someWitness(witnesses: readonly WitnessMark[]): boolean {
  return witnesses.includes('confirmed')
}
