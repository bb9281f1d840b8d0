/**
 * The 20 digits that people compare, on paper and on a screen (OPN-06): of package and candidate list – ceremony record,
 * zero-check screen, confirmation sheet – and of the authority's key, the one thing that an auditor takes from nowhere but paper.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, utf8 } from '#election/bytes.ts'

const MODULUS = 10n ** 20n

/** Another package or another candidate list shows other digits. Hashes are SHA-256 of the two documents, 32 bytes each. */
export function fingerprint(packageHash: Uint8Array, listHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo fingerprint 1'), packageHash, listHash))
}

/** 照合番号 of the package alone, which is there before any list: on the letter with the voting code, and on the second device of a check. */
export function packageFingerprint(packageHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo package fingerprint 1'), packageHash))
}

/** @param publicKey Ed25519, 32 bytes */
export function authorityFingerprint(publicKey: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo authority fingerprint 1'), publicKey))
}

/**
 * 照合番号 of a final seal: on paper since the closing it shows a seal that was made anew later (X-A4).
 * @param page as on the medium, signature included
 */
export function sealFingerprint(page: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo seal fingerprint 1'), page))
}

/** 照合番号 of a station report. @param reportHash SHA-256 of its bytes, which the printed sheet also has in full */
export function reportFingerprint(reportHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo report fingerprint 1'), reportHash))
}

/** 照合番号 of an issuer's log as far as it went. @param head check of its last page */
export function issuerLogFingerprint(head: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo issuer log fingerprint 1'), head))
}

/** 照合番号 of a machine's signing key: on paper it shows which of two machine files of one place the package got (X3-C6). */
export function machineFingerprint(signingKey: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo machine fingerprint 1'), signingKey))
}

/** 照合番号 of an approver's key: another key under the same name has another one (own-58). */
export function approverFingerprint(key: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo approver fingerprint 1'), key))
}

/** 照合番号 of the list of delivered files. @param list the bytes of `dist/SHA256SUMS` */
export function softwareFingerprint(list: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo software fingerprint 1'), list))
}

/** 照合番号 of the office's record as far as it went. @param head SHA-256 of its last line */
export function recordFingerprint(head: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo office record fingerprint 1'), head))
}

/** The number of the bundle of a count, on its papers (docs/formats/bundle.md §3). @param manifestHash SHA-256 of manifest.json */
export function bundleFingerprint(manifestHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo bundle fingerprint 1'), manifestHash))
}

/** 照合番号 of a list that one PC gives to the next one for mixing. @param listHash SHA-256 of its list.json (docs/formats/carried-list.md) */
export function carriedListFingerprint(listHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo carried list fingerprint 1'), listHash))
}

/** 照合番号 of what that PC gives back. @param mixHash SHA-256 of its mixed.json */
export function carriedMixFingerprint(mixHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo carried mix fingerprint 1'), mixHash))
}

/** 照合番号 of an online box's export, on both exporters' papers. @param bodyHash SHA-256 of all after its header (docs/formats/online-lists.md) */
export function onlineExportFingerprint(bodyHash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo online export fingerprint 1'), bodyHash))
}

/** 照合番号 of `online.json`, on the voter's page and wherever these votes are sorted and counted. @param hash SHA-256 of its bytes */
export function onlineSettingsFingerprint(hash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo online settings fingerprint 1'), hash))
}

/** 照合番号 of `gazette.json`. @param hash SHA-256 of its bytes */
export function onlineGazetteFingerprint(hash: Uint8Array): string {
  return digitsOf(concat(utf8('ippyo online gazette fingerprint 1'), hash))
}

/** Four groups of five: `12345 67890 12345 67890`. */
function digitsOf(bytes: Uint8Array): string {
  let value = 0n
  for (const byte of sha256(bytes)) value = value * 256n + BigInt(byte)
  const digits = (value % MODULUS).toString().padStart(20, '0')
  return [0, 5, 10, 15].map((at) => digits.slice(at, at + 5)).join(' ')
}
