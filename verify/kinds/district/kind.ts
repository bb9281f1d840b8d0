/** PEO 95(1)2: a sixth of the valid votes ÷ the members of the district in a regular election, or ÷ those to be elected where they are more. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const district: Kind = {
  seats: 'of-council',
  listsOf: 'one',
  elected: (votes, drawn) => byMostVotes(6n * BigInt(votes.councilSeats), votes, drawn),
}
