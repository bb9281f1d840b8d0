/** The public half of a machine's own keys over node:crypto (OpenSSL): each start compares them with the package. */
import { toHex } from '#election/bytes.ts'
import type { MachineIdentity } from '#election/keys/machine-identity.ts'
import { privateKeyOf, publicBytesOf } from './rfc8410.ts'

/** 32 bytes each, hex: what `publicMachine` of `#election/keys/machine-identity.ts` says of the same identity. */
export function publicKeysNative(identity: MachineIdentity): {
  readonly signingKey: string
  readonly agreementKey: string
} {
  return {
    signingKey: toHex(identity.signingKey),
    agreementKey: toHex(publicBytesOf(privateKeyOf('x25519', identity.agreementSecretKey))),
  }
}
