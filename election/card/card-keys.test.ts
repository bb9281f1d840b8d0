import { cmac } from '@noble/ciphers/aes.js'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import type { CardUid, ElectionId } from '#election/ids.ts'
import vectors from '#fixtures/vectors/ultralight-aes.json' with { type: 'json' }
import { cardKeyOf, diversify } from './card-keys.ts'

describe('AN10922', () => {
  test.each(vectors.diversification)('$what', ({ master, input, key }) => {
    expect(toHex(diversify(fromHex(master), fromHex(input)))).toBe(key)
  })

  // From 16 bytes on its padding is that of AES-CMAC itself, for every master key: a subkey is reduced for half of them.
  test.each([16, 30, 31])('over %i bytes it is the CMAC of a library', (length) => {
    const input = Uint8Array.from({ length }, (_, i) => 5 * i + 1)
    for (let first = 0; first < 16; first++) {
      const master = Uint8Array.from({ length: 16 }, (_, i) => first + 17 * i)
      expect(toHex(diversify(master, input))).toBe(toHex(cmac(concat(Uint8Array.of(1), input), master)))
    }
  })

  test.each([0, 32])('no key is made from %i bytes', (length) => {
    expect(() => diversify(new Uint8Array(16), new Uint8Array(length))).toThrow('1…31 bytes')
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
