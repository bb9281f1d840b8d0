/** 役員: the posts of a school's council, a union or a company. By most votes; its own rules know no minimum, no deposit and no public office. */
import type { Kind } from '../kind.ts'
import { byMostVotes } from '../most-votes.ts'

export const OFFICER = {
  written: ['役員', '会長', '委員', '代表'],
  about: 'people',
  byTheAct: null,
  seats: 'several',
  mayElectMore: false,
  // The body's own rules name the day; the order of the names is on its paper a week before.
  noticeDays: { prefecture: 7, 'designated-city': 7, city: 7, town: 7 },
  listsOf: 'one',
  saysSeats: true,
  minimum: null,
  deposit: null,
  // One candidate for one post is voted on all the same: a vote is enough.
  fallsAway: () => false,
  result: (poll) => byMostVotes(null, poll),
} as const satisfies Kind
