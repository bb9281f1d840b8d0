/**
 * The collector's promise (docs/formats/online-cast.md §6): this vote code is in the log at the latest in this minute. Its
 * holder can show that a vote was dropped.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import {
  SIGNATURE_BYTES,
  type SignEd25519,
  sign,
  type VerifyEd25519,
  verifySignature,
} from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { electionIdOf, type VoteCode, voteCodeOf } from './ids.ts'
import { roundedUp, type UnixSecond, unixSecond } from './instant.ts'

export const PROMISE_BYTES = 120
const MAGIC = utf8('ippyopr1')
const MINUTE = 60
const AT = { election: 8, code: 16, latest: 48, signature: 56 } as const

export interface VotePromise {
  readonly electionId: ElectionId
  readonly code: VoteCode
  /** A whole minute: the promise is shown and kept by the voter, and shall not say when they voted to the second. */
  readonly latest: UnixSecond
}

export type PromiseError = { readonly type: 'promise-malformed' } | { readonly type: 'promise-not-by-collector' }

/** A minute from now, and the rest of that minute. */
export function promisedBy(now: UnixSecond): UnixSecond {
  return roundedUp(now + MINUTE, MINUTE)
}

export function writePromise(promise: VotePromise, secretKey: Uint8Array, signOne?: SignEd25519): Uint8Array {
  assert(promise.latest % MINUTE === 0, 'promise: a whole minute')
  const said = concat(fromHex(promise.electionId), fromHex(promise.code), uint(0, 2), uint(promise.latest, 6))
  return concat(MAGIC, said, sign('online-promise', said, secretKey, signOne))
}

/** @param key `keys.promise` of the settings */
export function readPromise(
  bytes: Uint8Array,
  key: Uint8Array,
  verify?: VerifyEd25519,
): Result<VotePromise, PromiseError> {
  const isOne = bytes.length === PROMISE_BYTES && equalBytes(bytes.subarray(0, AT.election), MAGIC)
  const latest = isOne && isZero(bytes.subarray(AT.latest, AT.latest + 3)) ? readUint(bytes, AT.latest + 2, 6) : 1
  if (!isOne || latest % MINUTE !== 0) return err({ type: 'promise-malformed' })
  const said = bytes.subarray(AT.election, AT.signature)
  assert(bytes.length - AT.signature === SIGNATURE_BYTES, 'promise: its signature ends it')
  if (!verifySignature('online-promise', said, bytes.subarray(AT.signature), key, verify)) {
    return err({ type: 'promise-not-by-collector' })
  }
  return ok({
    electionId: electionIdOf(bytes.subarray(AT.election, AT.code)),
    code: voteCodeOf(bytes.subarray(AT.code, AT.latest)),
    latest: unixSecond(latest),
  })
}
