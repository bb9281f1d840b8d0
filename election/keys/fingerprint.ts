/**
 * The 20 digits that witnesses compare: ceremony record, zero-check screen, confirmation sheet (OPN-06). Another package
 * or another candidate list shows other digits.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, utf8 } from '#election/bytes.ts'

const MODULUS = 10n ** 20n

/** Four groups of five: `12345 67890 12345 67890`. Hashes are SHA-256 of the two documents, 32 bytes each. */
export function fingerprint(packageHash: Uint8Array, listHash: Uint8Array): string {
  const hash = sha256(concat(utf8('ippyo fingerprint 1'), packageHash, listHash))
  let value = 0n
  for (const byte of hash) value = value * 256n + BigInt(byte)
  const digits = (value % MODULUS).toString().padStart(20, '0')
  return [0, 5, 10, 15].map((at) => digits.slice(at, at + 5)).join(' ')
}
