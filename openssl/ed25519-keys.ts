/** Ed25519 keys between their 32 bytes and the platform's key objects. RFC 8410: DER with a fixed beginning. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** @param secretKey 32 bytes, the seed of RFC 8032 */
export function signingKeyOf(secretKey: Uint8Array): KeyObject {
  const der = Buffer.concat([PKCS8, secretKey])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

/** @param publicKey 32 bytes @throws where they are no point of the curve */
export function verifyingKeyOf(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
}

/** 32 bytes. */
export function publicBytesOfSigningKey(key: KeyObject): Uint8Array {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(SPKI.length))
}
