/** Things that the programs take from a computer, as every browser has them. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { signPortable, verifyPortable } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'

export const browserCrypto: MachineCrypto = {
  sha256,
  hmac: (key, message) => hmac(sha256, key, message),
  sign: signPortable,
  verify: verifyPortable,
}

/** A browser gives at most so many bytes at once. */
const AT_ONCE = 65_536

export const browserRandomness: Randomness = {
  kind: 'secure',
  bytes(count) {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += AT_ONCE)
      crypto.getRandomValues(bytes.subarray(at, Math.min(count, at + AT_ONCE)))
    return bytes
  },
}
