/** A private body elects by most votes, and no clause of a law asks for a minimum. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const officer: Kind = {
  seats: 'several',
  listsOf: 'one',
  elected: (votes, drawn) => byMostVotes(null, votes, drawn),
}
