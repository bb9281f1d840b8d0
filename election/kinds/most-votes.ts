/** PEO 95, TC-50: most votes, at least the minimum, ties by lot. Nobody is elected without a vote. */
import type { CandidateNumber } from '#election/ids.ts'
import type { Outcome, Places, Poll, PollTotal, Share } from './kind.ts'
import { reaches } from './shares.ts'
import { drawnOf, lotsSaid, NOTHING_DRAWN } from './ties.ts'

/** @param minimum null: whose rules ask for none */
export function byMostVotes(minimum: Share | null, poll: Poll): Outcome {
  const { seats } = poll.contest
  const able = poll.totals.filter(({ votes }) => votes > 0 && (minimum === null || reaches(minimum, votes, poll)))
  const last = [...able].sort((a, b) => b.votes - a.votes)[seats - 1]
  if (able.length <= seats || last === undefined) return { winners: numbersOf(able), needsLot: null }
  const above = able.filter((total) => total.votes > last.votes)
  const tied = able.filter((total) => total.votes === last.votes)
  if (above.length + tied.length === seats) return { winners: numbersOf([...above, ...tied]), needsLot: null }
  const tie = { seats: seats - above.length, candidates: numbersOf(tied) }
  const { byLot, needsLot } = drawnOf([tie], poll.drawn ?? NOTHING_DRAWN)
  const won = byLot.flatMap((each) => each.won)
  const drawn = tied.filter(({ candidate }) => won.includes(candidate.number))
  return { winners: numbersOf([...above, ...drawn]), needsLot, ...lotsSaid(byLot) }
}

export function noMoreThanSeats(candidates: number, { seats }: Places): boolean {
  return candidates <= seats
}

export function numbersOf(totals: readonly PollTotal[]): readonly CandidateNumber[] {
  return totals.map((total) => total.candidate.number).sort((a, b) => a - b)
}
