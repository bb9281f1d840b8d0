import { chacha20 } from '@noble/ciphers/chacha.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { nativeKeyStream } from './chacha.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('the stream of the platform is that of the portable code, from any block on', () => {
  fc.assert(
    fc.property(bytes(32), bytes(12), fc.nat(2 ** 31), fc.integer({ min: 1, max: 400 }), (key, nonce, at, length) => {
      const portable = chacha20(key, nonce, new Uint8Array(length), undefined, at)
      expect(toHex(nativeKeyStream(key, nonce, at, length))).toBe(toHex(portable))
    }),
  )
})
