/** Most votes, at least the statutory minimum, and none without a vote; a tie across the last seat by lot. */
import type { Elected, Votes } from './kind.ts'

/** @param divisor the valid votes are divided by this; null: there is no minimum */
export function byMostVotes(
  divisor: bigint | null,
  { seats, votes, valid }: Votes,
  drawn: readonly number[] | null,
): Elected {
  const able = votes.filter((each) => each.votes > 0n && (divisor === null || each.votes * divisor >= valid))
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

export function ascending(candidates: readonly { readonly number: number }[]): readonly number[] {
  return candidates.map((each) => each.number).sort((a, b) => a - b)
}
