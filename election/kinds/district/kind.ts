/**
 * 参議院選挙区: one or several members by most votes. 議員の定数 is that of a regular election (通常選挙); where more are elected together, the law divides by
 * those, and so does a contest that names no other number.
 */
import type { Kind, Share } from '../kind.ts'
import { byMostVotes, noMoreThanSeats } from '../most-votes.ts'

const MINIMUM: Share = { part: 6, of: 'valid-by-council', law: { clause: 'PEO 95(1)2', asOf: '2024-04-01' } }

export const DISTRICT = {
  written: ['選挙区', '参議院選挙区'],
  about: 'people',
  byTheAct: false,
  seats: 'of-council',
  mayElectMore: true,
  // PEO 32(3)
  noticeDays: { prefecture: 17, 'designated-city': 17, city: 17, town: 17 },
  listsOf: 'one',
  saysSeats: true,
  minimum: MINIMUM,
  deposit: { part: 8, of: 'valid-by-council', law: { clause: 'PEO 93(1)2', asOf: '2024-10-31' } },
  fallsAway: noMoreThanSeats,
  result: (poll) => byMostVotes(MINIMUM, poll),
} as const satisfies Kind
