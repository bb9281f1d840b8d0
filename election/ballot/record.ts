/**
 * A ballot record: one voter's selection in one contest, encrypted with the public counting key, always 512 bytes. `suite 2 ‖ contest 2 ‖ 0
 * 4 ‖ enc 32 ‖ ciphertext 456 ‖ tag 16`; docs/formats/ballot-box.md §4. The candidate list of the selection is named inside the ciphertext
 * only. In clear it would part the ballots into those before and those after a change of the list; with few voters on one side and the
 * counting key, that names them (promise 3).
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import { CANDIDATE_ID_MAX, type CandidateId, type ContestBit, type ElectionId } from '#election/ids.ts'
import { encryptBase, openBase } from '#election/keys/hpke.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isSuite, type Suite } from './suite.ts'

export const RECORD_BYTES = 512
const SUITE = 1
const RECORD_FORMAT = 1
const CLEAR_BYTES = 8
const ENC_BYTES = 32
const LIST_HASH_BYTES = 32
/** Candidate id 4 ‖ list version 2 ‖ list hash 32; the rest of the plaintext is zero. */
const SAID_BYTES = 6 + LIST_HASH_BYTES
/** One length for candidates of every contest and for "ended": the length must not reveal the choice. */
const PLAINTEXT_BYTES = 456
/** A record of suite 2 without its zeros: what is published. */
export const PROVEN_BYTES = 136
/** In a record of any suite: ended without voting. */
export const ENDED = 0xffffffff
const INFO_LABEL = 'ippyo record 1'

/** "Ended" (投票しないで終了) is a record like any other, so that nothing outside the ciphertext distinguishes it (D-20). */
export type RecordedSelection = { readonly type: 'candidate'; readonly id: CandidateId } | { readonly type: 'ended' }

export interface EncryptRecordInput {
  readonly electionId: ElectionId
  readonly contest: ContestBit
  /** The candidate list on the voter's screen. */
  readonly listVersion: number
  /** SHA-256 of the signed candidate list, 32 bytes. */
  readonly listHash: Uint8Array
  readonly selection: RecordedSelection
  /** X25519, 32 bytes. */
  readonly countingPublicKey: Uint8Array
  readonly randomness: Randomness
  /** A native `encryptBase` for the kiosk; must agree with the reference. */
  readonly encryptBase?: typeof encryptBase
}

/** @returns 512 bytes; two calls with the same selection share no byte but the clear part. */
export function encryptRecord(input: EncryptRecordInput): Uint8Array {
  const clear = concat(uint(SUITE, 2), uint(input.contest, 2), uint(0, 4))
  const { enc, ciphertext } = (input.encryptBase ?? encryptBase)({
    recipientPublicKey: input.countingPublicKey,
    info: infoOf(input.electionId, input.contest),
    aad: aadOf(clear),
    plaintext: plaintextOf(input),
    randomness: input.randomness,
  })
  const record = concat(clear, enc, ciphertext)
  assert(record.length === RECORD_BYTES, 'encryptRecord: one length for all')
  return record
}

/** The clear part: it says nothing that the place of the card's contest would not say. */
export interface RecordClear {
  readonly suite: Suite
  readonly contest: ContestBit
}

export type RecordError =
  | { readonly type: 'record-malformed' }
  | { readonly type: 'record-unknown-suite' }
  /** Whole, and of the suite that this election does not have. */
  | { readonly type: 'record-of-another-suite' }

/** A record of either suite, as every reader of a medium looks at it: without any key. */
export function parseRecordClear(record: Uint8Array): Result<RecordClear, RecordError> {
  if (record.length !== RECORD_BYTES) return err({ type: 'record-malformed' })
  const [suite, contest] = [readUint(record, 0, 2), readUint(record, 2, 2)]
  if (!isSuite(suite)) return err({ type: 'record-unknown-suite' })
  const rest = { 1: RECORD_BYTES, 2: PROVEN_BYTES }[suite]
  const zeros = isZero(record.subarray(rest))
  if (contest > 2 || readUint(record, 4, 4) !== 0 || !zeros) return err({ type: 'record-malformed' })
  return ok({ suite, contest: contest as ContestBit })
}

