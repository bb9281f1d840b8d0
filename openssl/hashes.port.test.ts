import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBallotPage, parseBallotPage } from '#election/ballot-box/ballot-page.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { makeLogPage, NO_LINK, parseLogPage } from '#election/ballot-box/log-page.ts'
import { makeSpentPage, parseSpentPage } from '#election/ballot-box/spent-page.ts'
import type { LocalMinute } from '#election/time.ts'
import { quickRecord } from '#simulation/rooms/small-pair.ts'
import { nativeHashes } from './hashes.ts'

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })

test('portable and native hash and HMAC are the same, for every length around a block', () => {
  fc.assert(
    fc.property(bytes(0, 200), bytes(0, 5000), (key, message) => {
      expect(nativeHashes.sha256(message)).toEqual(sha256(message))
      expect(nativeHashes.hmac(key, message)).toEqual(hmac(sha256, key, message))
    }),
  )
})

test('a page made with the portable check passes the native one, and not with one bit changed or in another place', () => {
  const record = quickRecord(0, 9)
  const entry = { minute: '2002-06-23T07:00' as LocalMinute, event: { type: 'made-votable', list: 1 } } as const
  fc.assert(
    fc.property(bytes(32), bytes(9), fc.nat({ max: 100_000 }), fc.nat(), (key, binding, page, at) => {
      const check = { key, binding }
      const native = { ...check, hmac: nativeHashes.hmac }
      for (const [made, parse] of [
        [makeBallotPage(record, page, check), parseBallotPage],
        [makeSpentPage(key, page, check), parseSpentPage],
        [makeLogPage([entry], NO_LINK, page, check), parseLogPage],
      ] as const) {
        expect(parse(made, page, native)).toEqual(parse(made, page, check))
        expect(parse(made, page, native)).not.toBeNull()
        expect(parse(made, page + 1, native)).toBeNull()
        const place = at % PAGE_BYTES
        made[place] = (made[place] ?? 0) ^ 1
        expect(parse(made, page, native)).toBeNull()
        expect(parse(made, page, check)).toBeNull()
      }
    }),
    { numRuns: 25 },
  )
})
