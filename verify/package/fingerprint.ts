/** package.md §2: the 20 digits that people compare with paper. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

export interface Fingerprints {
  /** The fingerprint of the authority's key: the ceremony record on paper has it. */
  readonly authority: string
  /** The fingerprint of package and current candidate list: zero-check screens and confirmation sheets have it. */
  readonly election: string
}

/** @param authority 64 hex digits; the hashes are SHA-256 of the documents, hex */
export function fingerprintsOf(authority: string, packageHash: string, listHash: string): Fingerprints {
  return {
    authority: authorityFingerprint(authority),
    election: digitsOf('ippyo fingerprint 1', packageHash, listHash),
  }
}

/** @param authority 64 hex digits */
export function authorityFingerprint(authority: string): string {
  return digitsOf('ippyo authority fingerprint 1', authority)
}

/** approvals.md §1: the number of an approver's key. @param key 64 hex digits */
export function approverFingerprint(key: string): string {
  return digitsOf('ippyo approver fingerprint 1', key)
}

/** The fingerprint of a station report, as on its printed sheet. @param sha256 of its bytes, hex */
export function reportFingerprint(sha256: string): string {
  return digitsOf('ippyo report fingerprint 1', sha256)
}

/** ballot-box.md §8: the number of a seal page as on the medium. */
export function sealFingerprint(page: Uint8Array): string {
  return digitsOf('ippyo seal fingerprint 1', bytesToHex(page))
}

/** bundle.md §3: the number of a bundle, which the minutes of the count bear. */
export function bundleFingerprint(manifest: Uint8Array): string {
  return digitsOf('ippyo bundle fingerprint 1', bytesToHex(sha256(manifest)))
}

function digitsOf(label: string, ...parts: readonly string[]): string {
  const hash = sha256.create().update(new TextEncoder().encode(label))
  for (const part of parts) hash.update(hexToBytes(part))
  const digits = (BigInt(`0x${bytesToHex(hash.digest())}`) % 10n ** 20n).toString().padStart(20, '0')
  return digits.match(/.{5}/g)?.join(' ') ?? digits
}
