/** Small readers that several pages share. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'

/** 1…32 ASCII characters 21…7E, then zeros; null when it is anything else. */
export function serialAt(page: Buffer, offset: number): string | null {
  const field = page.subarray(offset, offset + 32)
  const end = field.indexOf(0) === -1 ? 32 : field.indexOf(0)
  const text = field.subarray(0, end)
  const printable = text.every((byte) => byte >= 0x21 && byte <= 0x7e)
  return end > 0 && printable && allZero(field.subarray(end)) ? text.toString('latin1') : null
}

const ZEROS = Buffer.alloc(65_536)

export function allZero(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length)
    if (part.compare(ZEROS, 0, part.length) !== 0) return false
  }
  return true
}

/**
 * RFC 8032, strict. OpenSSL is fast and accepts less than the standard's equation, which has the cofactor in it: what it
 * refuses is asked again. @param publicKey 32 bytes as hex, not of small order (`readTrust` has seen to it)
 */
export function signedBy(publicKey: string, label: string, message: Buffer, signature: Buffer): boolean {
  const labelled = Buffer.concat([Buffer.from(label, 'ascii'), message])
  if (verify(null, labelled, keyObject(publicKey), signature)) return true
  return ed25519.verify(signature, labelled, Buffer.from(publicKey, 'hex'), { zip215: false })
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

export function bitsOf(mask: number): number[] {
  return [0, 1, 2].filter((bit) => (mask & (1 << bit)) !== 0)
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
