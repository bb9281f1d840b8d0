/** A slice of lane `failing-io`, part `books`: power goes once in every write of each act; the lane cuts the next start as well. */
import { expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { firstRecord } from '#issuer/session/first-record.ts'
import type { IssuerFacts } from '#issuer/session/state.ts'
import { must } from '#simulation/rooms/must.ts'
import { BOOK_ACTS, cutEveryWrite } from './cut-acts.ts'
import { CutBooks, FIRST, SPARE } from './cut-books.ts'

test.each(BOOK_ACTS)('power goes while %s: whoever goes on has what the card says, once', (_, act) => {
  const { cuts, violations } = cutEveryWrite(act, false)
  expect(violations).toEqual([])
  expect(cuts).toBeGreaterThanOrEqual(8)
})

test('before the first card, too, the issuer that goes on has the day as it was kept last', () => {
  const morning = firstRecord({ kiosks: [] as IssuerFacts['kiosks'] } as IssuerFacts)
  const rig = new CutBooks()
  try {
    const found = [FIRST, SPARE, FIRST, SPARE, SPARE, FIRST].map((issuer, turn) => {
      rig.powered()
      const books = rig.start(issuer)
      assert(books !== null, 'a start on disks that work')
      const before = books.day()?.clerks ?? []
      must(books.saveDay({ ...morning, clerks: [...before, String(turn)] }))
      return before.join('')
    })
    expect(found).toEqual(['', '0', '01', '012', '0123', '01234'])
  } finally {
    rig.remove()
  }
})
