/**
 * A cast: permit ‖ envelope ‖ signature of the session key (docs/formats/online-cast.md §4). The collector checks a cast before the
 * database gets it, and sorting repeats the checks, so a cast that sorting refuses is an alarm, never a voter's mistake.
 */

import { assert } from '#election/assert.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { checkRecordProofs, type RecordRefusal } from '#election/ballot/record-proofs.ts'
import { concat, equalBytes, toHex, utf8 } from '#election/bytes.ts'
import { type ContestList, listsIn, RECORDS_MAX, type SeveralLists } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import type { ContestBit, ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isLowS, type OnlineChecks, P256_SIGNATURE_BYTES, portableChecks } from './checks.ts'
import { type Envelope, parseEnvelope, voteCode } from './envelope.ts'
import type { VoteCode } from './ids.ts'
import { PERMIT_BYTES, type Permit, type PermitError, readPermit } from './permit.ts'

export const CAST_BYTES = Array.from({ length: RECORDS_MAX }, (_, more) => 523 + more * PROVEN_BYTES)
/** The session key signs this label, then the envelope. */
const BALLOT_LABEL = 'ippyo online ballot 1'
const POINT = { from: 8, to: 40 } as const

/** Facts for the checks of a cast, made once from the signed package, lists and settings. */
export interface CastGrounds {
  readonly electionId: ElectionId
  /** Ed25519, 32 bytes: `keys.gate` of the settings. */
  readonly gateKey: Uint8Array
  /** R of package and counting key (`recordContext`). */
  readonly recordContext: Uint8Array
  /** The version of the current candidate list. Every earlier version is also accepted, as from a station's machines. */
  readonly lists: number
  /** The contest with a list for each judge; null: each contest has one list. */
  readonly several: SeveralLists | null
}

export interface Cast {
  readonly permit: Permit
  readonly envelope: Envelope
  readonly code: VoteCode
  /** A of each record, 32 bytes. No A may occur twice in the election, so that nobody casts a copy of another's vote. */
  readonly points: readonly Uint8Array[]
  readonly bytes: Uint8Array
}

export type CastRefusal =
  | { readonly type: 'cast-malformed' }
  | PermitError
  /** The envelope names another box, style, election or permit than this permit. */
  | { readonly type: 'cast-of-another-permit' }
  | { readonly type: 'cast-of-unknown-list' }
  | { readonly type: 'cast-not-signed' }
  | { readonly type: 'cast-record-refused'; readonly contest: ContestBit; readonly why: RecordRefusal }
  /** Two records have one A: one is a copy of the other. */
  | { readonly type: 'cast-copies-itself' }

/** @param signature r ‖ s, as `withLowS` gives it */
export function castBytes(permit: Uint8Array, envelope: Uint8Array, signature: Uint8Array): Uint8Array {
  assert(permit.length === PERMIT_BYTES && isLowS(signature), 'cast: a permit, and a signature in its one form')
  return concat(permit, envelope, signature)
}

export function ballotMessage(envelope: Uint8Array): Uint8Array {
  return concat(utf8(BALLOT_LABEL), envelope)
}

/** All checks of S05, S06, S07 and S09 that need one cast alone. Cheap checks come first, so that a flood costs a collector little. */
export function checkCast<E>(
  group: Group<E>,
  grounds: CastGrounds,
  bytes: Uint8Array,
  checks: OnlineChecks = portableChecks,
): Result<Cast, CastRefusal> {
  if (!CAST_BYTES.some((length) => length === bytes.length)) return err({ type: 'cast-malformed' })
  const signatureAt = bytes.length - P256_SIGNATURE_BYTES
  const permitBytes = bytes.subarray(0, PERMIT_BYTES)
  const envelopePart = bytes.subarray(PERMIT_BYTES, signatureAt)
  const envelope = parseEnvelope(envelopePart)
  const signature = bytes.subarray(signatureAt)
  if (envelope === null || !isLowS(signature)) return err({ type: 'cast-malformed' })
  const lists = listsIn(envelope.style, grounds.several)
  if (envelope.records.length !== lists.length) return err({ type: 'cast-malformed' })
  const permit = readPermit(permitBytes, grounds, checks)
  if (!permit.ok) return permit
  if (!isOfPermit(envelope, permit.value, checks.sha256(permitBytes))) return err({ type: 'cast-of-another-permit' })
  if (envelope.listVersion < 1 || envelope.listVersion > grounds.lists) return err({ type: 'cast-of-unknown-list' })
  if (!checks.p256(signature, ballotMessage(envelopePart), permit.value.sessionKey)) {
    return err({ type: 'cast-not-signed' })
  }
  const refused = refusedRecord(group, grounds.recordContext, lists, envelope)
  if (refused !== null) return err(refused)
  const points = envelope.records.map((record) => record.slice(POINT.from, POINT.to))
  if (new Set(points.map(toHex)).size !== points.length) return err({ type: 'cast-copies-itself' })
  return ok({ permit: permit.value, envelope, code: voteCode(envelope), points, bytes })
}

function isOfPermit(envelope: Envelope, permit: Permit, permitHash: Uint8Array): boolean {
  const isSame = envelope.electionId === permit.electionId && envelope.box === permit.box
  return isSame && envelope.style === permit.style && equalBytes(envelope.permitHash, permitHash)
}

/** A record of another list, or of another place of a review, is foreign here: so each judge has exactly one answer. */
function refusedRecord<E>(
  group: Group<E>,
  context: Uint8Array,
  lists: readonly ContestList[],
  { records }: Envelope,
): CastRefusal | null {
  for (const [at, list] of lists.entries()) {
    const [checked] = checkRecordProofs(group, list, context, records.slice(at, at + 1))
    if (typeof checked === 'string') return { type: 'cast-record-refused', contest: list.bit, why: checked }
  }
  return null
}
