/** The messages between the tally, the key process and the openers. Selections come back only as sums. */
import type { RecordGrounds } from '#election/ballot/records-opener.ts'
import type { SelectionCount } from '#election/count/district.ts'
import type { TallyKeyError, TallyMachine } from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CombineError, ShareError, ShareFileError } from '#election/keys/share-file.ts'

export interface OpeningJob {
  /** File of stage 2: 512-byte records, shuffled. */
  readonly source: string
  readonly count: number
  readonly grounds: RecordGrounds
}

export type KeyRequest =
  /** Opens this machine's own key; if no shares come, the process ends after it. */
  | {
      readonly type: 'unlock'
      readonly file: Uint8Array
      readonly machine: Pick<TallyMachine, 'signingKey'>
      readonly sealed: string
    }
  | { readonly type: 'share'; readonly file: Uint8Array; readonly index: number; readonly sealed: string }
  | { readonly type: 'open'; readonly job: OpeningJob }

export type ShareRefusal =
  | ShareFileError
  | ShareError
  /** The file holds another number than the seat it was given for. */
  | { readonly type: 'other-seat'; readonly index: number }
  /** The passphrase was sealed to a key process that has ended. */
  | { readonly type: 'key-process-ended' }

/** `unlock-process-ended`: the passphrase was sealed to another process. */
export type UnlockRefusal = TallyKeyError | { readonly type: 'unlock-process-ended' }

export type KeyReply =
  | { readonly type: 'ready'; readonly sealTo: string }
  | { readonly type: 'unlocked'; readonly secretKey: Uint8Array }
  | { readonly type: 'unlock-refused'; readonly refusal: UnlockRefusal }
  | { readonly type: 'share-held'; readonly index: number }
  | { readonly type: 'share-refused'; readonly refusal: ShareRefusal }
  | { readonly type: 'opening'; readonly opened: number }
  | { readonly type: 'opened'; readonly parts: readonly (readonly SelectionCount[])[] }
  | { readonly type: 'key-refused'; readonly refusal: CombineError }
  /** The file of stage 2 could not be read whole. */
  | { readonly type: 'source-unreadable' }

/** First message to the key process: the package it proves shares against; null: no shares come, only this machine's key is opened. */
export interface KeySetting {
  readonly type: 'setting'
  readonly electionPackage: ElectionPackage | null
}

export interface OpenerRequest {
  readonly job: OpeningJob
  /** Records `first` … `first + count − 1` of the job's source. */
  readonly first: number
  readonly count: number
  readonly key: Uint8Array
}

export type OpenerReply =
  /** So many more are done. */
  | { readonly type: 'progress'; readonly opened: number }
  | { readonly type: 'done'; readonly selections: readonly SelectionCount[] }
  | { readonly type: 'source-unreadable' }
