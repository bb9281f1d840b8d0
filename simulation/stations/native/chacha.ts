/** XChaCha20-Poly1305 and the ChaCha20 key stream over OpenSSL. The half that OpenSSL lacks, HChaCha20, is noble's. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { hchacha } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'

export { chacha20poly1305 } from '@noble/ciphers/chacha.js'

const TAG = 16
const SIGMA = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574)
const PAGES_MAX = 64

/** What HChaCha20 takes and gives, as bytes and as words. Little-endian, as every machine that this runs on. */
const [keyBytes, nonceBytes, subkey] = [new Uint8Array(32), new Uint8Array(16), new Uint8Array(32)]
const [keyWords, nonceWords] = [new Uint32Array(keyBytes.buffer), new Uint32Array(nonceBytes.buffer)]
const subkeyWords = new Uint32Array(subkey.buffer)

/** What was sealed or opened last, by nonce: each medium opens the page that was just written. Copies, never handed out. */
interface Opened {
  readonly key: Uint8Array
  readonly aad: Uint8Array
  readonly sealed: Uint8Array
  readonly plaintext: Uint8Array
}

const opened = new Map<string, Opened>()

export function xchacha20poly1305(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array) {
  const name = String.fromCharCode(...nonce)
  const keep = (sealed: Uint8Array, plaintext: Uint8Array): void => {
    if (opened.size >= PAGES_MAX) opened.clear()
    opened.set(name, { key: key.slice(), aad: aad.slice(), sealed: sealed.slice(), plaintext: plaintext.slice() })
  }
  return {
    encrypt(plaintext: Uint8Array): Uint8Array {
      const cipher = createCipheriv('chacha20-poly1305', ...keyAndNonce(key, nonce), { authTagLength: TAG })
      cipher.setAAD(aad, { plaintextLength: plaintext.length })
      const out = new Uint8Array(plaintext.length + TAG)
      out.set(cipher.update(plaintext))
      cipher.final()
      out.set(cipher.getAuthTag(), plaintext.length)
      keep(out, plaintext)
      return out
    },
    /** @throws when the tag is wrong, as noble does */
    decrypt(sealed: Uint8Array): Uint8Array {
      const known = opened.get(name)
      if (known !== undefined && isSame(known.sealed, sealed) && isSame(known.key, key) && isSame(known.aad, aad)) {
        return known.plaintext.slice()
      }
      const length = sealed.length - TAG
      const decipher = createDecipheriv('chacha20-poly1305', ...keyAndNonce(key, nonce), { authTagLength: TAG })
      decipher.setAAD(aad, { plaintextLength: length })
      decipher.setAuthTag(sealed.subarray(length))
      const plaintext = new Uint8Array(decipher.update(sealed.subarray(0, length)))
      decipher.final()
      keep(sealed, plaintext)
      return plaintext
    },
  }
}

/** The key stream over `data`, from block 0. */
export function chacha20(key: Uint8Array, nonce: Uint8Array, data: Uint8Array): Uint8Array {
  const iv = new Uint8Array(16)
  iv.set(nonce, 4)
  return new Uint8Array(createCipheriv('chacha20', key, iv).update(data))
}

function keyAndNonce(key: Uint8Array, nonce: Uint8Array): [Uint8Array, Uint8Array] {
  assert(key.length === 32 && nonce.length === 24, 'xchacha: key of 32 bytes, nonce of 24')
  keyBytes.set(key)
  nonceBytes.set(nonce.subarray(0, 16))
  hchacha(SIGMA, keyWords, nonceWords, subkeyWords)
  const short = new Uint8Array(12)
  short.set(nonce.subarray(16), 4)
  return [subkey.slice(), short]
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
