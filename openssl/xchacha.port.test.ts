import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import { decryptXChaCha, encryptXChaCha } from './xchacha.ts'

const bytes = (min: number, max = min) => fc.uint8Array({ minLength: min, maxLength: max })
const anything = [bytes(32), bytes(24), bytes(0, 64), bytes(0, 5000)] as const

test('portable and native encryption give the same bytes, and either opens what the other made', () => {
  fc.assert(
    fc.property(...anything, (key, nonce, aad, plaintext) => {
      const portable = xchacha20poly1305(key, nonce, aad)
      const encrypted = encryptXChaCha(key, nonce, aad, plaintext)
      expect(toHex(encrypted)).toBe(toHex(portable.encrypt(plaintext)))
      // It may lie anywhere in a larger page.
      const page = concat(new Uint8Array(3), encrypted).subarray(3)
      expect(toHex(decryptXChaCha(key, nonce, aad, page) ?? new Uint8Array(1))).toBe(toHex(plaintext))
    }),
    { numRuns: 50 },
  )
})

test('one changed bit, anywhere, opens nothing', () => {
  fc.assert(
    fc.property(...anything, fc.nat(), (key, nonce, aad, plaintext, at) => {
      const parts = { key, nonce, aad, encrypted: encryptXChaCha(key, nonce, aad, plaintext) }
      for (const name of ['key', 'nonce', 'aad', 'encrypted'] as const) {
        const changed = parts[name].slice()
        if (changed.length === 0) continue
        const where = at % (changed.length * 8)
        changed[where >> 3] = (changed[where >> 3] as number) ^ (1 << (where & 7))
        const given = { ...parts, [name]: changed }
        expect(decryptXChaCha(given.key, given.nonce, given.aad, given.encrypted), name).toBeNull()
      }
    }),
    { numRuns: 50 },
  )
})

test('draft-irtf-cfrg-xchacha-03, A.3.1', () => {
  const key = fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f')
  const nonce = fromHex('404142434445464748494a4b4c4d4e4f5051525354555657')
  const plaintext = utf8(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  )
  const encrypted = encryptXChaCha(key, nonce, fromHex('50515253c0c1c2c3c4c5c6c7'), plaintext)
  expect(toHex(encrypted.subarray(0, 16))).toBe('bd6d179d3e83d43b9576579493c0e939')
  expect(toHex(encrypted.subarray(-16))).toBe('c0875924c1c7987947deafd8780acf49')
})
