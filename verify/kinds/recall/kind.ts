/** count.md §6: 国民審査. Nobody is elected, and no lot is drawn. */
import type { Elected, Kind } from '../kind.ts'
import { decided } from './rule.ts'

export const recall: Kind = {
  seats: 'none',
  listsOf: 'each-candidate',
  elected({ votes, cast, registered }) {
    const reviewed = votes.map(({ number, votes: forDismissal, against = 0n }) => ({ number, forDismissal, against }))
    const judges = decided({ votes: reviewed, cast, registered })
    return { winners: [], needsLot: null, judges } satisfies Elected
  },
}
