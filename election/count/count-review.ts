/**
 * 国民審査: the opened records of a contest with a list for each judge become votes with a mark and without one (docs/decisions/064). Each voter has one
 * record in each list, so every list has as many.
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
  /** Votes that are for or against a judge: of who voted, without those that could not be opened in some list. */
  readonly valid: number
  readonly ended: number
  /** The most in one list. */
  readonly unopened: number
  /** The records of each list. */
  readonly records: number
}

/** Places whose list has another number of records than the first one. None: the count is whole. */
export function unlikeLists(judges: readonly Candidate[], counts: readonly PlacedCount[]): readonly number[] {
  const places = judges.map((_, at) => at + 1)
  return places.filter((place) => recordsIn(counts, place) !== recordsIn(counts, 1))
}

/** @param judges in the order of their places, with those who died or left office: what is in their lists counts for nobody (art. 5-3(1)) */
export function countReview(judges: readonly Candidate[], counts: readonly PlacedCount[]): ReviewCount {
  const saying = (place: number, selection: PlacedCount['selection']) =>
    sumOf(counts.filter((each) => each.place === place && each.selection === selection))
  const places = judges.map((_, at) => at + 1)
  const most = (selection: 'ended' | 'unopened') => Math.max(0, ...places.map((place) => saying(place, selection)))
  const [ended, unopened, records] = [most('ended'), most('unopened'), recordsIn(counts, 1)]
  return {
    totals: judges.flatMap((candidate, at) =>
      candidate.gone === null
        ? [{ candidate, votes: saying(at + 1, candidate.id), unmarked: saying(at + 1, 'no-mark') }]
        : [],
    ),
    valid: Math.max(0, records - ended - unopened),
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
