/** 国民審査: the judges of the Supreme Court, each with a mark or without one. Nobody is elected: there is no minimum of the law, no deposit and no lot. */
import { assert } from '#election/assert.ts'
import type { Kind, Outcome, Poll, Turnout } from '../kind.ts'
import { judgedBy } from './rule.ts'

export const RECALL = {
  written: ['国民審査', '最高裁判所裁判官国民審査'],
  about: 'judges',
  byTheAct: 'practice',
  seats: 'none',
  mayElectMore: false,
  // Announced with the general election, and held where that falls away (art. 25); PEO 31(4).
  noticeDays: { prefecture: 12, 'designated-city': 12, city: 12, town: 12 },
  listsOf: 'each-candidate',
  saysSeats: false,
  minimum: null,
  deposit: null,
  fallsAway: () => false,
  result: resultOf,
} as const satisfies Kind

function resultOf({ totals }: Poll, turnout: Turnout | null): Outcome {
  const judges = totals.map(({ candidate: { number }, votes: marked, unmarked }) => {
    assert(unmarked !== undefined, 'review: each judge has votes without a mark')
    return { number, marked, unmarked }
  })
  // Where nobody asks how many votes there are, it is open for whom they could dismiss.
  return { winners: [], needsLot: null, judges: judgedBy(judges, turnout ?? { cast: 0, registered: null }) }
}
