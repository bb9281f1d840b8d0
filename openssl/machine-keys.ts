/** The public half of a machine's own keys over node:crypto (OpenSSL): each start compares them with the package. */
import { toHex } from '#election/bytes.ts'
import type { MachineIdentity } from '#election/keys/machine-identity.ts'
import { publicBytesOfSigningKey, signingKeyOf } from './ed25519-keys.ts'
import { privateKeyOf, publicBytesOf } from './x25519.ts'

/** 32 bytes each, hex: what `publicMachine` of `#election/keys/machine-identity.ts` says of the same identity. */
export function publicKeysNative(identity: MachineIdentity): {
  readonly signingKey: string
  readonly agreementKey: string
} {
  return {
    signingKey: toHex(publicBytesOfSigningKey(signingKeyOf(identity.signingSecretKey))),
    agreementKey: toHex(publicBytesOf(privateKeyOf(identity.agreementSecretKey))),
  }
}
