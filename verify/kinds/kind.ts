/** This reader's own knowledge of a kind of contest (package.md §3, count.md §6). */
import type { JsonObject } from '../package/canonical.ts'

export interface Kind {
  readonly seats: 'one' | 'several' | 'of-council' | 'a-question'
  /** @param drawn what the chair drew by lot; counts only where it is exactly so many of those who are tied */
  readonly elected: (votes: Votes, drawn: readonly number[] | null) => Elected
}

export interface Votes {
  /** How many are elected. */
  readonly seats: number
  readonly councilSeats: number
  /** In the form of package.md §3; null: the contest is no question. */
  readonly question: JsonObject | null
  /** Thousandths, in the order of the current list. */
  readonly votes: readonly { readonly number: number; readonly votes: bigint }[]
  readonly valid: bigint
  /** Thousandths, as the votes are. */
  readonly cast: bigint
  /** Thousandths; null: a station's report is missing. */
  readonly electors: bigint | null
}

export interface Elected {
  /** Ascending. */
  readonly winners: readonly number[]
  readonly needsLot: { readonly seats: number; readonly candidates: readonly number[] } | null
  /** A question has one. */
  readonly verdict?: string
}
