/**
 * The one operation in progress, in 160 bytes that are overwritten in place: in the database and on the take-over medium. It has the row's
 * standing before and after, and the card by which it can be settled. It keeps only enough of the card to recognise it; the token is not in
 * it, and the next operation overwrites it (ISS-18).
 */

import { assert } from '#election/assert.ts'
import { fromHex, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { stateOf } from '#election/card/card-state.ts'
import { parseContestMask, union, without } from '#election/contests.ts'
import { machineId } from '#election/id-schemas.ts'
import type { CardUid, ContestMask, MachineId } from '#election/ids.ts'
import { decodeStanding, encodeStanding, STANDING_BYTES, type Standing } from '#election/roll/standing.ts'
import type { Replaced } from '#issuer/session/screen-event.ts'

export const DESK_BYTES = 160

export interface Operation {
  readonly kind: 'issue' | 'return'
  /** The card is issued in place of one that nobody can read or find (D-07). */
  readonly replaces: Replaced | null
  /** Place of the voter in the roll file, from 0. */
  readonly row: number
  readonly before: Standing
  readonly after: Standing
  /** Contests of the card. */
  readonly contests: ContestMask
  readonly uid: CardUid
  /** As read when the operation began; what the card shows later is judged by it. */
  readonly counter: number
}

/** The whole standing of a row that went to another; the first row is free. */
export interface MovedRows {
  readonly from: number
  readonly to: number
  readonly standing: Standing
}

/** One page of the books and of the take-over medium: which operation is open, and the cards in circulation. */
export interface DeskPage {
  /** +1 with each operation; a count, no order of voters. */
  readonly seq: number
  /** The issuer that wrote this. */
  readonly owner: MachineId
  readonly operation: Operation | null
  /** 人違い: a mark that moved with this page, on the medium alone; its two rows follow. Left out: none. */
  readonly moved?: MovedRows | undefined
  /** Place in the envelopes that waits for the end of the operation, drawn with it; null: its end takes none. */
  readonly slot: number | null
  /** Cards that were issued at least once today, and of these the ones that are in the case again (ISS-17). */
  readonly cardsSeen: number
  readonly cardsBack: number
}

const VERSION = 1
/** Stored as place in this list. */
const KINDS = ['none', 'issue', 'return', 'issue for unreadable', 'issue for lost', 'moved'] as const
/** The longest id that a package can hold. */
const OWNER_BYTES = 37
const AT = {
  version: 0,
  kind: 1,
  contests: 2,
  seq: 3,
  row: 9,
  uid: 13,
  counter: 20,
  before: 23,
  after: 55,
  seen: 87,
  back: 91,
  owner: 95,
  slot: 132,
  to: 136,
} as const
assert(AT.owner + OWNER_BYTES <= AT.slot && AT.to + 4 <= DESK_BYTES, 'desk page: all fields fit')

export function encodeDesk(desk: DeskPage): Uint8Array {
  const bytes = new Uint8Array(DESK_BYTES)
  const { operation, moved } = desk
  bytes[AT.version] = VERSION
  const kind = moved === undefined ? 'none' : 'moved'
  bytes[AT.kind] = KINDS.indexOf(operation === null ? kind : kindOf(operation))
  bytes.set(uint(desk.seq, 6), AT.seq)
  bytes.set(uint(desk.cardsSeen, 4), AT.seen)
  bytes.set(uint(desk.cardsBack, 4), AT.back)
  const owner = utf8(desk.owner)
  assert(owner.length <= OWNER_BYTES, 'desk page: machine id fits')
  bytes.set(owner, AT.owner)
  if (moved !== undefined) {
    assert(operation === null, 'desk page: a mark moves between two operations')
    bytes.set(uint(moved.from, 4), AT.row)
    bytes.set(uint(moved.to, 4), AT.to)
    bytes.set(encodeStanding(moved.standing), AT.before)
  }
  if (operation === null) return bytes
  bytes.set(uint(desk.slot === null ? 0 : desk.slot + 1, 4), AT.slot)
  bytes[AT.contests] = operation.contests
  bytes.set(uint(operation.row, 4), AT.row)
  bytes.set(fromHex(operation.uid), AT.uid)
  bytes.set(uint(operation.counter, 3), AT.counter)
  bytes.set(encodeStanding(operation.before), AT.before)
  bytes.set(encodeStanding(operation.after), AT.after)
  return bytes
}

/** Null for bytes that were not written by `encodeDesk`. */
export function decodeDesk(bytes: Uint8Array): DeskPage | null {
  const kind = KINDS[bytes[AT.kind] ?? 255]
  if (bytes.length !== DESK_BYTES || bytes[AT.version] !== VERSION || kind === undefined) return null
  const isOperation = kind !== 'none' && kind !== 'moved'
  const operation = isOperation ? decodeOperation(bytes, kind) : null
  const moved = kind === 'moved' ? decodeMoved(bytes) : null
  const owner = decodeOwner(bytes.subarray(AT.owner, AT.owner + OWNER_BYTES))
  if (owner === null || (isOperation && operation === null) || (kind === 'moved' && moved === null)) return null
  return {
    seq: readUint(bytes, AT.seq, 6),
    owner,
    operation,
    ...(moved === null ? {} : { moved }),
    slot: operation === null ? null : decodeSlot(bytes),
    cardsSeen: readUint(bytes, AT.seen, 4),
    cardsBack: readUint(bytes, AT.back, 4),
  }
}

function decodeSlot(bytes: Uint8Array): number | null {
  const stored = readUint(bytes, AT.slot, 4)
  return stored === 0 ? null : stored - 1
}

/** A machine id is ASCII: bytes that are none would come back longer than their place. */
function decodeOwner(bytes: Uint8Array): MachineId | null {
  const end = bytes.indexOf(0)
  const text = String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end)))
  return machineId.safeParse(text).data ?? null
}

