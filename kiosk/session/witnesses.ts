/**
 * Acts that the manual ties to witnesses (ROL-03): each is marked present or absent before the officer goes on. Their names are at the
 * issuer, where they are typed once and kept when one is replaced, and by their own hand on paper.
 */
import type { WitnessMark } from './state.ts'

/** D-02: below the appointed number is allowed, below two is not. */
export const WITNESSES_LEAST = 2

/** Lines on the screen; who is not appointed is marked absent, and of more than three (ROL-04) any three are marked. */
const WITNESS_LINES = 3

export function nobodyMarked(): readonly WitnessMark[] {
  return Array.from({ length: WITNESS_LINES }, () => 'open')
}

export function marked(witnesses: readonly WitnessMark[], index: number, mark: WitnessMark): readonly WitnessMark[] {
  return witnesses.map((before, i) => (i === index ? mark : before))
}

/** Everybody is marked, and at least `least` are there. */
export function enoughWitnesses(witnesses: readonly WitnessMark[], least: number): boolean {
  const present = witnesses.filter((mark) => mark === 'confirmed').length
  return !witnesses.includes('open') && present >= least
}

/** For an act that needs one witness there (D-17). */
export function someWitness(witnesses: readonly WitnessMark[]): boolean {
  return witnesses.includes('confirmed')
}
