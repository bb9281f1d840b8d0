/** Ed25519 signatures (RFC 8032). Every use has its own label in front of the message: no signature serves two purposes. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, toHex, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'

export const SIGNATURE_BYTES = 64
export const SIGNING_KEY_BYTES = 32

/** The label in front of the signed bytes. Fixed for ever: docs/formats/. */
export const SIGNATURE_LABELS = {
  package: 'ippyo package 1',
  'candidate-list': 'ippyo candidate list 1',
  'machine-file': 'ippyo machine file 1',
  'medium-header': 'ippyo medium header 1',
  'closing-seal': 'ippyo closing seal 1',
  'log-head': 'ippyo log head 1',
  'station-report': 'ippyo station report 1',
  'count-report': 'ippyo count report 1',
  announcement: 'ippyo announcement 1',
  'count-minutes': 'ippyo count minutes 1',
  'lost-media': 'ippyo lost media 1',
  'roll-list': 'ippyo roll list 1',
  'tally-machine': 'ippyo tally machine 1',
  'office-record': 'ippyo office record 1',
  'day-list': 'ippyo day list 1',
  'roll-round': 'ippyo roll round 1',
  approval: 'ippyo approval 1',
  admission: 'ippyo admission 1',
  'document-approval': 'ippyo document approval 1',
  'online-settings': 'ippyo online settings 1',
  'online-gazette': 'ippyo online gazette 1',
  'online-permit': 'ippyo online permit 1',
  'online-promise': 'ippyo online promise 1',
  'online-voted': 'ippyo online voted 1',
  'online-voids': 'ippyo online voids 1',
  'online-voids-lost': 'ippyo online voids lost 1',
  'online-voids-taken': 'ippyo online voids taken 1',
  'online-void': 'ippyo online void 1',
  'online-restore': 'ippyo online restore 1',
  'online-held': 'ippyo online held 1',
  'online-unheld': 'ippyo online unheld 1',
  'online-approved': 'ippyo online approved 1',
  'online-boxes': 'ippyo online boxes 1',
  'online-release': 'ippyo online release 1',
  'online-export': 'ippyo online export 1',
  'online-evidence': 'ippyo online evidence 1',
  'online-sorted': 'ippyo online sorted 1',
  'online-seal': 'ippyo online seal 1',
  'online-slip': 'ippyo online slip 1',
  'online-act': 'ippyo online act 1',
  'online-incident': 'ippyo online incident 1',
  'voting-card': 'vcard1',
} as const

export type SignatureUse = keyof typeof SIGNATURE_LABELS

const labels = Object.values(SIGNATURE_LABELS)
for (const a of labels) {
  for (const b of labels) assert(a === b || !b.startsWith(a), 'signature: no label is the beginning of another')
}

/** Ed25519 over the message as it is, label included. */
export type SignEd25519 = (message: Uint8Array, secretKey: Uint8Array) => Uint8Array

export const signPortable: SignEd25519 = (message, secretKey) => ed25519.sign(message, secretKey)

/** 64 bytes over label ‖ message. Deterministic: needs no randomness. `signOne`: `#openssl/ed25519.ts` gives the same bytes. */
export function sign(
  use: SignatureUse,
  message: Uint8Array,
  secretKey: Uint8Array,
  signOne = signPortable,
): Uint8Array {
  assert(secretKey.length === SIGNING_KEY_BYTES, 'signature: secret key of 32 bytes')
  return signOne(labelled(use, message), secretKey)
}

/** Ed25519 over the message as it is, label included. 64, any and 32 bytes; never throws. */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

/**
 * RFC 8032 §5.1.7 by the equation *without* the cofactor, R = S·B − k·A, as OpenSSL solves it; noble's own check multiplies by 8. The
 * difference of the two allows an attack: a machine moves R by a point of small order, the commission accepts its seal, and every auditor
 * with OpenSSL calls the same seal forged. docs/formats/package.md §2; vectors: `ed25519.json`.
 *
 * False for anything else: S not below the group order, key of small order or in a second encoding, no point at all.
 */
export const verifyPortable: VerifyEd25519 = (signature, message, publicKey) => {
  const { Point } = ed25519
  const A = pointOf(publicKey)
  if (A === null || A.isSmallOrder()) return false
  const [R, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))]
  if (s >= Point.Fn.ORDER) return false
  const k = Point.Fn.create(littleEndian(sha512(concat(R, publicKey, message))))
  const recomputed = Point.BASE.multiplyUnsafe(s).subtract(A.multiplyUnsafe(k))
  // Compared as bytes: a second encoding of R is another R.
  return equalBytes(recomputed.toBytes(), R)
}

/** Null for bytes that are no point of the curve, or a second encoding of one. */
function pointOf(bytes: Uint8Array) {
  try {
    return ed25519.Point.fromBytes(bytes)
  } catch {
    return null
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.slice().reverse())}`)
}

/**
 * Checks a signature of the right lengths, under the label of its use. `verify`: a faster one with the same answers
 * (`#openssl/ed25519.ts`).
 */
export function verifySignature(
  use: SignatureUse,
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  verify: VerifyEd25519 = verifyPortable,
): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== SIGNING_KEY_BYTES) return false
  return verify(signature, labelled(use, message), publicKey)
}

/** 32 random bytes are an Ed25519 secret key. */
export function makeSigningKey(randomness: Randomness): { secretKey: Uint8Array; publicKey: Uint8Array } {
  const secretKey = randomness.bytes(SIGNING_KEY_BYTES)
  return { secretKey, publicKey: ed25519.getPublicKey(secretKey) }
}

export function signingPublicKey(secretKey: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretKey)
}

function labelled(use: SignatureUse, message: Uint8Array): Uint8Array {
  return concat(utf8(SIGNATURE_LABELS[use]), message)
}
