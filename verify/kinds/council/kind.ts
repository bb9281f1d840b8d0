/** PEO 95(1)3: a quarter of the valid votes ÷ the members of the council, of whom a by-election elects only some. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const council: Kind = {
  seats: 'of-council',
  listsOf: 'one',
  elected: (votes, drawn) => byMostVotes(4n * BigInt(votes.councilSeats), votes, drawn),
}
