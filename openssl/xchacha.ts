/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) over node:crypto: at each start of an issuer an officer waits for all pages of the
 * take-over medium. Only the short first step, which derives the key of one nonce, is noble's. The results equal noble's (`xchacha.port.test.ts`).
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { hchacha } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'

export const XCHACHA_NONCE_BYTES = 24
export const XCHACHA_TAG_BYTES = 16

const SIGMA = wordsOf(utf8('expand 32-byte k'))
const KEY_BYTES = 32
const INNER_AT = 16
const TAG = { authTagLength: XCHACHA_TAG_BYTES }

/** @returns ciphertext ‖ tag */
export function encryptXChaCha(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', keyOf(key, nonce), innerNonce(nonce), TAG)
  cipher.setAAD(aad, { plaintextLength: plaintext.length })
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}

/**
 * Null: another key, nonce or additional data, or changed bytes.
 * @param encrypted ciphertext ‖ tag
 */
export function decryptXChaCha(
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  encrypted: Uint8Array,
): Uint8Array | null {
  assert(encrypted.length >= XCHACHA_TAG_BYTES, 'xchacha: a tag at its end')
  const end = encrypted.length - XCHACHA_TAG_BYTES
  const decipher = createDecipheriv('chacha20-poly1305', keyOf(key, nonce), innerNonce(nonce), TAG)
  decipher.setAAD(aad, { plaintextLength: end })
  decipher.setAuthTag(encrypted.subarray(end))
  const plaintext = decipher.update(encrypted.subarray(0, end))
  try {
    decipher.final()
  } catch {
    // The platform throws on a wrong tag; the lengths are checked above. The unchecked plaintext is dropped.
    return null
  }
  return new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length)
}

/** HChaCha20, §2.2 of the draft. */
function keyOf(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  assert(key.length === KEY_BYTES && nonce.length === XCHACHA_NONCE_BYTES, 'xchacha: key and nonce')
  const derived = new Uint8Array(KEY_BYTES)
  hchacha(SIGMA, wordsOf(key), wordsOf(nonce.subarray(0, INNER_AT)), new Uint32Array(derived.buffer))
  return derived
}

/** §2.3: four zero bytes, and the last eight of the nonce. */
function innerNonce(nonce: Uint8Array): Uint8Array {
  return concat(new Uint8Array(4), nonce.subarray(INNER_AT))
}

/** A copy, because a view of words must begin at a multiple of four bytes. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}
