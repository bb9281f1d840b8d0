import { expect, it } from 'vitest'
import { Malformed } from '../package/fields.ts'
import { compareOnline } from './compare-online.ts'
import { CountFinding } from './count-finding.ts'

const trust = { online: true, contests: [], lists: [] }

it.each([undefined, 0, [], 'none'])(
  'R9: a count that calls the online votes %j leaves them out, and is none',
  (online) => {
    expect(() =>
      compareOnline({ ...(online !== undefined && { online }) }, trust, false, null, new CountFinding()),
    ).toThrow(Malformed)
  },
)

it('R9: a count of an election with an online box that says there is none differs', () => {
  const finding = new CountFinding()
  expect(compareOnline({ online: null }, trust, false, null, finding)).toEqual({ records: {} })
  expect(finding.differences).toHaveLength(1)
})
