/** The outer form that a certificate, a revocation list and a status answer share: content, algorithm, signature (RFC 5280 4.1.1). */
import { type DerReader, TAG } from './der.ts'

export type SignatureAlgorithm = 'rsa-sha256' | 'rsa-sha384' | 'rsa-sha512' | 'ecdsa-sha256' | 'ecdsa-sha384'

/** A public key as SubjectPublicKeyInfo, and the answer to: did it sign this? False for a key of another kind, never an exception. */
export type VerifySigned = (publicKey: Uint8Array, signed: Signed) => boolean

export interface Signed {
  readonly content: Uint8Array
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
}

/** Nothing with SHA-1: no name here is signed by it any more. */
const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': 'rsa-sha256',
  '1.2.840.113549.1.1.12': 'rsa-sha384',
  '1.2.840.113549.1.1.13': 'rsa-sha512',
  '1.2.840.10045.4.3.2': 'ecdsa-sha256',
  '1.2.840.10045.4.3.3': 'ecdsa-sha384',
}

/** Reads AlgorithmIdentifier. Its parameters are NULL or absent; anything else is another algorithm. */
export function readAlgorithm(reader: DerReader): SignatureAlgorithm {
  const inside = reader.inside(TAG.sequence)
  const algorithm = ALGORITHMS[inside.oid()]
  const parameters = inside.optional(0x05)
  if (parameters !== null && parameters.body.length > 0) inside.fail()
  inside.end()
  if (algorithm !== undefined) return algorithm
  reader.fail()
  return 'rsa-sha256'
}
