/** Most votes, at least the statutory minimum, and none without a vote; a tie across the last seat by lot. */
import type { Drawn, Elected, Votes } from './kind.ts'

/** @param divisor the valid votes are divided by this; null: there is no minimum */
export function byMostVotes(divisor: bigint | null, { seats, votes, valid }: Votes, drawn: Drawn): Elected {
  const able = votes.filter((each) => each.votes > 0n && (divisor === null || each.votes * divisor >= valid))
  if (able.length <= seats) return { winners: ascending(able), needsLot: null }
  const last = able.map((each) => each.votes).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))[seats - 1] ?? 0n
  const above = able.filter((each) => each.votes > last)
  const tied = able.filter((each) => each.votes === last)
  const open = seats - above.length
  if (tied.length === open) return { winners: ascending([...above, ...tied]), needsLot: null }
  const tie = { seats: open, candidates: ascending(tied) }
  const lot = drawn(tie)
  if (lot === null) return { winners: ascending(above), needsLot: tie }
  return { winners: ascending([...above, ...tied.filter(({ number }) => lot.includes(number))]), needsLot: null }
}

export function ascending(candidates: readonly { readonly number: number }[]): readonly number[] {
  return candidates.map((each) => each.number).sort((a, b) => a - b)
}
