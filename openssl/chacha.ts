/**
 * The stream of ChaCha20 (RFC 8439 §2.4) over node:crypto, for a key that nobody may find later: noble copies a key into an array of the
 * language's heap, and each collection leaves such a small array at its old place, where nothing wipes it.
 */
import { createCipheriv } from 'node:crypto'
import type { KeyStream } from '#election/mix/derived-secrets.ts'

export const nativeKeyStream: KeyStream = (key, nonce, counter, length) => {
  const start = new Uint8Array(16)
  new DataView(start.buffer).setUint32(0, counter, true)
  start.set(nonce, 4)
  const cipher = createCipheriv('chacha20', key, start)
  // The stream is added to what is there: to zeros.
  const stream = cipher.update(new Uint8Array(length))
  // OpenSSL wipes its copy of the key here, not when a collection comes.
  cipher.final()
  return stream
}
