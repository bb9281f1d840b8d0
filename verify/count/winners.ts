/** count.md §6: who is elected by these votes, of machine and paper, in thousandths, or what became of a question. */
import type { Drawn, Elected, Votes } from '../kinds/kind.ts'
import { type KindName, kinds } from '../kinds/kinds.ts'
import { ascending } from '../kinds/most-votes.ts'

export interface Poll extends Votes {
  readonly kind: KindName
  /** One count of several reports its totals, and elects nobody. */
  readonly result: 'report' | null
  readonly uncontested: boolean
}

export function electedBy({ kind, result, uncontested, ...votes }: Poll, drawn: Drawn): Elected {
  if (result === 'report') return { winners: [], needsLot: null }
  // A party with people is nobody who is elected.
  const areParties = new Set(votes.openLists?.map(({ number }) => number))
  const able = votes.votes.filter(({ number }) => !areParties.has(number))
  if (uncontested) return { winners: ascending(able), needsLot: null }
  return kinds[kind].elected(votes, drawn)
}
