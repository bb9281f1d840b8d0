/**
 * Sets of contests, the only place that computes with them. A set is a number with one bit a contest; cards, the journal and the books have
 * it in this form (docs/formats/voting-card.md).
 */
import type { ContestBit, ContestMask } from './ids.ts'

export const CONTESTS_MAX = 7
/** One byte on card, journal and books, and with 112 below 255 a state of the card (`card-state.ts`). */
export const CONTEST_MASK_MAX = 2 ** CONTESTS_MAX - 1

/** In the order of bits, with a place for each contest that an election can have. */
export type PerContest<T> = readonly [T, T, T, T, T, T, T]

export const NO_CONTEST = 0 as ContestMask
/** Every contest that an election can have. */
export const EVERY_CONTEST = CONTEST_MASK_MAX as ContestMask

export function parseContestMask(value: number): ContestMask | null {
  return Number.isInteger(value) && value >= 0 && value <= CONTEST_MASK_MAX ? (value as ContestMask) : null
}

export function bitMask(bit: ContestBit): ContestMask {
  return (1 << bit) as ContestMask
}

export function maskOf(contests: readonly { readonly bit: ContestBit }[]): ContestMask {
  return contests.reduce((mask, { bit }) => union(mask, bitMask(bit)), NO_CONTEST)
}

/** Null when one of them is none of these contests. */
export function maskOfIds<Id>(
  contests: readonly { readonly id: Id; readonly bit: ContestBit }[],
  ids: readonly Id[],
): ContestMask | null {
  const named = contests.filter(({ id }) => ids.includes(id))
  return ids.every((id) => named.some((contest) => contest.id === id)) ? maskOf(named) : null
}

/** The bits of a mask in ascending order, which is the order of contests.csv. */
export function contestBits(mask: ContestMask): ContestBit[] {
  const bits: ContestBit[] = []
  for (let bit = 0; bit < CONTESTS_MAX; bit++) if (has(mask, bit as ContestBit)) bits.push(bit as ContestBit)
  return bits
}

export function perContest<T>(of: (bit: ContestBit) => T): PerContest<T> {
  return contestBits(EVERY_CONTEST).map(of) as unknown as PerContest<T>
}

export function ofContest<T>(each: PerContest<T>, bit: ContestBit): T {
  return each[bit] as T
}

/** Those of `contests` that are in the set, in their order. */
export function contestsIn<C extends { readonly bit: ContestBit }>(mask: ContestMask, contests: readonly C[]): C[] {
  return contests.filter(({ bit }) => has(mask, bit))
}

export function has(mask: ContestMask, bit: ContestBit): boolean {
  return (mask & (1 << bit)) !== 0
}

export function union(a: ContestMask, b: ContestMask): ContestMask {
  return (a | b) as ContestMask
}

export function both(a: ContestMask, b: ContestMask): ContestMask {
  return (a & b) as ContestMask
}

export function without(a: ContestMask, b: ContestMask): ContestMask {
  return (a & ~b) as ContestMask
}

export function isPart(part: ContestMask, whole: ContestMask): boolean {
  return without(part, whole) === NO_CONTEST
}
