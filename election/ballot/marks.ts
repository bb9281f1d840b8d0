/**
 * A voter's answer in a review: each judge has a mark × or none, and no mark at all is a vote like any other (Act on the Review of Justices of the Supreme
 * Court, art. 15(1)).
 */
import type { CandidateId } from '#election/ids.ts'

/** About all judges at once. */
export interface Marked {
  readonly type: 'marked'
  /** Who has a mark, in the order of the contest. */
  readonly judges: readonly CandidateId[]
}

/** The answer in the list of one judge. */
export interface PlacedMark {
  /** The judge's, from 1. */
  readonly place: number
  readonly selection: { readonly type: 'candidate'; readonly id: CandidateId } | { readonly type: 'no-mark' }
}

type Judges = readonly { readonly id: CandidateId }[]

/** A second press takes the mark away. */
export function withMark(marked: readonly CandidateId[], id: CandidateId, judges: Judges): readonly CandidateId[] {
  const isToBe = (each: CandidateId) => (each === id ? !marked.includes(id) : marked.includes(each))
  return judges.flatMap((each) => (isToBe(each.id) ? [each.id] : []))
}

/** One answer for each list, in the order of their places. Who is not reviewed any more has no mark, so that all lists are of one length. */
export function marksOf(all: Judges, { judges }: Marked): readonly PlacedMark[] {
  return all.map(({ id }, at) => ({
    place: at + 1,
    selection: judges.includes(id) ? { type: 'candidate', id } : { type: 'no-mark' },
  }))
}
