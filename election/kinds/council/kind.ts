/** 議会の議員: a council, or a district of it. Minimum and deposit are parts of valid votes ÷ 議員の定数. */
import type { Kind, Share } from '../kind.ts'
import { byMostVotes, noMoreThanSeats } from '../most-votes.ts'

const MINIMUM: Share = { part: 4, of: 'valid-by-council', law: { clause: 'PEO 95(1)3', asOf: '2024-04-01' } }

export const COUNCIL = {
  written: ['議員', '議会議員'],
  about: 'people',
  byTheAct: true,
  seats: 'of-council',
  mayElectMore: false,
  // PEO 34(6)
  noticeDays: { prefecture: 9, 'designated-city': 9, city: 7, town: 5 },
  listsOf: 'one',
  saysSeats: true,
  minimum: MINIMUM,
  // TC-51
  deposit: { part: 10, of: 'valid-by-council', law: { clause: 'PEO 93(1)3', asOf: '2024-10-31' } },
  fallsAway: noMoreThanSeats,
  result: (poll) => byMostVotes(MINIMUM, poll),
} as const satisfies Kind
