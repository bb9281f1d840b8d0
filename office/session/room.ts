/** A room for work with keys: opened for one purpose, filled by people at their seats, gone with its work. */

import { unreachable } from '#election/assert.ts'
import type { OperatorCardNumber } from '#election/card/operator-card.ts'
import type { StationId } from '#election/ids.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import type { MachineFileError } from '#election/keys/machine-identity.ts'
import type { PackageDirectoryError } from '#hardware/package-directory/read-package.ts'
import type { PersonaliseCardError } from '../personalise/personalise-cards.ts'
import type { OfficeError } from '../prepare/make-office.ts'
import type { NextListError } from '../prepare/next-list.ts'
import type { PrepareError, PrepareProgress } from '../prepare/prepare-imported.ts'
import type { RollRefusal } from './rolls.ts'

/** The commission's key and kits · package, counting key and media · the next candidate list · cards · the shares on the eve · roll lists · lost media. */
export const ROOM_PURPOSES = ['office', 'package', 'list', 'cards', 'prove', 'roll-list', 'lost-media'] as const
export type RoomPurpose = (typeof ROOM_PURPOSES)[number]

/** Factory cards that become cards of a station: voting cards in a row, or the operator card 1, 2 or 3 under its holder's PIN. */
export type CardsWanted =
  | { readonly type: 'voting'; readonly station: StationId; readonly count: number }
  | { readonly type: 'operator'; readonly station: StationId; readonly card: OperatorCardNumber }

/** A card of this election that was made since the program was started: its own word when it lies on the reader again. */
export interface FinishedCard {
  readonly uid: string
  readonly station: string
  readonly kind: 'voting' | `operator-${OperatorCardNumber}`
}

/** Why the card on the reader is not taken. The work goes on with the next one. */
export interface CardNote {
  readonly code: KeyRefusal
  readonly about: { readonly [name: string]: string | number }
}

export type KeyRefusal =
  | OfficeError['type']
  | PrepareError['type']
  | NextListError['type']
  | PackageDirectoryError['type']
  | MachineFileError['type']
  | PersonaliseCardError['type']
  | RollRefusal
  | 'not-printable'
  | 'operator-card-finished'
  | 'voting-card-finished'
  | 'unknown-station'
  | 'signed-not-as-recorded'
  | 'signed-not-recorded'
  /** Made or found, and not what two people approved. */
  | 'found-not-as-approved'
  | 'package-first'
  | 'voice-changed'
  | 'not-a-pin'
  | 'share-file-missing'
  | 'share-is-another'
  | 'share-damaged'
  | 'share-passphrase'
  | 'passphrase-not-of-signer'
  | 'key-process-ended'

export type WorkPhase = Parameters<PrepareProgress>[0] | 'cards' | 'rolls' | 'lost-media'

export interface Seat {
  /** 0: the office; the others are the key holders' numbers, the PIN of an operator card, or who approved what is signed. */
  readonly seat: number
  /** Whose own passphrase is asked for; null: it is no person of the office. */
  readonly name: string | null
  readonly state: 'empty' | 'checking' | 'held'
}

export interface Room {
  readonly purpose: RoomPurpose
  /** The key to which passphrases are sealed; null while the key process starts. */
  readonly sealTo: string | null
  readonly seats: readonly Seat[]
  /** Null: the room is for something else. */
  readonly cards: CardsWanted | null
  /** Null: nobody has begun the work. */
  readonly work: {
    readonly phase: WorkPhase
    readonly done: number
    readonly total: number
    /** Null: nothing that should not lie on the reader. */
    readonly note: CardNote | null
  } | null
}

interface RoomFor {
  /** How many hold a part of the counting key. */
  readonly holders?: number
  readonly cards?: CardsWanted | null
  /** Who approved the round of roll lists or the declaration: two of them sign it. */
  readonly signers?: readonly string[]
}

export function newRoom(purpose: RoomPurpose, { holders = 0, cards = null, signers = [] }: RoomFor): Room {
  const numbers = seatsOf(purpose, { holders, cards, signers })
  const nameOf = (seat: number) => (isOfSigners(purpose) ? (signers[seat - 1] ?? null) : null)
  const seats = numbers.map((seat) => ({ seat, name: nameOf(seat), state: 'empty' }) as const)
  return { purpose, sealTo: null, seats, cards, work: null }
}

function seatsOf(purpose: RoomPurpose, { holders, cards, signers }: Required<RoomFor>): readonly number[] {
  const own = Array.from({ length: holders }, (_, i) => i + 1)
  switch (purpose) {
    case 'office':
    case 'list':
      return [0]
    case 'lost-media':
    case 'roll-list':
      return [0, ...signers.map((_, i) => i + 1)]
    case 'package':
      return [0, ...own]
    case 'cards':
      return cards?.type === 'operator' ? [0, 1] : [0]
    case 'prove':
      return own
    default:
      return unreachable(purpose)
  }
}

export function withSeat(room: Room, seat: number, state: Seat['state']): Room {
  return { ...room, seats: room.seats.map((each) => (each.seat === seat ? { ...each, state } : each)) }
}

function isOfSigners(purpose: RoomPurpose): boolean {
  return purpose === 'roll-list' || purpose === 'lost-media'
}

/** Two of those who approved are enough: a third may have gone home. */
export function isFull({ seats }: Room): boolean {
  const [signers, others] = [seats.filter(({ name }) => name !== null), seats.filter(({ name }) => name === null)]
  const held = signers.filter(({ state }) => state === 'held').length
  return others.every(({ state }) => state === 'held') && held >= Math.min(signers.length, APPROVALS_NEEDED)
}
