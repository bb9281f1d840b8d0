/** count.md §6: what became of a question. No minimum of the law, and no lot; the quorum is in the package, the electors are in the reports. */
import { object, oneOf, whole } from '../../package/fields.ts'
import type { Elected, Kind, Votes } from '../kind.ts'
import { openingOf } from './opening.ts'

export const question: Kind = {
  seats: 'a-question',
  listsOf: 'one',
  opening: openingOf,
  elected(votes) {
    const verdict = verdictOf(votes)
    const holds = ['carried', 'not-carried', 'most'].includes(verdict)
    return {
      winners: holds ? leading(votes).map(({ number }) => number) : [],
      needsLot: null,
      verdict,
    } satisfies Elected
  },
}

function verdictOf(poll: Votes): string {
  const rule = poll.question ?? {}
  const first = leading(poll)
  const quorum = 'quorum' in rule ? object(rule, 'quorum') : null
  // One that decides about the opening was measured before it.
  if (quorum !== null && oneOf(quorum, 'opened', ['always', 'reached']) === 'always') {
    if (poll.electors === null) return 'electors-unknown'
    const reached = oneOf(quorum, 'of', ['cast', 'most']) === 'cast' ? poll.cast : (first[0]?.votes ?? 0n)
    const [over, under] = [whole(quorum, 'over', 1, 99), whole(quorum, 'under', 2, 100)]
    if (reached * BigInt(under) < poll.electors * BigInt(over)) return 'not-established'
  }
  if (first.length > 1) return 'tie'
  if (oneOf(rule, 'answers', ['yes-no', 'choices']) === 'choices') return 'most'
  return first[0]?.number === poll.votes[0]?.number ? 'carried' : 'not-carried'
}

function leading({ votes }: Votes) {
  return votes.filter((each) => votes.every((other) => other.votes <= each.votes))
}
