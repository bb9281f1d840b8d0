/**
 * 国民審査: the opened records of a contest with a list for each judge become votes with a mark and without one (docs/decisions/064). Each voter has one
 * record in each list, so every list has as many; where one lacks some, people have said why before it was opened (`lists-differ`).
 */
import type { Candidate } from '#election/definition/definition.ts'
import type { CandidateId } from '#election/ids.ts'

/** As many records of the list of the judge at this place say this. */
export interface PlacedCount {
  /** From 1. */
  readonly place: number
  readonly selection: CandidateId | 'no-mark' | 'ended' | 'unopened'
  readonly records: number
}

export interface ReviewCount {
  /** Judges who are reviewed, in the order of the contest. */
  readonly totals: readonly { readonly candidate: Candidate; readonly votes: number; readonly unmarked: number }[]
  /** Votes that are for or against judges: without who ended, and without those that could not be opened in some list. */
  readonly valid: number
  readonly ended: number
  /** The most in one list. */
  readonly unopened: number
  /** Likewise. valid + ended + unopened = records. */
  readonly records: number
}

/** @param judges in the order of their places, with those who died or left office: what is in their lists counts for nobody (art. 5-3(1)) */
export function countReview(judges: readonly Candidate[], counts: readonly PlacedCount[]): ReviewCount {
  const saying = (place: number, selection: PlacedCount['selection']) =>
    sumOf(counts.filter((each) => each.place === place && each.selection === selection))
  const places = judges.map((_, at) => at + 1)
  const most = (of: (place: number) => number) => Math.max(0, ...places.map(of))
  const records = most((place) => recordsIn(counts, place))
  const unopened = most((place) => saying(place, 'unopened'))
  // Lists that contradict one another may have more of both than one list has records.
  const ended = Math.min(
    most((place) => saying(place, 'ended')),
    records - unopened,
  )
  return {
    totals: judges.flatMap((candidate, at) =>
      candidate.gone === null
        ? [{ candidate, votes: saying(at + 1, candidate.id), unmarked: saying(at + 1, 'no-mark') }]
        : [],
    ),
    valid: records - ended - unopened,
    ended,
    unopened,
    records,
  }
}

function recordsIn(counts: readonly PlacedCount[], place: number): number {
  return sumOf(counts.filter((each) => each.place === place))
}

function sumOf(counts: readonly PlacedCount[]): number {
  return counts.reduce((sum, { records }) => sum + records, 0)
}
