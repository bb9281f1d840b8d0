/** 長: one person is elected. */
import type { Kind, Share } from '../kind.ts'
import { byMostVotes, noMoreThanSeats } from '../most-votes.ts'

const MINIMUM: Share = { part: 4, of: 'valid', law: { clause: 'PEO 95(1)4', asOf: '2024-04-01' } }

export const HEAD = {
  written: ['長', '首長', '知事', '市長', '区長', '町長', '村長'],
  about: 'people',
  byTheAct: true,
  seats: 'one',
  mayElectMore: false,
  // PEO 34(6)
  noticeDays: { prefecture: 17, 'designated-city': 14, city: 7, town: 5 },
  listsOf: 'one',
  saysSeats: false,
  minimum: MINIMUM,
  // TC-51
  deposit: { part: 10, of: 'valid', law: { clause: 'PEO 93(1)4', asOf: '2024-10-31' } },
  fallsAway: noMoreThanSeats,
  result: (poll) => byMostVotes(MINIMUM, poll),
} as const satisfies Kind
