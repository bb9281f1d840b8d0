/** Ed25519 keys as node:crypto wants them. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { privateKeyOf } from './rfc8410.ts'

/** RFC 8410: the fixed DER beginning of a public key. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** @param secretKey 32 bytes, the seed of RFC 8032 */
export function signingKeyOf(secretKey: Uint8Array): KeyObject {
  return privateKeyOf('ed25519', secretKey)
}

/** @param publicKey 32 bytes @throws where they are no point of the curve */
export function verifyingKeyOf(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
}