/** The candidates of each contest in one candidate list of the package, as far as a record asks. */
export interface RecordList {
  readonly version: number
  /** SHA-256 of the signed list, 32 bytes. */
  readonly hash: Uint8Array
  /** For each contest of the package the ids of its candidates. */
  readonly stands: ReadonlyMap<ContestBit, Pick<ReadonlySet<number>, 'has'>>
}

export interface OpenRecordInput {
  readonly record: Uint8Array
  readonly electionId: ElectionId
  /** All lists of the package. */
  readonly lists: readonly RecordList[]
  readonly countingSecretKey: Uint8Array
  /** A native `openBase` for the tally's bulk opening; must agree with the reference. */
  readonly openBase?: typeof openBase
}

/**
 * All of these are *unopened* (開けない票). None carries the content of the record: a hostile machine chose those bits, and in a log or a file
 * they could say anything about its voters.
 */
export type OpenRecordError =
  | RecordError
  | { readonly type: 'record-not-authentic' }
  /** Bytes behind what is said, or id 0. */
  | { readonly type: 'record-impossible-selection' }
  /** No list of the package has this version and this hash. */
  | { readonly type: 'record-unknown-list' }
  /** The list that it names has nobody with this id in this contest, or not this contest. */
  | { readonly type: 'record-not-listed' }

export interface OpenedRecord {
  readonly contest: ContestBit
  /** A candidate of this contest in the list on the voter's screen; perhaps not in the current one any more. */
  readonly selection: RecordedSelection
}

export function openRecord(input: OpenRecordInput): Result<OpenedRecord, OpenRecordError> {
  const clear = parseRecordClear(input.record)
  if (!clear.ok) return clear
  const { suite, contest } = clear.value
  if (suite !== SUITE) return err({ type: 'record-of-another-suite' })
  const opened = (input.openBase ?? openBase)({
    recipientSecretKey: input.countingSecretKey,
    enc: input.record.subarray(CLEAR_BYTES, CLEAR_BYTES + ENC_BYTES),
    info: infoOf(input.electionId, contest),
    aad: aadOf(input.record.subarray(0, CLEAR_BYTES)),
    ciphertext: input.record.subarray(CLEAR_BYTES + ENC_BYTES),
  })
  if (!opened.ok) return err({ type: 'record-not-authentic' })
  return selectionOf(opened.value, contest, input.lists)
}

function infoOf(electionId: ElectionId, contest: ContestBit): Uint8Array {
  return concat(utf8(INFO_LABEL), fromHex(electionId), uint(contest, 2))
}

function aadOf(clear: Uint8Array): Uint8Array {
  return concat(uint(RECORD_FORMAT, 2), clear)
}

function plaintextOf({ selection, listVersion, listHash }: EncryptRecordInput): Uint8Array {
  const id = selection.type === 'ended' ? ENDED : selection.id
  assert(selection.type === 'ended' || (id >= 1 && id <= CANDIDATE_ID_MAX), 'record: a candidate id')
  assert(listHash.length === LIST_HASH_BYTES, 'record: SHA-256 of the candidate list')
  const plaintext = new Uint8Array(PLAINTEXT_BYTES)
  plaintext.set(concat(uint(id, 4), uint(listVersion, 2), listHash))
  return plaintext
}

function selectionOf(
  plaintext: Uint8Array,
  contest: ContestBit,
  lists: readonly RecordList[],
): Result<OpenedRecord, OpenRecordError> {
  const id = plaintext.length === PLAINTEXT_BYTES ? readUint(plaintext, 0, 4) : 0
  if (id === 0 || !isZero(plaintext.subarray(SAID_BYTES))) return err({ type: 'record-impossible-selection' })
  const [version, hash] = [readUint(plaintext, 4, 2), plaintext.subarray(6, SAID_BYTES)]
  const named = lists.find((list) => list.version === version && equalBytes(list.hash, hash))
  if (named === undefined) return err({ type: 'record-unknown-list' })
  const stands = named.stands.get(contest)
  if (stands === undefined) return err({ type: 'record-not-listed' })
  if (id === ENDED) return ok({ contest, selection: { type: 'ended' } })
  if (!stands.has(id)) return err({ type: 'record-not-listed' })
  return ok({ contest, selection: { type: 'candidate', id: id as CandidateId } })
}
