/** This reader's own knowledge of a kind of contest (package.md §3, count.md §6). */
import type { JsonObject } from '../package/canonical.ts'
import type { OpenListOfParty } from './open-list/rule.ts'
import type { ListOfParty } from './party-list/rule.ts'
import type { Decided } from './recall/rule.ts'

export interface Kind {
  readonly seats: 'one' | 'several' | 'of-council' | 'by-lists' | 'a-question' | 'none'
  /** `each-candidate`: a list of records for each of them (record.md §5). */
  readonly listsOf: 'one' | 'each-candidate'
  /** Left out: every contest of this kind is opened. @param accepted of the papers that may be refused; null: nobody has entered it */
  readonly opening?: (question: JsonObject | null, said: SaidOfVoters, accepted: bigint | null) => Opening
  readonly elected: (votes: Votes, drawn: Drawn) => Elected
}

/** Sums of all stations that have the contest. Null: a station's signed report is missing. */
export type SaidOfVoters = {
  readonly electors: bigint
  /** Cards issued − returned − found, papers that nobody refuses any more, and records of the online seal. */
  readonly surely: bigint
  /** Absentee and provisional votes. */
  readonly perhaps: bigint
} | null

/** `unknown`: a report is missing, or it hangs on papers of which nobody has entered how many are accepted. */
export type Opening =
  | { readonly type: 'opened' | 'unknown' }
  | { readonly type: 'closed'; readonly voters: bigint; readonly pending: bigint; readonly electors: bigint }

/** Members with equal votes, and how many of them a lot elects. In a list they are places in it, from 1. */
export interface Tie {
  readonly list?: number
  readonly seats: number
  readonly candidates: readonly number[]
}

/** The chair's word for a tie: null, or exactly so many of those who are tied. */
export type Drawn = (tie: Tie) => readonly number[] | null

export interface Votes {
  /** How many are elected. */
  readonly seats: number
  readonly councilSeats: number
  /** In the form of package.md §3; null: the contest is no question. */
  readonly question: JsonObject | null
  /** In the form of candidate-list.md §2; null: no party is voted for. */
  readonly lists: readonly ListOfParty[] | null
  /** In the form of candidate-list.md §2; null: no person of a list is voted for. */
  readonly openLists: readonly OpenListOfParty[] | null
  /** Thousandths, in the order of the current list. */
  readonly votes: readonly VotesOfOne[]
  readonly valid: bigint
  /** Thousandths, as the votes are. */
  readonly cast: bigint
  /** Thousandths; null: a station's report is missing. */
  readonly electors: bigint | null
  /** Likewise: who is on the rolls. */
  readonly registered: bigint | null
}

export interface VotesOfOne {
  readonly number: number
  /** A judge has those with a mark. */
  readonly votes: bigint
  /** A judge has them: votes without a mark. */
  readonly against?: bigint
}

export interface Elected {
  /** Ascending. */
  readonly winners: readonly number[]
  /** The first tie without a lot. */
  readonly needsLot: Tie | null
  /** A question has one. */
  readonly verdict?: string
  /** Judges have them. */
  readonly judges?: readonly Decided[]
  /** Lists have them. `winners` are those with a seat; of open lists, people. */
  readonly lists?: readonly ListElected[]
}

/** Places in the list, from 1. */
export interface ListElected {
  readonly number: number
  /** Null: they hang on who of the lists is elected in a district. */
  readonly seats: number | null
  readonly won: readonly number[]
  /** They hang on the districts, or on a lot among equal 惜敗率. */
  readonly open: readonly number[]
}
