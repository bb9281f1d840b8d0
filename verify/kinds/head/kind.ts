/** PEO 95(1)4: a quarter of the valid votes. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const head: Kind = {
  seats: 'one',
  listsOf: 'one',
  elected: (votes, drawn) => byMostVotes(4n, votes, drawn),
}
