/** Small readers that several pages share. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'

const ZEROS = Buffer.alloc(65_536)

export function allZero(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length)
    if (part.compare(ZEROS, 0, part.length) !== 0) return false
  }
  return true
}

/**
 * RFC 8032 without the cofactor, as OpenSSL does it (package.md §2). @param publicKey 32 bytes as hex, canonical and not of
 * small order (`readTrust` has seen to it)
 */
export function signedBy(publicKey: string, label: string, message: Uint8Array, signature: Uint8Array): boolean {
  const labelled = Buffer.concat([Buffer.from(label, 'ascii'), message])
  return verify(null, labelled, keyObject(publicKey), signature)
}

/** Keys of one package; OpenSSL takes longer to read a key than to use it. */
const keys = new Map<string, KeyObject>()
const KEYS_MAX = 4096
/** RFC 8410: the fixed DER beginning of an Ed25519 public key. */
const SPKI = '302a300506032b6570032100'

function keyObject(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known !== undefined) return known
  if (keys.size >= KEYS_MAX) keys.clear()
  const key = createPublicKey({ key: Buffer.from(SPKI + publicKey, 'hex'), format: 'der', type: 'spki' })
  keys.set(publicKey, key)
  return key
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
