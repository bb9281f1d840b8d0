/**
 * A ballot record: one voter's selection in one contest, encrypted with the public counting key, always 512 bytes. `1 2 ‖ contest 2 ‖ 0 4 ‖
 * A 32 ‖ C 32 ‖ T 32 ‖ s 32 ‖ 0 376`; docs/formats/record.md §1. Nothing in clear says which candidate list was on the screen: that would part
 * the ballots into those before and those after a change of the list (promise 3).
 */
import { concat, isZero, readUint, uint } from '#election/bytes.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

export const RECORD_BYTES = 512
/** A record without its zeros: what is published. */
export const PROVEN_BYTES = 136
/** In the place of a candidate: ended without voting. */
export const ENDED = 0xffffffff
/** Every record begins with it. */
const RECORD_NUMBER = 1

/** "Ended" (投票しないで終了) is a record like any other, so that nothing outside the ciphertext distinguishes it (D-20). */
export type RecordedSelection = { readonly type: 'candidate'; readonly id: CandidateId } | { readonly type: 'ended' }

export function clearPart(contest: ContestBit): Uint8Array {
  return concat(uint(RECORD_NUMBER, 2), uint(contest, 2), uint(0, 4))
}

/** From the clear part, which says nothing that the place of the card's contest would not say. Null: no record has this one. */
export function contestOf(record: Uint8Array): ContestBit | null {
  const contest = readUint(record, 2, 2)
  const whole = readUint(record, 0, 2) === RECORD_NUMBER && contest < CONTESTS_MAX && readUint(record, 4, 4) === 0
  return whole ? (contest as ContestBit) : null
}

export interface BallotRecord {
  readonly contest: ContestBit
  /** The 136 bytes that are published. */
  readonly bytes: Uint8Array
}

export type RecordError = { readonly type: 'record-malformed' }

/** Without a key, as every reader of a medium does. Elements and proof are looked at when all records are together. */
export function parseRecord(record: Uint8Array): Result<BallotRecord, RecordError> {
  const contest = record.length === RECORD_BYTES ? contestOf(record) : null
  if (contest === null || !isZero(record.subarray(PROVEN_BYTES))) return err({ type: 'record-malformed' })
  return ok({ contest, bytes: record.slice(0, PROVEN_BYTES) })
}
