/** Equals of whom the chair draws some by lot, in the meeting of election (PEO 95(2), 95-2(2), (4), 95-3(2), (3)). No kind draws; each says who is equal. */

export interface Tie {
  /** The list inside which it is drawn; `candidates` are then places in it, from 1. Left out: candidates of the contest, by number. */
  readonly list?: number
  /** The chair draws so many of the candidates. */
  readonly seats: number
  /** Ascending. */
  readonly candidates: readonly number[]
}

export interface DrawnTie extends Tie {
  readonly won: readonly number[]
}

/** Who was drawn of these; null: nobody yet. */
export type Draws = (tie: Tie) => readonly number[] | null

export const NOTHING_DRAWN: Draws = () => null

export interface Drawing {
  readonly byLot: readonly DrawnTie[]
  /** The first that is still to be drawn. */
  readonly needsLot: Tie | null
}

/** Lots are drawn one after the other. */
export function drawnOf(ties: readonly Tie[], draws: Draws): Drawing {
  const byLot: DrawnTie[] = []
  for (const tie of ties) {
    const won = draws(tie)
    if (won === null) return { byLot, needsLot: tie }
    byLot.push({ ...tie, won })
  }
  return { byLot, needsLot: null }
}

/** Left out where no lot was drawn. */
export function lotsSaid(byLot: readonly DrawnTie[]): { readonly byLot?: readonly DrawnTie[] } {
  return byLot.length === 0 ? {} : { byLot }
}
