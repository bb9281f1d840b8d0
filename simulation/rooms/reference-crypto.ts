/** The reference of `#openssl/crypto.ts`: noble's functions, in portable code. Never in a machine; what is compared with it ships. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encryptBase } from '#election/keys/hpke.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { signPortable, verifyPortable } from '#election/keys/signature.ts'

export const referenceCrypto: MachineCrypto = {
  sha256,
  hmac: (key, message) => hmac(sha256, key, message),
  sign: signPortable,
  verify: verifyPortable,
  encryptBase,
}
