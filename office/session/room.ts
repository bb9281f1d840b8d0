/** A room for work with keys: opened for one purpose, filled by people at their seats, gone with its work. */

import type { MachineFileError } from '#election/keys/machine-identity.ts'
import type { PackageDirectoryError } from '#hardware/package-directory/read-package.ts'
import type { OfficeError } from '../prepare/make-office.ts'
import type { NextListError } from '../prepare/next-list.ts'
import type { PrepareError, PrepareProgress } from '../prepare/prepare-imported.ts'

/** The commission's key and kits · package, counting key and media · the next candidate list · the shares on the eve. */
export const ROOM_PURPOSES = ['office', 'package', 'list', 'prove'] as const
export type RoomPurpose = (typeof ROOM_PURPOSES)[number]

export type KeyRefusal =
  | OfficeError['type']
  | PrepareError['type']
  | NextListError['type']
  | PackageDirectoryError['type']
  | MachineFileError['type']
  | 'share-file-missing'
  | 'share-damaged'
  | 'share-passphrase'
  | 'key-process-ended'

export type WorkPhase = Parameters<PrepareProgress>[0]

export interface Seat {
  /** 0: the office; the others are the key holders' numbers. */
  readonly seat: number
  readonly state: 'empty' | 'checking' | 'held'
}

export interface Room {
  readonly purpose: RoomPurpose
  /** What passphrases are sealed to; null while the key process starts. */
  readonly sealTo: string | null
  readonly seats: readonly Seat[]
  /** Null: nobody has begun the work. */
  readonly work: { readonly phase: WorkPhase; readonly done: number; readonly total: number } | null
}

export function newRoom(purpose: RoomPurpose, holders: number): Room {
  const office = purpose === 'prove' ? [] : [0]
  const own = purpose === 'package' || purpose === 'prove' ? Array.from({ length: holders }, (_, i) => i + 1) : []
  return { purpose, sealTo: null, seats: [...office, ...own].map((seat) => ({ seat, state: 'empty' })), work: null }
}

export function withSeat(room: Room, seat: number, state: Seat['state']): Room {
  return { ...room, seats: room.seats.map((each) => (each.seat === seat ? { seat, state } : each)) }
}

export function isFull({ seats }: Room): boolean {
  return seats.every(({ state }) => state === 'held')
}
