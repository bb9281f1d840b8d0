/**
 * The envelope: encrypted records, bound to one box, one permit and one election (docs/formats/online-cast.md §3). Its salt makes the vote code,
 * and falls away with it at sorting.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytes, fromHex, readUint, uint, utf8 } from '#election/bytes.ts'
import { RECORDS_MAX } from '#election/contest-lists.ts'
import { contestBits, parseContestMask } from '#election/contests.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import { type BoxId, boxIdOf, electionIdOf, type VoteCode, voteCodeOf } from './ids.ts'

const MAGIC = utf8('ippyoen1')
const AT = {
  election: 8,
  box: 16,
  style: 32,
  list: 34,
  count: 36,
  zero: 37,
  permit: 38,
  salt: 70,
  records: 102,
} as const
const VOTE_LABEL = utf8('ippyo online vote 1')
export const SALT_BYTES = AT.records - AT.salt

/** All that a vote code is a hash of. */
export interface SaltedRecords {
  /** 32 random bytes, drawn with the records. Without them nobody finds the code of records, nor the records of a code (O-16). */
  readonly salt: Uint8Array
  /** 136 bytes each: one for each list of the style's contests, in the order of their rooms. All lists have one, whatever was chosen. */
  readonly records: readonly Uint8Array[]
}

export interface Envelope extends SaltedRecords {
  readonly electionId: ElectionId
  readonly box: BoxId
  readonly style: ContestMask
  /** The candidate list on the voter's screen. It stays on the box side: sorting drops it. */
  readonly listVersion: number
  /** SHA-256 of the permit. */
  readonly permitHash: Uint8Array
}

/** 238 with one list, and 136 more with each other: the length says how many lists the style has, and nothing else. */
function envelopeBytes(records: number): number {
  return AT.records + PROVEN_BYTES * records
}

/** A contest has one list, or one for each judge of a review; which it is, the caller knows from the package. */
function mayHave(style: ContestMask, records: number): boolean {
  return records >= contestBits(style).length && records <= RECORDS_MAX
}

export function writeEnvelope(envelope: Envelope): Uint8Array {
  const { style, salt, records } = envelope
  assert(style > 0 && mayHave(style, records.length), 'envelope: one record for each list')
  assert(
    records.every(({ length }) => length === PROVEN_BYTES),
    'envelope: records without their zeros',
  )
  assert(salt.length === SALT_BYTES, 'envelope: a salt of 32 bytes')
  return concat(
    ...[MAGIC, fromHex(envelope.electionId), fromHex(envelope.box), uint(style, 2), uint(envelope.listVersion, 2)],
    ...[uint(records.length, 1), uint(0, 1), envelope.permitHash, salt, ...records],
  )
}

/** Null for anything that is not exactly one envelope. Records are not looked at. */
export function parseEnvelope(bytes: Uint8Array): Envelope | null {
  if (bytes.length < AT.records || !equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return null
  const style = parseContestMask(readUint(bytes, AT.style, 2))
  const count = bytes[AT.count] ?? 0
  if (style === null || style === 0 || !mayHave(style, count)) return null
  if (bytes.length !== envelopeBytes(count) || bytes[AT.zero] !== 0) return null
  const record = (at: number) => bytes.slice(AT.records + at * PROVEN_BYTES, AT.records + (at + 1) * PROVEN_BYTES)
  return {
    electionId: electionIdOf(bytes.subarray(AT.election, AT.box)),
    box: boxIdOf(bytes.subarray(AT.box, AT.style)),
    style,
    listVersion: readUint(bytes, AT.list, 2),
    permitHash: bytes.slice(AT.permit, AT.salt),
    salt: bytes.slice(AT.salt, AT.records),
    records: Array.from({ length: count }, (_, at) => record(at)),
  }
}

/** 控え番号, shown before anybody decides between casting and checking. */
export function voteCode({ salt, records }: SaltedRecords): VoteCode {
  return voteCodeOf(sha256(concat(VOTE_LABEL, salt, ...records)))
}

/** Also of an envelope with faults: the log has the code of everything that a collector took. */
export function voteCodeIn(envelope: Uint8Array): VoteCode {
  return voteCode({ salt: envelope.subarray(AT.salt, AT.records), records: [envelope.subarray(AT.records)] })
}
