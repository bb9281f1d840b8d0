/** Signs spoilt inputs again, so that what lies behind a signature is fuzzed too. The platform's Ed25519: noble's takes milliseconds. */
import { sign } from 'node:crypto'
import { concat, utf8 } from '#election/bytes.ts'
import { SIGNATURE_LABELS, type SignatureUse } from '#election/keys/signature.ts'
import { signingKeyOf } from '#openssl/ed25519-keys.ts'

export type Signer = (message: Uint8Array) => Uint8Array

/** @param seed the Ed25519 secret key, 32 bytes */
export function nativeSigner(seed: Uint8Array): Signer {
  const key = signingKeyOf(seed)
  return (message) => new Uint8Array(sign(null, message, key))
}

export function labelledSigner(use: SignatureUse, seed: Uint8Array): Signer {
  const signer = nativeSigner(seed)
  const label = utf8(SIGNATURE_LABELS[use])
  return (message) => signer(concat(label, message))
}
