/** Acts that the manual ties to witnesses (ROL-03): each is marked present or absent by name before the officer goes on. */
import type { KioskFacts } from './facts.ts'
import type { WitnessMark } from './state.ts'

/** D-02: below the appointed number is allowed, below two is not. */
export const WITNESSES_LEAST = 2

export function nobodyMarked(facts: KioskFacts): readonly WitnessMark[] {
  return facts.witnesses.map(() => 'open')
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
