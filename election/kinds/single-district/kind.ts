/** 衆議院小選挙区: one member is elected by most votes. */
import type { Kind, Share } from '../kind.ts'
import { byMostVotes, noMoreThanSeats } from '../most-votes.ts'

const MINIMUM: Share = { part: 6, of: 'valid', law: { clause: 'PEO 95(1)1', asOf: '2024-04-01' } }

export const SINGLE_DISTRICT = {
  written: ['小選挙区', '衆議院小選挙区'],
  about: 'people',
  byTheAct: false,
  seats: 'one',
  mayElectMore: false,
  // PEO 31(4)
  noticeDays: { prefecture: 12, 'designated-city': 12, city: 12, town: 12 },
  listsOf: 'one',
  saysSeats: false,
  minimum: MINIMUM,
  deposit: { part: 10, of: 'valid', law: { clause: 'PEO 93(1)1', asOf: '2024-10-31' } },
  fallsAway: noMoreThanSeats,
  result: (poll) => byMostVotes(MINIMUM, poll),
} as const satisfies Kind
