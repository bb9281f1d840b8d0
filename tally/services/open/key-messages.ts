/** The messages between the tally and the process of its own machine's key, and what a holder's process may refuse. */
import type { TallyKeyError, TallyMachine } from '#election/count/tally-machine.ts'
import type { ShareError, ShareFileError } from '#election/keys/share-file.ts'

/** First message to the key process. */
export interface KeySetting {
  readonly type: 'setting'
}

/** Opens this machine's own key; the process ends after it. */
export interface KeyRequest {
  readonly type: 'unlock'
  readonly file: Uint8Array
  readonly machine: Pick<TallyMachine, 'signingKey'>
  readonly sealed: string
}

export type ShareRefusal =
  | ShareFileError
  | ShareError
  /** The file holds another number than the seat it was given for. */
  | { readonly type: 'other-seat'; readonly index: number }
  /** The passphrase was sealed to a process that has ended. */
  | { readonly type: 'key-process-ended' }

/** `unlock-process-ended`: the passphrase was sealed to another process. */
export type UnlockRefusal = TallyKeyError | { readonly type: 'unlock-process-ended' }

export type KeyReply =
  | { readonly type: 'ready'; readonly sealTo: string }
  | { readonly type: 'unlocked'; readonly secretKey: Uint8Array }
  | { readonly type: 'unlock-refused'; readonly refusal: UnlockRefusal }
