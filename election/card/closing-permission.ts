/**
 * The issuer's word on the officer's card that the machines may be closed (閉鎖の許可, CLS-03); docs/formats/operator-card.md §7. It names
 * a day, so a card of the day before, or of a poll that moved, permits nothing; and it holds no number of anything.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, readUint, uint, utf8 } from '#election/bytes.ts'
import type { CardUid } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { dayAndTurn, ofDayAndTurn, type Sitting, sittingNumber, sittingOfNumber } from '#election/sitting.ts'
import type { OperatorCard } from './operator-card.ts'

export interface ClosingPermission {
  /** The voting date that is closed, or the stop on it. */
  readonly day: Sitting
  /** Its last day: the machines are closed for good. */
  readonly final: boolean
}

export const CLOSING_PERMISSION_BYTES = 40

const MAGIC = utf8('CP')
const VERSION = 1
const HEAD_BYTES = 8
const LABEL = 'closing permission 1'

/** @returns 40 bytes for the pages 1A…23 of this very card */
export function encodeClosingPermission(
  { day, final }: ClosingPermission,
  card: OperatorCard,
  uid: CardUid,
): Uint8Array {
  const number = dayAndTurn(sittingNumber(day))
  const head = concat(MAGIC, Uint8Array.of(VERSION, final ? 1 : 0), uint(number.day, 2), uint(number.turn, 2))
  return concat(head, tagOf(head, card, uid))
}

/**
 * @param bytes 40 bytes of the pages 1A…23
 * @returns null for anything else than a whole permission on this card of this station and election: none was written, or one was torn
 */
export function openClosingPermission(bytes: Uint8Array, card: OperatorCard, uid: CardUid): ClosingPermission | null {
  assert(bytes.length === CLOSING_PERMISSION_BYTES, 'a closing permission has 40 bytes')
  const head = bytes.slice(0, HEAD_BYTES)
  const day = sittingOfNumber(ofDayAndTurn(readUint(head, 4, 2), readUint(head, 6, 2)))
  const permission = { day, final: head[3] === 1 }
  return equalBytes(encodeClosingPermission(permission, card, uid), bytes) ? permission : null
}

/** Under the card's own secret: a machine of the station, this card and its PIN make it, and no two of them. */
function tagOf(head: Uint8Array, { electionId, station, secret }: OperatorCard, uid: CardUid): Uint8Array {
  const context = [fromHex(electionId), uint(station, 2), fromHex(uid)]
  return hmac(sha256, deriveKey({ secret, label: LABEL, context, length: 32 }), head)
}
