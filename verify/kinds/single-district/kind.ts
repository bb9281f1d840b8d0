/** PEO 95(1)1: a sixth of the valid votes. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const singleDistrict: Kind = {
  seats: 'one',
  listsOf: 'one',
  elected: (votes, drawn) => byMostVotes(6n, votes, drawn),
}
