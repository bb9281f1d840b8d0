/** The kinds of contests, and what the law makes of each. Code that must know a new kind does not compile without it. */
import { unreachable } from '#election/assert.ts'

/** TC-21. head 長 · council 議員. As contests.csv and the package write them. */
export const CONTEST_KINDS = ['head', 'council'] as const
export type ContestKind = (typeof CONTEST_KINDS)[number]

/** A head is one person; a council may have any number of seats. */
export function hasOneSeat(kind: ContestKind): boolean {
  switch (kind) {
    case 'head':
      return true
    case 'council':
      return false
    default:
      return unreachable(kind)
  }
}

/** PEO 95, 93: the valid votes are divided by this first; 法定得票数 and 供託物没収点 are parts of the quotient. */
export function quotaDivisor({ kind, seats }: { readonly kind: ContestKind; readonly seats: number }): number {
  switch (kind) {
    case 'head':
      return 1
    case 'council':
      return seats
    default:
      return unreachable(kind)
  }
}
