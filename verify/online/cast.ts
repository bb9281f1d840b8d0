/** online-cast.md §2 to §4: one cast, checked again: S05, S06, S07 and S09. */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { aOf, proofHolds, recordsIn, voteIn } from '../bundle/records.ts'
import { join } from '../group/ristretto.ts'
import { bitsOf, CONTESTS_MAX, type Judged, MASK_MAX, roomsOfContest } from '../medium/page-fields.ts'
import { onNoble } from '../package/noble.ts'

const PERMIT = 221
/** Up to the salt of the vote code. */
const SALT_AT = 70
const ENVELOPE_HEAD = 102
const RECORD = 136
const SIGNATURE = 64

export interface ReadCast {
  readonly box: string
  readonly permit: string
  /** *not after* of the permit. */
  readonly notAfter: number
  readonly code: string
  readonly contests: readonly number[]
  /** Rooms of the lists (ballot-box.md §8) in the order of the records. */
  readonly rooms: readonly number[]
  readonly records: readonly Uint8Array[]
  /** Hex. */
  readonly points: readonly string[]
}

export interface CastTrust {
  readonly electionId: string
  /** Hex, Ed25519. */
  readonly gate: string
  /** R */
  readonly recordContext: Uint8Array
  readonly lists: number
  /** The review; null: there is none. */
  readonly judged: Judged | null
}

/** The number of the check that it fails. */
export function castIn(bytes: Uint8Array, trust: CastTrust): ReadCast | 'S05' | 'S06' | 'S07' | 'S09' {
  if (bytes.length <= PERMIT + ENVELOPE_HEAD + SIGNATURE) return 'S07'
  const [permit, envelope] = [bytes.subarray(0, PERMIT), bytes.subarray(PERMIT, bytes.length - SIGNATURE)]
  const signature = bytes.subarray(bytes.length - SIGNATURE)
  const contests = contestsIn(envelope, trust.judged)
  if (contests === null || !isLow(signature)) return 'S07'
  const refused = permitRefused(permit, trust)
  if (refused !== null) return refused
  const same = bytesToHex(envelope.subarray(8, 34)) === bytesToHex(permit.subarray(8, 34))
  if (!same || bytesToHex(envelope.subarray(38, 70)) !== bytesToHex(sha256(permit))) return 'S07'
  const version = view(envelope).getUint16(34)
  if (version < 1 || version > trust.lists) return 'S07'
  if (!isOfSession(signature, envelope, permit.subarray(36, 101))) return 'S06'
  const records = recordsIn(envelope.subarray(ENVELOPE_HEAD))
  const rooms = roomsIn(contests, trust.judged)
  for (const [at, room] of rooms.entries()) {
    const vote = voteIn(trust.recordContext, listIn(room, trust.judged), records[at] ?? new Uint8Array(RECORD))
    if (typeof vote === 'string' || !proofHolds(vote)) return 'S09'
  }
  const points = records.map((record) => bytesToHex(aOf(record)))
  if (new Set(points).size !== points.length) return 'S09'
  const box = bytesToHex(permit.subarray(16, 32))
  const notAfter = Number(view(permit).getBigUint64(101))
  return {
    box,
    permit: bytesToHex(permit.subarray(109, 125)),
    notAfter,
    code: codeOf(bytes),
    contests,
    rooms,
    records,
    points,
  }
}

/** Also for a cast that is refused: the log has what the collector took. */
export function codeOf(cast: Uint8Array): string {
  const salted = cast.subarray(PERMIT + SALT_AT, cast.length - SIGNATURE)
  return bytesToHex(sha256(join(new TextEncoder().encode('ippyo online vote 1'), salted)))
}

/** Null: no envelope. */
function contestsIn(envelope: Uint8Array, judged: Judged | null): readonly number[] | null {
  if (envelope.length < ENVELOPE_HEAD || latin1(envelope.subarray(0, 8)) !== 'ippyoen1') return null
  const style = view(envelope).getUint16(32)
  const contests = bitsOf(style)
  const records = roomsIn(contests, judged).length
  const isForm = style >= 1 && style <= MASK_MAX && envelope[36] === records && envelope[37] === 0
  return isForm && envelope.length === ENVELOPE_HEAD + RECORD * records ? contests : null
}

/** Lists of these contests by their rooms, ascending: so an envelope has them. */
export function roomsIn(contests: readonly number[], judged: Judged | null): readonly number[] {
  return contests.flatMap((contest) => roomsOfContest(contest, judged)).sort((a, b) => a - b)
}

function listIn(room: number, judged: Judged | null): { readonly bit: number; readonly place: number } {
  const isOne = room < CONTESTS_MAX || judged === null
  return isOne ? { bit: room, place: 0 } : { bit: judged.bit, place: room - CONTESTS_MAX + 1 }
}

function permitRefused(permit: Uint8Array, trust: CastTrust): 'S05' | 'S07' | null {
  const seconds = Number(view(permit).getBigUint64(101))
  const style = view(permit).getUint16(32)
  const isForm = latin1(permit.subarray(0, 8)) === 'ippyopm1' && style >= 1 && style <= MASK_MAX && permit[36] === 4
  const isTime = seconds % 900 === 0 && seconds < 2 ** 40
  if (!isForm || !isTime || permit[34] !== 0 || permit[35] !== 0) return 'S05'
  if (bytesToHex(permit.subarray(8, 16)) !== trust.electionId) return 'S07'
  const [said, signature] = [permit.subarray(0, PERMIT - SIGNATURE), permit.subarray(PERMIT - SIGNATURE)]
  return onNoble.signedBy(trust.gate, 'ippyo online permit 1', said, signature) ? null : 'S05'
}

function isLow(signature: Uint8Array): boolean {
  return BigInt(`0x${bytesToHex(signature.subarray(32))}`) <= p256.Point.Fn.ORDER >> 1n
}

function isOfSession(signature: Uint8Array, envelope: Uint8Array, key: Uint8Array): boolean {
  try {
    const message = join(new TextEncoder().encode('ippyo online ballot 1'), envelope)
    return p256.verify(signature, message, key, { prehash: true, lowS: true, format: 'compact' })
  } catch {
    return false // no point, or r or s out of range
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
