/** What the simulation computes with OpenSSL is what the product computes with noble, byte by byte. */
import * as nobleAes from '@noble/ciphers/aes.js'
import * as nobleChacha from '@noble/ciphers/chacha.js'
import * as nobleEd25519 from '@noble/curves/ed25519.js'
import * as nobleHkdf from '@noble/hashes/hkdf.js'
import * as nobleHmac from '@noble/hashes/hmac.js'
import * as nobleSha2 from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import * as fields from '#election/ballot-box/fields.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import * as aes from './aes.ts'
import * as chacha from './chacha.ts'
import * as ed25519 from './ed25519.ts'
import * as nativeFields from './fields.ts'
import * as hkdf from './hkdf.ts'
import * as hmac from './hmac.ts'
import * as sha2 from './sha2.ts'
import { verifyNative } from './verify-once.ts'

const randomness = seededRandomness('native agrees')
const some = (count: number) => randomness.bytes(count)
const LENGTHS = [0, 1, 15, 16, 17, 32, 33, 64, 112, 4056]

describe('OpenSSL and noble agree', () => {
  test('AES-CBC and CMAC', () => {
    const options = { disablePadding: true }
    for (const length of LENGTHS) {
      const [key, iv, message] = [some(16), some(16), some(length)]
      expect(aes.cmac(message, key)).toEqual(nobleAes.cmac(message, key))
      // Remembered, and not for another message or key of the same length.
      expect(aes.cmac(message, key)).toEqual(nobleAes.cmac(message, key))
      const [other, otherKey] = [some(length), some(16)]
      expect(aes.cmac(other, key)).toEqual(nobleAes.cmac(other, key))
      expect(aes.cmac(other, otherKey)).toEqual(nobleAes.cmac(other, otherKey))
      if (length === 0 || length % 16 !== 0) continue
      const sealed = nobleAes.cbc(key, iv, options).encrypt(message)
      expect(aes.cbc(key, iv, options).encrypt(message)).toEqual(sealed)
      expect(aes.cbc(key, iv, options).decrypt(sealed)).toEqual(message)
    }
  })

  test('XChaCha20-Poly1305 and the key stream', () => {
    for (const length of LENGTHS) {
      const [key, nonce, aad, message] = [some(32), some(24), some(20), some(length)]
      const sealed = nobleChacha.xchacha20poly1305(key, nonce, aad).encrypt(message)
      const ours = chacha.xchacha20poly1305(key, nonce, aad)
      expect(ours.encrypt(message)).toEqual(sealed)
      expect(ours.decrypt(sealed)).toEqual(message)
      const torn = Uint8Array.from(sealed)
      torn[length >> 1] = (torn[length >> 1] as number) ^ 1
      expect(() => ours.decrypt(torn)).toThrow()
      // A page that was opened is remembered for its key and pair only.
      expect(ours.decrypt(sealed)).toEqual(message)
      expect(() => chacha.xchacha20poly1305(some(32), nonce, aad).decrypt(sealed)).toThrow()
      expect(() => chacha.xchacha20poly1305(key, nonce, some(20)).decrypt(sealed)).toThrow()
      const short = nonce.subarray(0, 12)
      expect(chacha.chacha20(key, short, message)).toEqual(nobleChacha.chacha20(key, short, message))
    }
  })

  test('Ed25519, also on a changed signature', () => {
    for (const length of LENGTHS) {
      const [key, message] = [some(32), some(length)]
      const publicKey = nobleEd25519.ed25519.getPublicKey(key)
      const signature = nobleEd25519.ed25519.sign(message, key)
      expect(ed25519.ed25519.getPublicKey(key)).toEqual(publicKey)
      expect(ed25519.ed25519.sign(message, key)).toEqual(signature)
      expect(ed25519.ed25519.verify(signature, message, publicKey)).toBe(true)
      const other = some(length + 1)
      const elsewhere = nobleEd25519.ed25519.sign(other, key)
      expect(ed25519.ed25519.verify(elsewhere, other, publicKey)).toBe(true)
      expect(ed25519.ed25519.verify(elsewhere, message, publicKey)).toBe(false)
      const changed = Uint8Array.from(signature)
      changed[5] = (changed[5] as number) ^ 1
      expect(ed25519.ed25519.verify(changed, message, publicKey)).toBe(false)
      expect(ed25519.ed25519.verify(signature, some(length + 1), publicKey)).toBe(false)
      expect(ed25519.ed25519.verify(signature, message, publicKey)).toBe(true)
      expect(verifyNative(signature, message, publicKey)).toBe(true)
      expect(verifyNative(changed, message, publicKey)).toBe(false)
    }
  })

  test('SHA-256, HMAC and HKDF', () => {
    for (const length of LENGTHS) {
      const [key, message] = [some(32), some(length)]
      expect(sha2.sha256(message)).toEqual(nobleSha2.sha256(message))
      expect(hmac.hmac(null, key, message)).toEqual(nobleHmac.hmac(nobleSha2.sha256, key, message))
      expect(hmac.hmac(null, key, message)).toEqual(nobleHmac.hmac(nobleSha2.sha256, key, message))
      expect(hkdf.hkdf(null, key, undefined, message, 80)).toEqual(
        nobleHkdf.hkdf(nobleSha2.sha256, key, undefined, message, 80),
      )
      expect(hkdf.extract(null, key, message)).toEqual(nobleHkdf.extract(nobleSha2.sha256, key, message))
    }
  })
  test('pages: the same, free, used, and without the zeros at the end', () => {
    const page = (...used: number[]) => Uint8Array.from({ length: PAGE_BYTES }, (_, i) => (used.includes(i) ? 7 : 0))
    const pages = [page(), page(0), page(31), page(543), page(2048), page(4095), page(0, 4095), some(PAGE_BYTES)]
    for (const a of pages) {
      expect(nativeFields.isZeroPage(a)).toBe(fields.isZeroPage(a))
      expect(nativeFields.trimmed(a)).toEqual(fields.trimmed(a))
      for (const b of pages) {
        expect(nativeFields.sameBytes(a, Uint8Array.from(b))).toBe(fields.sameBytes(a, Uint8Array.from(b)))
        expect(nativeFields.sameBytes(a, b.subarray(0, 20))).toBe(false)
      }
    }
    for (const length of LENGTHS) {
      const bytes = some(length)
      expect(nativeFields.sameBytes(bytes, Uint8Array.from(bytes))).toBe(true)
      expect(nativeFields.trimmed(bytes)).toEqual(fields.trimmed(bytes))
      expect(nativeFields.isZeroFrom(bytes, length >> 1)).toBe(fields.isZeroFrom(bytes, length >> 1))
    }
    const block = Uint8Array.from(pages.flatMap((each) => [...each]))
    expect(nativeFields.usedPages(block)).toEqual(fields.usedPages(block))
  })
})
