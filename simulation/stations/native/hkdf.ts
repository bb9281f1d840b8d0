/** HKDF-SHA256 (RFC 5869) over OpenSSL's HMAC. */
import { concat } from '#election/bytes.ts'
import { hmac } from './hmac.ts'

const HASH_BYTES = 32

export function extract(
  sha256: unknown,
  secret: Uint8Array,
  salt: Uint8Array = new Uint8Array(HASH_BYTES),
): Uint8Array {
  return hmac(sha256, salt, secret)
}

export function expand(
  sha256: unknown,
  prk: Uint8Array,
  info: Uint8Array = new Uint8Array(0),
  length: number = HASH_BYTES,
): Uint8Array {
  const out = new Uint8Array(Math.ceil(length / HASH_BYTES) * HASH_BYTES)
  let block = new Uint8Array(0)
  for (let i = 1; (i - 1) * HASH_BYTES < length; i++) {
    block = new Uint8Array(hmac(sha256, prk, concat(block, info, Uint8Array.of(i))))
    out.set(block, (i - 1) * HASH_BYTES)
  }
  return out.subarray(0, length)
}

export function hkdf(
  sha256: unknown,
  secret: Uint8Array,
  salt: Uint8Array | undefined,
  info: Uint8Array | undefined,
  length: number,
): Uint8Array {
  return expand(sha256, extract(sha256, secret, salt), info, length)
}
