/** One page of the take-over medium: nonce 24 ‖ ciphertext 4056 ‖ tag 16 (XChaCha20-Poly1305), bound to what it is, not to where it lies. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'

const NONCE_BYTES = 24
const TAG_BYTES = 16
const CONTENT_BYTES = PAGE_BYTES - NONCE_BYTES - TAG_BYTES

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
      const nonce = randomness.bytes(NONCE_BYTES)
      return concat(nonce, xchacha20poly1305(key, nonce, boundTo(logical)).encrypt(plain))
    },
    decrypt(logical, page) {
      assert(page.length === PAGE_BYTES, 'take-over page: whole')
      try {
        const cipher = xchacha20poly1305(key, page.subarray(0, NONCE_BYTES), boundTo(logical))
        return cipher.decrypt(page.subarray(NONCE_BYTES))
      } catch {
        // The library throws on a wrong tag; lengths were checked.
        return null
      }
    },
  }
}

function boundTo(logical: number): Uint8Array {
  return concat(utf8('ippyo take-over page 1'), uint(logical, 4))
}
