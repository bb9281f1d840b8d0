/**
 * A ballot record: one voter's selection in one list of a contest, encrypted with the public counting key, always 512 bytes. `1 2 ‖ contest 2
 * ‖ place 1 ‖ 0 3 ‖ A 32 ‖ C 32 ‖ T 32 ‖ s 32 ‖ 0 376`; docs/formats/record.md §1. Nothing in clear says which candidate list was on the screen:
 * that would part the ballots into those before and those after a change of the list (promise 3).
 */
import { concat, isZero, readUint, uint } from '#election/bytes.ts'
import { type ContestList, PLACES_MAX } from '#election/contest-lists.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

export const RECORD_BYTES = 512
/** A record without its zeros: what is published. */
export const PROVEN_BYTES = 136
/** In the place of a candidate: ended without voting. */
export const ENDED = 0xffffffff
/** In the list of a judge, in the place of the judge: no mark (Act on the Review of Justices of the Supreme Court, art. 15). */
export const NO_MARK = 0xfffffffe
/** Every record begins with it. */
const RECORD_NUMBER = 1

/** "Ended" (投票しないで終了) is a record like any other, so that nothing outside the ciphertext distinguishes it (D-20). */
export type RecordedSelection =
  | { readonly type: 'candidate'; readonly id: CandidateId }
  /** A list of one judge alone. */
  | { readonly type: 'no-mark' }
  | { readonly type: 'ended' }

/** In a contest with one list. */
export type OneSelection = Exclude<RecordedSelection, { readonly type: 'no-mark' }>

/** One for each list of a contest: the answer of a session, in ascending order of places. */
export interface PlacedSelection {
  readonly place: number
  readonly selection: RecordedSelection
}

/** m */
export function selectionNumber(selection: RecordedSelection): number {
  switch (selection.type) {
    case 'candidate':
      return selection.id
    case 'no-mark':
      return NO_MARK
    case 'ended':
      return ENDED
  }
}

/** @param m one of a list's own (`selectionsOf`) */
export function saidBy(m: number): CandidateId | 'no-mark' | 'ended' {
  if (m === ENDED) return 'ended'
  return m === NO_MARK ? 'no-mark' : (m as CandidateId)
}

/** The selections of a list: any candidate of a contest with one list; in the list of a judge this judge, or no mark. */
export function selectionsOf(place: number, candidates: readonly CandidateId[]): readonly number[] {
  if (place === 0) return [...candidates, ENDED]
  return [...candidates.slice(place - 1, place), NO_MARK, ENDED]
}

export function clearPart({ bit, place }: ContestList): Uint8Array {
  return concat(uint(RECORD_NUMBER, 2), uint(bit, 2), uint(place, 1), uint(0, 3))
}

/** From the clear part, which says nothing that the page of the screen would not say. Null: no record has this one. */
export function listOf(record: Uint8Array): ContestList | null {
  const [bit, place] = [readUint(record, 2, 2), readUint(record, 4, 1)]
  const whole = readUint(record, 0, 2) === RECORD_NUMBER && bit < CONTESTS_MAX && readUint(record, 5, 3) === 0
  return whole && place <= PLACES_MAX ? { bit: bit as ContestBit, place } : null
}

export interface BallotRecord {
  readonly list: ContestList
  /** The 136 bytes that are published. */
  readonly bytes: Uint8Array
}

export type RecordError = { readonly type: 'record-malformed' }

/** Without a key, as every reader of a medium does. Elements and proof are looked at when all records are together. */
export function parseRecord(record: Uint8Array): Result<BallotRecord, RecordError> {
  const list = record.length === RECORD_BYTES ? listOf(record) : null
  if (list === null || !isZero(record.subarray(PROVEN_BYTES))) return err({ type: 'record-malformed' })
  return ok({ list, bytes: record.slice(0, PROVEN_BYTES) })
}
