/** The cryptography of a station's machines, over node:crypto (OpenSSL). It ships, and the sessions of the proof use it. */
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { signNative, verifyNative } from './ed25519.ts'
import { nativeHashes } from './hashes.ts'

export const nativeCrypto: MachineCrypto = {
  ...nativeHashes,
  sign: signNative,
  verify: verifyNative,
}
