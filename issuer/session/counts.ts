/** The sums of the books, without a voter. */
import type { ContestId } from '#election/ids.ts'

/** The books, in the order of the station's contests. V = issued − returned = men + women. */
export interface Counts {
  readonly contests: readonly ContestCounts[]
  readonly cardsIssued: number
  readonly cardsReturned: number
  /** X (TRN-02). */
  readonly reentries: number
  /** Tickets held for cards; those of voters between roll check and issue are counted in `ticketsWaiting`. */
  readonly ticketsHeld: number
  readonly ticketsWaiting: number
  /** Cards of the station that are not in the case and not in an envelope, as far as the issuer knows (ISS-17). */
  readonly cardsOut: number
  /** Cards in envelope 1: returned unvoted, or exchanged (ISS-15). */
  readonly cardsInEnvelope: number
  /** Cards in envelope 2: found unvoted (ISS-14). */
  readonly cardsFound: number
  /** Rows of the roll, each counted once; for the polling record (DOC-03). */
  readonly onPaper: number
  readonly ticketsReissued: number
  readonly declarations: number
  readonly refusals: number
  readonly proxiesRefused: number
  readonly absenteeReturned: number
}

interface BySex {
  readonly men: number
  readonly women: number
}

export interface ContestCounts {
  readonly contest: ContestId
  readonly issued: number
  readonly returned: number
  /** Roll marks in force (TRN-04). */
  readonly marks: number
  /** F: on cards found unvoted; changes neither V nor the marks (TRN-06). */
  readonly found: number
  /** Cards with it that nobody can read or find, and in whose place another was issued; `unreadable`: these are in envelope 1. */
  readonly replaced: number
  readonly unreadable: number
  readonly men: number
  readonly women: number
  /** TRN-08: voters with a ballot paper in place of a card, apart from V. V + all three = marks (TRN-04). */
  readonly braille: BySex
  readonly provisional: BySex
  /** LAW-19: with an ordinary one, given while the contest was off cards and machines. */
  readonly ordinary: BySex
}
