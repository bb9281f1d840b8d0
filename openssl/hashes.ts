/** SHA-256 and HMAC of the platform (OpenSSL): a count checks every page of more than a hundred media. Noble's is the reference. */
import { createHmac, hash } from 'node:crypto'
import type { Sha256 } from '#election/ballot-box/merkle.ts'
import type { Hashes } from '#election/ballot-box/reader.ts'

/** Text is hashed as UTF-8. In hex. */
export const sha256Hex = (of: Uint8Array | string): string => hash('sha256', of, 'hex')

export const nativeSha256: Sha256 = (bytes) => plain(hash('sha256', bytes, 'buffer'))

export const nativeHashes: Required<Hashes> = {
  sha256: nativeSha256,
  hmac: (key, message) => plain(createHmac('sha256', key).update(message).digest()),
}

/** A Buffer is a Uint8Array, but its `slice` shares memory: nothing outside gets one. */
function plain(digest: Buffer): Uint8Array {
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length)
}
