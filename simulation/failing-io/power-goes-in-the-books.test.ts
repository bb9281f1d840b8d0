/** A slice of lane `failing-io`, part `books`: power goes once in every write of each act; the lane cuts the next start as well. */
import { expect, test } from 'vitest'
import { BOOK_ACTS, cutEveryWrite } from './cut-acts.ts'

test.each(BOOK_ACTS)(
  'power goes while %s: whoever goes on has what the card says, once',
  (_, act) => {
    const { cuts, violations } = cutEveryWrite(act, false)
    expect(violations).toEqual([])
    expect(cuts).toBeGreaterThanOrEqual(8)
  },
  120_000,
)