function decodeMoved(bytes: Uint8Array): MovedRows | null {
  const standing = decodeStanding(bytes.subarray(AT.before, AT.before + STANDING_BYTES))
  return standing && { from: readUint(bytes, AT.row, 4), to: readUint(bytes, AT.to, 4), standing }
}

function kindOf({ kind, replaces }: Operation): Exclude<(typeof KINDS)[number], 'none' | 'moved'> {
  return replaces === null ? kind : `issue for ${replaces}`
}

function decodeOperation(bytes: Uint8Array, kind: ReturnType<typeof kindOf>): Operation | null {
  const contests = parseContestMask(bytes[AT.contests] as number)
  const uid = parseCardUid(toHex(bytes.subarray(AT.uid, AT.counter)))
  const before = decodeStanding(bytes.subarray(AT.before, AT.before + STANDING_BYTES))
  const after = decodeStanding(bytes.subarray(AT.after, AT.after + STANDING_BYTES))
  if (contests === null || uid === null || before === null || after === null) return null
  return {
    kind: kind === 'return' ? kind : 'issue',
    replaces: kind === 'issue for unreadable' ? 'unreadable' : kind === 'issue for lost' ? 'lost' : null,
    row: readUint(bytes, AT.row, 4),
    before,
    after,
    contests,
    uid,
    counter: readUint(bytes, AT.counter, 3),
  }
}

/** The contests that the voter gets with an issue: the card's, and those whose ordinary ballot paper goes with it (LAW-19). */
export function givenBy({ contests, before, after }: Operation): ContestMask {
  return union(contests, without(after.ordinary, before.ordinary))
}

/** ISS-20: until the card shows otherwise an open issue counts as issued, and an open return as not returned. */
export function presumed(operation: Operation): Standing {
  return operation.kind === 'issue' ? operation.after : operation.before
}

/**
 * ISS-17. A finished card on the tray is back, also when nobody counted it; so it is taken from the counted ones first.
 * Returned and found cards are in their envelopes and are subtracted there.
 */
export function circulationAfter(
  desk: DeskPage,
  operation: Pick<Operation, 'kind' | 'counter'>,
): Pick<DeskPage, 'cardsSeen' | 'cardsBack'> {
  const { cardsSeen, cardsBack } = desk
  if (operation.kind === 'return') return { cardsSeen, cardsBack }
  const first = stateOf(operation.counter).type === 'blank'
  return first ? { cardsSeen: cardsSeen + 1, cardsBack } : { cardsSeen, cardsBack: Math.max(0, cardsBack - 1) }
}
