/** The kinds of contests, and what the law makes of each and of its seats. Code that must know a new kind does not compile without it. */
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

export interface Seats {
  readonly kind: ContestKind
  /** 選挙すべき数: so many are elected here. */
  readonly seats: number
  /** 議員の定数, where fewer are elected than the council has (or the district of it): 補欠選挙, 再選挙, 増員選挙. Left out: they are `seats`. */
  readonly councilSeats?: number | undefined
  /**
   * TC-55: this count is one 開票区 of several. Its officer reports the totals (PEO 66(3)), and the meeting of election of the whole decides. Left
   * out: who is elected follows from this count.
   */
  readonly result?: 'report' | undefined
}

/** TC-55: no winner, no lot, no minimum, no deposit and no record of the election where only the whole decides. */
export function electsHere({ result }: Pick<Seats, 'result'>): boolean {
  return result === undefined
}

/**
 * PEO 95(1)3, 93(1)3: the valid votes are divided by this first; 法定得票数 and 供託物没収点 are parts of the quotient. The divisor is 議員の定数,
 * also where fewer are to be elected: by the seats to fill, a by-election would elect nobody and take deposits.
 */
export function quotaDivisor({ kind, seats, councilSeats = seats }: Seats): number {
  switch (kind) {
    case 'head':
      return 1
    case 'council':
      return councilSeats
    default:
      return unreachable(kind)
  }
}
