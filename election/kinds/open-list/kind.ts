/**
 * 参議院比例代表 (PEO 46(3), 95-3): a voter chooses a party or one of its people, and both count for the party. Votes are those of the whole country. A count
 * of a part of it reports (TC-55), and nothing here runs.
 */
import { assert } from '#election/assert.ts'
import type { Kind } from '../kind.ts'
import { electedOf } from './elected.ts'

export const OPEN_LIST = {
  written: ['非拘束名簿', '参議院比例代表', '非拘束名簿式比例代表'],
  about: 'open-lists',
  byTheAct: 'practice',
  seats: 'by-lists',
  listsOf: 'one',
  mayElectMore: false,
  // PEO 32(3)
  noticeDays: { prefecture: 17, 'designated-city': 17, city: 17, town: 17 },
  saysSeats: true,
  // PEO 95(1) and 93(1) are of other elections; what a list loses of its deposit follows from who is elected (PEO 94(3)).
  minimum: null,
  deposit: null,
  // PEO 100(3), read as of 2024-04-01: by people alone. With one party that stands they are still voted for.
  fallsAway: (_, { seats }, listed) => listed <= seats,
  result({ contest, totals, openLists, drawn }) {
    assert(openLists !== undefined, 'open list: the contest has its lists')
    return electedOf({ contest, totals, openLists, drawn })
  },
} as const satisfies Kind
