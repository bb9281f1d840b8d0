/** Cards in the two envelopes: their numbers are refused for ever (ISS-15). 16 bytes each, in a random slot: no order. */

import { fromHex, readUint, toHex, uint } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { parseContestMask } from '#election/contests.ts'
import type { CardUid, ContestMask } from '#election/ids.ts'

export const ENVELOPE_BYTES = 16

/** Stored as place in this list; 0 is a free slot. */
const ENVELOPES = ['free', 1, 2, 'unreadable', 'lost'] as const

export interface EnvelopeEntry {
  /**
   * 1: returned unvoted or exchanged (ISS-08, 09, 12) · 2: found unvoted (ISS-14) · unreadable: in envelope 1 under a written
   * number · lost: in none. For the last two another card was issued, and they may have voted.
   */
  readonly envelope: Exclude<(typeof ENVELOPES)[number], 'free'>
  /** Null for a card that was replaced: nobody read its number (D-07). */
  readonly uid: CardUid | null
  /** Which issue of the card. */
  readonly issueNumber: number
  /** Contests that it leaves open. */
  readonly contests: ContestMask
}

export function encodeEnvelope(entry: EnvelopeEntry): Uint8Array {
  const bytes = new Uint8Array(ENVELOPE_BYTES)
  bytes[0] = ENVELOPES.indexOf(entry.envelope)
  if (entry.uid !== null) bytes.set(fromHex(entry.uid), 1)
  bytes.set(uint(entry.issueNumber, 3), 8)
  bytes[11] = entry.contests
  return bytes
}

/** Null for an empty slot (all zero), and for anything that was not written by `encodeEnvelope`. */
export function decodeEnvelope(bytes: Uint8Array): EnvelopeEntry | null {
  const envelope = ENVELOPES[bytes[0] ?? 0]
  if (bytes.length !== ENVELOPE_BYTES || envelope === undefined || envelope === 'free') return null
  const uid = parseCardUid(toHex(bytes.subarray(1, 8)))
  const contests = parseContestMask(bytes[11] as number)
  if (contests === null || (uid === null && !isReplaced(envelope))) return null
  return { envelope, uid: isReplaced(envelope) ? null : uid, issueNumber: readUint(bytes, 8, 3), contests }
}

export function isReplaced(envelope: EnvelopeEntry['envelope']): boolean {
  return envelope === 'unreadable' || envelope === 'lost'
}
