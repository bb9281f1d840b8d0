/**
 * A permit (投票許可): the gate saw a card, and says which session key may cast one vote into which box, and until when
 * (docs/formats/online-cast.md §2). 221 bytes.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import { parseContestMask } from '#election/contests.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import { SIGNATURE_BYTES, type SignEd25519, sign, verifySignature } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type OnlineChecks, P256_KEY_BYTES, portableChecks } from './checks.ts'
import { type BoxId, boxIdOf, electionIdOf, type PermitId, permitIdOf } from './ids.ts'
import { roundedUp, type UnixSecond, unixSecond } from './instant.ts'

export const PERMIT_BYTES = 221
const MAGIC = utf8('ippyopm1')
const SIGNED_BYTES = PERMIT_BYTES - SIGNATURE_BYTES
const AT = { election: 8, box: 16, style: 32, zero: 34, key: 36, notAfter: 101, id: 109, evidence: 125 } as const
/** A permit says no finer when its card was seen: a reader of the box side later learns no order of voters from it. */
const STEP = 15 * 60
const LIFE = 30 * 60

export interface Permit {
  readonly electionId: ElectionId
  readonly box: BoxId
  /** The contests of this voter: as many records, in ascending order of their bits. Never empty. */
  readonly style: ContestMask
  /** P-256, 04 ‖ x ‖ y. */
  readonly sessionKey: Uint8Array
  readonly notAfter: UnixSecond
  readonly id: PermitId
  /** SHA-256 of the sealed evidence; 32 zeros in an election without evidence. */
  readonly evidence: Uint8Array
}

export type PermitError =
  | { readonly type: 'permit-malformed' }
  | { readonly type: 'permit-of-another-election' }
  | { readonly type: 'permit-not-by-gate' }

/** Half an hour, rounded up to a quarter of an hour. */
export function permitEnd(now: UnixSecond): UnixSecond {
  return roundedUp(now + LIFE, STEP)
}

/** The minutes in which the gate may have seen the card of a permit, the last one first: a permit says no finer. */
export function minutesOfGate({ notAfter }: Pick<Permit, 'notAfter'>): readonly UnixSecond[] {
  const last = notAfter - LIFE
  return Array.from({ length: STEP / 60 + 2 }, (_, at) => unixSecond(Math.max(0, last - 60 * at)))
}

export function writePermit(permit: Permit, gateSecretKey: Uint8Array, signOne?: SignEd25519): Uint8Array {
  assert(permit.sessionKey.length === P256_KEY_BYTES && permit.sessionKey[0] === 4, 'permit: a session key, 04 ‖ x ‖ y')
  assert(permit.evidence.length === 32 && permit.style > 0, 'permit: hash of the evidence, and a contest')
  assert(permit.notAfter % STEP === 0, 'permit: not after is a quarter of an hour')
  const signed = concat(
    ...[MAGIC, fromHex(permit.electionId), fromHex(permit.box), uint(permit.style, 2), uint(0, 2)],
    ...[permit.sessionKey, uint(0, 2), uint(permit.notAfter, 6), fromHex(permit.id), permit.evidence],
  )
  return concat(signed, sign('online-permit', signed, gateSecretKey, signOne))
}

/** Its time is not looked at: the database's clock decides, after it has looked for the same cast (R2, R3). */
export function readPermit(
  bytes: Uint8Array,
  grounds: { readonly electionId: ElectionId; readonly gateKey: Uint8Array },
  checks: OnlineChecks = portableChecks,
): Result<Permit, PermitError> {
  const permit = parsePermit(bytes)
  if (permit === null) return err({ type: 'permit-malformed' })
  if (permit.electionId !== grounds.electionId) return err({ type: 'permit-of-another-election' })
  const [signed, signature] = [bytes.subarray(0, SIGNED_BYTES), bytes.subarray(SIGNED_BYTES)]
  const isGates = verifySignature('online-permit', signed, signature, grounds.gateKey, checks.ed25519)
  return isGates ? ok(permit) : err({ type: 'permit-not-by-gate' })
}

/** Its form alone: the gate's signature is not looked at. */
export function parsePermit(bytes: Uint8Array): Permit | null {
  if (bytes.length !== PERMIT_BYTES || !equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return null
  const style = parseContestMask(readUint(bytes, AT.style, 2))
  const sessionKey = bytes.slice(AT.key, AT.notAfter)
  const seconds = readUint(bytes, AT.notAfter + 2, 6)
  const zeros = isZero(bytes.subarray(AT.zero, AT.key)) && isZero(bytes.subarray(AT.notAfter, AT.notAfter + 3))
  if (style === null || style === 0 || sessionKey[0] !== 4 || !zeros || seconds % STEP !== 0) return null
  return {
    electionId: electionIdOf(bytes.subarray(AT.election, AT.box)),
    box: boxIdOf(bytes.subarray(AT.box, AT.style)),
    style,
    sessionKey,
    notAfter: unixSecond(seconds),
    id: permitIdOf(bytes.subarray(AT.id, AT.evidence)),
    evidence: bytes.slice(AT.evidence, SIGNED_BYTES),
  }
}
