/** The messages between the tally and the processes of the mix: sorting, mixers, holders, opened list. None has a row of the list. */
import type { SelectionCount } from '#election/count/district.ts'
import type { NotOpened } from '#election/count/openings.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { err, type Result } from '#election/result.ts'
import type { ShareRefusal } from '../open/key-messages.ts'

/** Where the list is, and what it is held against. Each process reads the package by itself. */
export interface ListPlace {
  /** The bundle. */
  readonly directory: string
  readonly packageDirectory: string
  readonly authorityPublicKey: Uint8Array
  /** How many mixers are done. */
  readonly mixers: number
  /** The records that must be in the list, and why there are no others. */
  readonly evidence: DistrictEvidence
}

export interface WrittenFile {
  readonly name: string
  /** SHA-256, hex. */
  readonly sha256: string
}

/** Why nothing is made from this list. */
export type DoesNotHold =
  /** `does-not-hold`: a file of the list, or of the package, is not what it must be. `not-as-sealed`: other records than the seals have. */
  | { readonly type: 'does-not-hold' | 'not-as-sealed' | 'seal-not-genuine'; readonly file: string }
  | { readonly type: 'district-not-complete'; readonly station: StationId; readonly pair: PairNumber }
  | { readonly type: 'online-not-there' }
  | { readonly type: 'opening-undecided'; readonly contest: ContestId }

/** The disk or stick is full, cannot be written, or is gone. Its earlier files are as they were. */
export interface DiskRefused {
  readonly type: 'disk-refused'
  readonly isFull: boolean
}

export function notHolding(file: string): Result<never, DoesNotHold> {
  return err({ type: 'does-not-hold', file: `bundle/${file}` })
}

/** Work done, in microseconds, about: the time left is estimated from it. */
export interface ListProgress {
  readonly type: 'work'
  readonly done: number
}

/** `source`: stage 2, 512 bytes a record. */
export type ListRequest =
  | { readonly type: 'sort'; readonly place: ListPlace; readonly source: string }
  /** Checks another PC's mix before anything is made from it. */
  | { readonly type: 'check-mix'; readonly place: ListPlace }
  | { readonly type: 'open-list'; readonly place: ListPlace; readonly holders: readonly number[] }

export type ListReply =
  | ListProgress
  | DoesNotHold
  | DiskRefused
  | {
      readonly type: 'sorted'
      readonly files: readonly WrittenFile[]
      readonly records: number
      readonly refused: number
    }
  | { readonly type: 'holds' }
  | {
      readonly type: 'listed'
      readonly files: readonly WrittenFile[]
      readonly selections: readonly SelectionCount[]
      readonly notOpened: readonly NotOpened[]
    }

/** Mixer number `place.mixers` + 1. */
export interface MixerRequest {
  readonly place: ListPlace
}

export type MixerReply =
  | ListProgress
  | DoesNotHold
  | DiskRefused
  | { readonly type: 'written'; readonly files: readonly WrittenFile[] }

/** First message to a holder's process: it checks the list while the holder comes. */
export interface HolderSetting {
  readonly type: 'setting'
  readonly place: ListPlace
  /** Where the note is written if the folder of the share cannot be written. */
  readonly machine: string
}

export interface HolderRequest {
  readonly type: 'share'
  readonly file: Uint8Array
  /** Folder of the share: the note of what it opened is beside it (H5). */
  readonly folder: string
  readonly index: number
  readonly sealed: string
  /** The number that the holder read (H6). */
  readonly records: number
}

/** After one of these the process ends: nothing was opened with the share. */
export type HolderEnd =
  | DoesNotHold
  | DiskRefused
  | { readonly type: 'records-not-agreed' | 'holder-opened-other-list' | 'machine-not-writable' }

export type HolderReply =
  | { readonly type: 'ready'; readonly sealTo: string }
  | ListProgress
  /** The passphrase may be typed again. */
  | { readonly type: 'share-refused'; readonly refusal: ShareRefusal }
  | HolderEnd
  | { readonly type: 'written'; readonly files: readonly WrittenFile[] }
