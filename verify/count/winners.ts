/**
 * count.md §6: who is elected by these votes, of machine and paper, in thousandths. Most votes, at least the statutory minimum; a tie across the
 * last seat by lot.
 */
import { type KindName, kinds } from '../kinds/kinds.ts'

export interface Poll {
  readonly kind: KindName
  /** How many are elected. */
  readonly seats: number
  readonly councilSeats: number
  /** One count of several reports its totals, and elects nobody. */
  readonly result: 'report' | null
  readonly uncontested: boolean
  readonly votes: readonly { readonly number: number; readonly votes: bigint }[]
  readonly valid: bigint
}

export interface Elected {
  /** Ascending. */
  readonly winners: readonly number[]
  readonly needsLot: { readonly seats: number; readonly candidates: readonly number[] } | null
}

/** @param drawn what the chair drew by lot; counts only where it is exactly so many of those who are tied */
export function electedBy(
  { kind, seats, councilSeats, result, uncontested, votes, valid }: Poll,
  drawn: readonly number[] | null,
): Elected {
  if (result === 'report') return { winners: [], needsLot: null }
  if (uncontested) return { winners: ascending(votes), needsLot: null }
  const divisor = kinds[kind].quota(councilSeats)
  const able = votes.filter((each) => each.votes > 0n && each.votes * divisor >= valid)
  if (able.length <= seats) return { winners: ascending(able), needsLot: null }
  const last = able.map((each) => each.votes).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))[seats - 1] ?? 0n
  const above = able.filter((each) => each.votes > last)
  const tied = able.filter((each) => each.votes === last)
  const open = seats - above.length
  if (tied.length === open) return { winners: ascending([...above, ...tied]), needsLot: null }
  const won = tied.filter((each) => drawn?.includes(each.number))
  if (drawn !== null && drawn.length === open && won.length === open) {
    return { winners: ascending([...above, ...won]), needsLot: null }
  }
  return { winners: ascending(above), needsLot: { seats: open, candidates: ascending(tied) } }
}

function ascending(candidates: readonly { readonly number: number }[]): readonly number[] {
  return candidates.map((each) => each.number).sort((a, b) => a - b)
}
