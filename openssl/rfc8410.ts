/** Keys of X25519 and Ed25519 between their 32 bytes and the platform's key objects: DER with a fixed beginning (RFC 8410). */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

const PRIVATE_HEADS = {
  x25519: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
} as const
const PUBLIC_HEAD_BYTES = 12

/** `secret`: 32 bytes. The copy that is made of it on the way is wiped. */
export function privateKeyOf(curve: keyof typeof PRIVATE_HEADS, secret: Uint8Array): KeyObject {
  const der = Buffer.concat([PRIVATE_HEADS[curve], secret])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

/** The 32 bytes that belong to a private key. */
export function publicBytesOf(privateKey: KeyObject): Uint8Array {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(PUBLIC_HEAD_BYTES))
}
