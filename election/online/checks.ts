/** Hash and signatures of the online box: noble's here; a server gives the platform's own, with the same answers. */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type VerifyEd25519, verifyPortable } from '#election/keys/signature.ts'

/** SHA-256 of the message is signed. 64 bytes r ‖ s, any, and 65 bytes 04 ‖ x ‖ y; never throws. */
export type VerifyP256 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

export interface OnlineChecks {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly ed25519: VerifyEd25519
  /** Only for signatures and keys of the right form (`isLowS`, 65 bytes that begin with 04). */
  readonly p256: VerifyP256
}

export const portableChecks: OnlineChecks = { sha256, ed25519: verifyPortable, p256: verifyP256Portable }

export const P256_SIGNATURE_BYTES = 64
export const P256_KEY_BYTES = 65
const HALF_ORDER = p256.Point.Fn.ORDER >> 1n

/** A point of the curve, uncompressed: 04 ‖ x ‖ y. */
export function isSessionKey(bytes: Uint8Array): boolean {
  try {
    return bytes.length === P256_KEY_BYTES && p256.Point.fromBytes(bytes) !== null
  } catch {
    return false
  }
}

function verifyP256Portable(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, publicKey, { prehash: true, lowS: true, format: 'compact' })
  } catch {
    // The library throws on a key that is no point and on r or s out of range.
    return false
  }
}

/**
 * One signature has one form: s is at most half of the order (decision 039). A browser signs with either s; the page takes the lower one
 * (`withLowS`). So nobody but who has the session key makes another cast of the same records.
 */
export function isLowS(signature: Uint8Array): boolean {
  return signature.length === P256_SIGNATURE_BYTES && numberAt(signature, 32) <= HALF_ORDER
}

/** r ‖ s as WebCrypto gives it, in the one form that is taken. */
export function withLowS(signature: Uint8Array): Uint8Array {
  const s = numberAt(signature, 32)
  if (s <= HALF_ORDER) return signature
  const low = signature.slice()
  let rest = p256.Point.Fn.ORDER - s
  for (let i = P256_SIGNATURE_BYTES - 1; i >= 32; i--) {
    low[i] = Number(rest & 0xffn)
    rest >>= 8n
  }
  return low
}

function numberAt(bytes: Uint8Array, from: number): bigint {
  let value = 0n
  for (const byte of bytes.subarray(from, from + 32)) value = value * 256n + BigInt(byte)
  return value
}
