/** One page of the take-over medium: nonce 24 ‖ ciphertext 4056 ‖ tag 16 (XChaCha20-Poly1305), bound to its content, not to its place. */
import { assert } from '#election/assert.ts'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { decryptXChaCha, encryptXChaCha, XCHACHA_NONCE_BYTES, XCHACHA_TAG_BYTES } from '#openssl/xchacha.ts'

const CONTENT_BYTES = PAGE_BYTES - XCHACHA_NONCE_BYTES - XCHACHA_TAG_BYTES

export interface PageCipher {
  /** @param content at most 4056 bytes; padded with zeros, so that all pages have one length */
  encrypt(logical: number, content: Uint8Array): Uint8Array
  /** Null: torn, changed, of another election, or another page put in its place. */
  decrypt(logical: number, page: Uint8Array): Uint8Array | null
}

export function pageCipher(key: Uint8Array, randomness: Randomness): PageCipher {
  return {
    encrypt(logical, content) {
      assert(content.length <= CONTENT_BYTES, 'take-over page: content fits')
      const plain = new Uint8Array(CONTENT_BYTES)
      plain.set(content)
      const nonce = randomness.bytes(XCHACHA_NONCE_BYTES)
      return concat(nonce, encryptXChaCha(key, nonce, boundTo(logical), plain))
    },
    decrypt(logical, page) {
      assert(page.length === PAGE_BYTES, 'take-over page: whole')
      const nonce = page.subarray(0, XCHACHA_NONCE_BYTES)
      return decryptXChaCha(key, nonce, boundTo(logical), page.subarray(XCHACHA_NONCE_BYTES))
    },
  }
}

const BOUND_TO = utf8('ippyo take-over page 1')

function boundTo(logical: number): Uint8Array {
  return concat(BOUND_TO, uint(logical, 4))
}
