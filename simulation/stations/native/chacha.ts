/** XChaCha20-Poly1305 and the ChaCha20 key stream over OpenSSL. The half that OpenSSL lacks, HChaCha20, is noble's. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { hchacha } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'

export { chacha20poly1305 } from '@noble/ciphers/chacha.js'

const TAG = 16
const SIGMA = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574)

export function xchacha20poly1305(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array) {
  const [subkey, short] = [subkeyOf(key, nonce), new Uint8Array(12)]
  short.set(nonce.subarray(16), 4)
  const options = { authTagLength: TAG }
  return {
    encrypt(plaintext: Uint8Array): Uint8Array {
      const cipher = createCipheriv('chacha20-poly1305', subkey, short, options)
      cipher.setAAD(aad, { plaintextLength: plaintext.length })
      const out = new Uint8Array(plaintext.length + TAG)
      out.set(cipher.update(plaintext))
      cipher.final()
      out.set(cipher.getAuthTag(), plaintext.length)
      return out
    },
    /** @throws when the tag is wrong, as noble does */
    decrypt(sealed: Uint8Array): Uint8Array {
      const length = sealed.length - TAG
      const decipher = createDecipheriv('chacha20-poly1305', subkey, short, options)
      decipher.setAAD(aad, { plaintextLength: length })
      decipher.setAuthTag(sealed.subarray(length))
      const plaintext = Uint8Array.from(decipher.update(sealed.subarray(0, length)))
      decipher.final()
      return plaintext
    },
  }
}

/** The key stream over `data`, from block 0. */
export function chacha20(key: Uint8Array, nonce: Uint8Array, data: Uint8Array): Uint8Array {
  const iv = new Uint8Array(16)
  iv.set(nonce, 4)
  return Uint8Array.from(createCipheriv('chacha20', key, iv).update(data))
}

function subkeyOf(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  assert(key.length === 32 && nonce.length === 24, 'xchacha: key of 32 bytes, nonce of 24')
  const out = new Uint32Array(8)
  hchacha(SIGMA, words(key), words(nonce.subarray(0, 16)), out)
  return new Uint8Array(out.buffer)
}

/** A copy, so that it is aligned. Little-endian, as every machine that this runs on. */
function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}
