/**
 * A ballot record: one voter's selection in one contest, encrypted with the public counting key, always 512 bytes.
 * `suite 2 ‖ contest 2 ‖ list version 2 ‖ 0 2 ‖ enc 32 ‖ ciphertext 456 ‖ tag 16`; docs/formats/ballot-box.md §4.
 */
import { assert } from '#election/assert.ts'
import { concat, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import { openBase, sealBase } from '#election/keys/hpke.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { suiteNumber, suiteOf } from './suite.ts'

export const RECORD_BYTES = 512
const RECORD_FORMAT = 1
const CLEAR_BYTES = 8
const ENC_BYTES = 32
/** One length for candidates of every contest and for "ended": the length must not tell what was chosen. */
const PLAINTEXT_BYTES = 456
const ENDED = 0xffffffff
const INFO_LABEL = 'ippyo record 1'

/** "Ended" (投票しないで終了) is a record like any other, so that nothing outside the ciphertext tells it apart (D-20). */
export type RecordedSelection = { readonly type: 'candidate'; readonly id: CandidateId } | { readonly type: 'ended' }

/** What a record is bound to besides the counting key. `listHash` is SHA-256 of the signed candidate list, 32 bytes. */
export interface RecordBinding {
  readonly electionId: ElectionId
  readonly contest: ContestBit
  readonly listVersion: number
  readonly listHash: Uint8Array
}

export interface SealRecordInput extends RecordBinding {
  readonly selection: RecordedSelection
  /** X25519, 32 bytes. */
  readonly countingPublicKey: Uint8Array
  readonly randomness: Randomness
  /** A native `sealBase` for the kiosk; must agree with the reference. */
  readonly sealBase?: typeof sealBase
}

/** @returns 512 bytes; two calls with the same selection share no byte but the clear part. */
export function sealRecord(input: SealRecordInput): Uint8Array {
  const clear = concat(
    uint(suiteNumber('hpke-x25519-sha256-chacha20poly1305'), 2),
    uint(input.contest, 2),
    uint(input.listVersion, 2),
    uint(0, 2),
  )
  const { enc, ciphertext } = (input.sealBase ?? sealBase)({
    recipientPublicKey: input.countingPublicKey,
    info: infoOf(input),
    aad: aadOf(clear),
    plaintext: plaintextOf(input.selection),
    randomness: input.randomness,
  })
  const record = concat(clear, enc, ciphertext)
  assert(record.length === RECORD_BYTES, 'sealRecord: one length for all')
  return record
}

/** The clear part: it says nothing that the place of the card's contest would not say. */
export interface RecordClear {
  readonly contest: ContestBit
  readonly listVersion: number
}

export type RecordError = { readonly type: 'record-malformed' } | { readonly type: 'record-unknown-suite' }

export function parseRecordClear(record: Uint8Array): Result<RecordClear, RecordError> {
  if (record.length !== RECORD_BYTES) return err({ type: 'record-malformed' })
  if (suiteOf(readUint(record, 0, 2)) === null) return err({ type: 'record-unknown-suite' })
  const contest = readUint(record, 2, 2)
  if (contest > 2 || readUint(record, 6, 2) !== 0) return err({ type: 'record-malformed' })
  return ok({ contest: contest as ContestBit, listVersion: readUint(record, 4, 2) })
}

export interface OpenRecordInput {
  readonly record: Uint8Array
  readonly electionId: ElectionId
  /** Hash of the candidate list with this version, or null when there is no such list. */
  readonly listHashOf: (listVersion: number) => Uint8Array | null
  readonly countingSecretKey: Uint8Array
  /** A native `openBase` for the tally's bulk opening; must agree with the reference. */
  readonly openBase?: typeof openBase
}

export type OpenRecordError =
  | RecordError
  | { readonly type: 'record-unknown-list'; readonly listVersion: number }
  | { readonly type: 'record-not-authentic' }
  | { readonly type: 'record-impossible-selection' }

export interface OpenedRecord extends RecordClear {
  readonly selection: RecordedSelection
}

/** Whether the candidate stands in this contest's list is the count's question, not the record's. */
export function openRecord(input: OpenRecordInput): Result<OpenedRecord, OpenRecordError> {
  const clear = parseRecordClear(input.record)
  if (!clear.ok) return clear
  const { contest, listVersion } = clear.value
  const listHash = input.listHashOf(listVersion)
  if (listHash === null) return err({ type: 'record-unknown-list', listVersion })
  const opened = (input.openBase ?? openBase)({
    recipientSecretKey: input.countingSecretKey,
    enc: input.record.subarray(CLEAR_BYTES, CLEAR_BYTES + ENC_BYTES),
    info: infoOf({ electionId: input.electionId, contest, listVersion, listHash }),
    aad: aadOf(input.record.subarray(0, CLEAR_BYTES)),
    ciphertext: input.record.subarray(CLEAR_BYTES + ENC_BYTES),
  })
  if (!opened.ok) return err({ type: 'record-not-authentic' })
  const selection = selectionOf(opened.value)
  return selection === null ? err({ type: 'record-impossible-selection' }) : ok({ contest, listVersion, selection })
}

function infoOf(binding: RecordBinding): Uint8Array {
  assert(binding.listHash.length === 32, 'record: SHA-256 of the candidate list')
  return concat(utf8(INFO_LABEL), fromHex(binding.electionId), uint(binding.contest, 2), binding.listHash)
}

function aadOf(clear: Uint8Array): Uint8Array {
  return concat(uint(RECORD_FORMAT, 2), clear)
}

function plaintextOf(selection: RecordedSelection): Uint8Array {
  const id = selection.type === 'ended' ? ENDED : selection.id
  assert(selection.type === 'ended' || (id >= 1 && id < ENDED), 'record: a candidate id')
  const plaintext = new Uint8Array(PLAINTEXT_BYTES)
  plaintext.set(uint(id, 4))
  return plaintext
}

function selectionOf(plaintext: Uint8Array): RecordedSelection | null {
  if (plaintext.length !== PLAINTEXT_BYTES || !isZero(plaintext.subarray(4))) return null
  const id = readUint(plaintext, 0, 4)
  if (id === 0) return null
  return id === ENDED ? { type: 'ended' } : { type: 'candidate', id: id as CandidateId }
}
