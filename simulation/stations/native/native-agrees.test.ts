/** What the simulation computes with OpenSSL is what the product computes with noble, byte by byte. */
import * as nobleAes from '@noble/ciphers/aes.js'
import * as nobleChacha from '@noble/ciphers/chacha.js'
import * as nobleEd25519 from '@noble/curves/ed25519.js'
import * as nobleHkdf from '@noble/hashes/hkdf.js'
import * as nobleHmac from '@noble/hashes/hmac.js'
import * as nobleSha2 from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import * as aes from './aes.ts'
import * as chacha from './chacha.ts'
import * as ed25519 from './ed25519.ts'
import * as hkdf from './hkdf.ts'
import * as hmac from './hmac.ts'
import * as sha2 from './sha2.ts'

const randomness = seededRandomness('native agrees')
const some = (count: number) => randomness.bytes(count)
const LENGTHS = [0, 1, 15, 16, 17, 32, 33, 64, 112, 4056]

describe('OpenSSL and noble agree', () => {
  test('AES-CBC and CMAC', () => {
    const options = { disablePadding: true }
    for (const length of LENGTHS) {
      const [key, iv, message] = [some(16), some(16), some(length)]
      expect(aes.cmac(message, key)).toEqual(nobleAes.cmac(message, key))
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
      const changed = Uint8Array.from(signature)
      changed[5] = (changed[5] as number) ^ 1
      expect(ed25519.ed25519.verify(changed, message, publicKey)).toBe(false)
    }
  })

  test('SHA-256, HMAC and HKDF', () => {
    for (const length of LENGTHS) {
      const [key, message] = [some(32), some(length)]
      expect(sha2.sha256(message)).toEqual(nobleSha2.sha256(message))
      expect(hmac.hmac(null, key, message)).toEqual(nobleHmac.hmac(nobleSha2.sha256, key, message))
      expect(hkdf.hkdf(null, key, undefined, message, 80)).toEqual(
        nobleHkdf.hkdf(nobleSha2.sha256, key, undefined, message, 80),
      )
      expect(hkdf.extract(null, key, message)).toEqual(nobleHkdf.extract(nobleSha2.sha256, key, message))
    }
  })
})
