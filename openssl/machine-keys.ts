/** The public half of a machine's own keys over node:crypto (OpenSSL): each start compares them with the package. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { toHex } from '#election/bytes.ts'
import type { MachineIdentity } from '#election/keys/machine-identity.ts'
import { privateKeyOf, publicBytesOf } from './x25519.ts'

/** RFC 8410: the fixed DER beginning of an Ed25519 private key, and the length of that of a public one. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_BYTES = 12

/** 32 bytes each, hex: what `publicMachine` of `#election/keys/machine-identity.ts` says of the same identity. */
export function publicKeysNative(identity: MachineIdentity): {
  readonly signingKey: string
  readonly agreementKey: string
} {
  return {
    signingKey: toHex(signingPublicKeyNative(identity.signingSecretKey)),
    agreementKey: toHex(publicBytesOf(privateKeyOf(identity.agreementSecretKey))),
  }
}

function signingPublicKeyNative(secretKey: Uint8Array): Uint8Array {
  const der = Buffer.concat([PKCS8, secretKey])
  const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  der.fill(0)
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_BYTES)
}
