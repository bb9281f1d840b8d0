/**
 * Evidence (署名の控え): what the gate saw of a card, sealed to the sorting key at once (docs/formats/online-cast.md §5). The gate cannot
 * open it again. One length for all, so that a long certificate says nothing.
 */
import { assert } from '#election/assert.ts'
import { concat, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import { encryptBase, HPKE_ENC_BYTES, HPKE_TAG_BYTES, openBase } from '#election/keys/hpke.ts'
import type { Randomness } from '#election/randomness.ts'
import type { PermitId } from './ids.ts'

export const EVIDENCE_BYTES = 4096
const PLAINTEXT_BYTES = EVIDENCE_BYTES - HPKE_ENC_BYTES - HPKE_TAG_BYTES
const INFO = utf8('ippyo online evidence seal 1')
const PARTS = 4

export interface Evidence {
  readonly declaration: Uint8Array
  /** By the card, over the declaration. */
  readonly signature: Uint8Array
  /** DER. */
  readonly certificate: Uint8Array
  /** The OCSP answer that says that the certificate is good, DER. */
  readonly revocation: Uint8Array
}

/** Whether the parts fit: a gate refuses the card check otherwise, in words. */
export function fitsEvidence(evidence: Evidence): boolean {
  return partsOf(evidence).every(({ length }) => length < 2 ** 16) && writtenParts(evidence).length <= PLAINTEXT_BYTES
}

/**
 * 4096 bytes: enc ‖ ciphertext. The gate gives its 32 random bytes to the page, which seals again and compares: so a gate cannot hand
 * over rubbish that sorting would refuse.
 */
export function sealEvidence(
  evidence: Evidence,
  permit: PermitId,
  sortingKey: Uint8Array,
  randomness: Randomness,
  encrypt = encryptBase,
): Uint8Array {
  assert(fitsEvidence(evidence), 'evidence: its parts fit')
  const plaintext = new Uint8Array(PLAINTEXT_BYTES)
  plaintext.set(writtenParts(evidence))
  const of = { recipientPublicKey: sortingKey, info: INFO, aad: fromHex(permit), plaintext, randomness }
  const { enc, ciphertext } = encrypt(of)
  return concat(enc, ciphertext)
}

/** Null: not sealed to this key for this permit, or not in this form. */
export function openEvidence(
  sealed: Uint8Array,
  permit: PermitId,
  sortingSecretKey: Uint8Array,
  open = openBase,
): Evidence | null {
  if (sealed.length !== EVIDENCE_BYTES) return null
  const [enc, ciphertext] = [sealed.subarray(0, HPKE_ENC_BYTES), sealed.subarray(HPKE_ENC_BYTES)]
  const opened = open({ recipientSecretKey: sortingSecretKey, enc, info: INFO, aad: fromHex(permit), ciphertext })
  return opened.ok ? parseEvidence(opened.value) : null
}

function parseEvidence(plaintext: Uint8Array): Evidence | null {
  const parts: Uint8Array[] = []
  let at = 0
  for (let part = 0; part < PARTS; part++) {
    if (at + 2 > plaintext.length) return null
    const length = readUint(plaintext, at, 2)
    if (length === 0 || at + 2 + length > plaintext.length) return null
    parts.push(plaintext.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  const [declaration, signature, certificate, revocation] = parts
  if (declaration === undefined || signature === undefined || certificate === undefined) return null
  return revocation !== undefined && isZero(plaintext.subarray(at))
    ? { declaration, signature, certificate, revocation }
    : null
}

function partsOf({ declaration, signature, certificate, revocation }: Evidence): readonly Uint8Array[] {
  return [declaration, signature, certificate, revocation]
}

function writtenParts(evidence: Evidence): Uint8Array {
  return concat(...partsOf(evidence).flatMap((part) => [uint(part.length, 2), part]))
}
