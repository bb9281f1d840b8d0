/** Which lists a contest has: its kind says whether it is one, or one for each candidate (docs/decisions/064). */
import { placesOf, type SeveralLists } from '#election/contest-lists.ts'
import type { ContestBit } from '#election/ids.ts'
import { type ContestKind, kindOf } from './kinds.ts'

interface Listed {
  readonly kind: ContestKind
  /** In the order of their numbers: the places of their lists. */
  readonly candidates: { readonly length: number }
}

/** Places of the lists of this contest, ascending: `[0]`, or `[1…n]` for n candidates with a list each. */
export function listsOf({ kind, candidates }: Listed): readonly number[] {
  return placesOf(kindOf({ kind }).listsOf === 'each-candidate' ? candidates.length : null)
}

/** The contest of these that has a list for each candidate; null: none has. An election has one at most. */
export function severalListsOf(contests: readonly (Listed & { readonly bit: ContestBit })[]): SeveralLists | null {
  const found = contests.find(({ kind }) => kindOf({ kind }).listsOf === 'each-candidate')
  return found === undefined ? null : { bit: found.bit, lists: found.candidates.length }
}
