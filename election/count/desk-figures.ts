/** The sums of a desk's books, without a voter: as its issuer keeps them, and as its report gives them to the first desk (D-24). */
import { z } from 'zod'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { ContestId } from '#election/ids.ts'
import { type LocalTime, parseTime } from '#election/time.ts'

/** The books, in the order of the station's contests. V = issued − returned: men, women, and those whose sex the roll does not say. */
export interface Counts {
  readonly contests: readonly ContestCounts[]
  /** PAP-10, in the order of the station's contests on paper. */
  readonly handedOut: readonly HandedOut[]
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

export interface BySex {
  readonly men: number
  readonly women: number
  /** Whose sex the roll does not say. */
  readonly unsaid: number
}

/** @param unsaid left out: figures that people type have men and women alone */
export function allOf({ men, women, unsaid = 0 }: Omit<BySex, 'unsaid'> & Partial<BySex>): number {
  return men + women + unsaid
}

/** Voters of this station who got the ballot paper of another authority's contest, of whatever kind, and have not given it back. */
export interface HandedOut extends BySex {
  readonly contest: ContestId
}

export interface ContestCounts extends BySex {
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
  /** 人違い: marks that are no row's of the roll, on cards or paper: so many records more than rights, in the figures of their kind. */
  readonly ofNobody: number
  /** TRN-08: voters with a ballot paper in place of a card, apart from V. V + all three = marks (TRN-04). */
  readonly braille: BySex
  readonly provisional: BySex
  /** LAW-19: with an ordinary one, given while the contest was off cards and machines. */
  readonly ordinary: BySex
}

/** Voters per contest and sex from opening to this hour; cumulative, by hour only (TRN-03). */
export interface HourCount {
  readonly until: LocalTime
  /** All cards, so that it is known how many older ones are still out (ISS-17). */
  readonly cardsIssued: number
  readonly contests: readonly BySex[]
}

/** D-24: what the report of a desk has beyond that of a station, for the papers of the first desk. */
export interface DeskFigures {
  /** 2 or more: the first desk makes the report of the station. */
  readonly number: number
  readonly counts: Counts
  readonly hours: readonly HourCount[]
  readonly cardsReceived: number | null
  readonly cardsInCase: number | null
}

const count = z.number().int().min(0).max(10_000_000)
const bySex = z.strictObject({ men: count, women: count, unsaid: count })

export const handedOutSchema = z.array(z.strictObject({ contest: z.string(), ...bySex.shape })).max(CONTESTS_MAX - 1)

export const countsSchema = z.strictObject({
  contests: z.array(
    z.strictObject({
      contest: z.string(),
      issued: count,
      returned: count,
      marks: count,
      found: count,
      replaced: count,
      unreadable: count,
      ofNobody: count,
      men: count,
      women: count,
      unsaid: count,
      braille: bySex,
      provisional: bySex,
      ordinary: bySex,
    }),
  ),
  handedOut: handedOutSchema,
  cardsIssued: count,
  cardsReturned: count,
  reentries: count,
  ticketsHeld: count,
  ticketsWaiting: count,
  cardsOut: count,
  cardsInEnvelope: count,
  cardsFound: count,
  onPaper: count,
  ticketsReissued: count,
  declarations: count,
  refusals: count,
  proxiesRefused: count,
  absenteeReturned: count,
})

const time = z.string().refine((text) => parseTime(text) !== null)
const DESK_MAX = 99
const HOURS_MAX = 24

export const deskFiguresSchema = z.strictObject({
  number: z.number().int().min(2).max(DESK_MAX),
  counts: countsSchema,
  hours: z
    .array(z.strictObject({ until: time, cardsIssued: count, contests: z.array(bySex).max(CONTESTS_MAX) }))
    .max(HOURS_MAX),
  cardsReceived: count.nullable(),
  cardsInCase: count.nullable(),
})
