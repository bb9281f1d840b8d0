import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import type { CardUid, ElectionId } from '#election/ids.ts'
import vectors from '#fixtures/vectors/ultralight-aes.json' with { type: 'json' }
import { cardKeyOf, diversify } from './card-keys.ts'

describe('AN10922', () => {
  test.each(vectors.diversification)('$what', ({ master, input, key }) => {
    expect(toHex(diversify(fromHex(master), fromHex(input)))).toBe(key)
  })

  test('an input of 31 bytes needs no padding and takes the other subkey', () => {
    const master = fromHex('00112233445566778899aabbccddeeff')
    const keys = [30, 31].map((length) => toHex(diversify(master, new Uint8Array(length))))
    expect(new Set(keys).size).toBe(2)
  })
})

test('a key fits one card of one election of one station', () => {
  const [a, b] = [new Uint8Array(16), new Uint8Array(16).fill(1)]
  const uids = ['04782e21801d80', '04782e21801d81'] as CardUid[]
  const elections = ['0123456789abcdef', '0123456789abcdee'] as ElectionId[]
  const keys = [a, b].flatMap((master) =>
    uids.flatMap((uid) => elections.map((election) => toHex(cardKeyOf(master, uid, election)))),
  )
  expect(new Set(keys).size).toBe(8)
})
