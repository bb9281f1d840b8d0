/** In place of `#openssl/hashes.ts`: the check of a page is the same at each start, on each medium and at the count. */
import { nativeHashes as real } from '#openssl/hashes.ts'
import { hmac } from './hmac.ts'

export { nativeSha256 } from '#openssl/hashes.ts'

export const nativeHashes: typeof real = { ...real, hmac: (key, message) => hmac(null, key, message) }
