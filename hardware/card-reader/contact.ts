/**
 * The parts of the card protocol that touch the card: the PN532 (`pn532.ts`) or the card model in memory (`fake.ts`). Commands and answers
 * are those of ISO 14443-3 type A without their CRC.
 */
import type { CardUid } from '#election/ids.ts'
import type { Result } from '#election/result.ts'

export type Selected =
  | { readonly type: 'card'; readonly uid: CardUid }
  | { readonly type: 'foreign' }
  | { readonly type: 'nothing' }

export type CardAnswer =
  | { readonly type: 'ack' }
  /** The 4-bit code is for the driver's log only; nothing may depend on it. */
  | { readonly type: 'nak'; readonly code: number }
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  /** No answer: the card is gone, or it refuses without a word as real cards do inside a secure session. */
  | { readonly type: 'silence' }
  /** An answer that fails its checks, or one that was lost between chip and host: the command may have run. */
  | { readonly type: 'garbled' }

export type ContactLost = { readonly type: 'reader-lost' }

/**
 * A card keeps its charge for some milliseconds, and with it its session and the configuration that it read at power-up; drivers
 * of the makers stay off for 5 ms and more. Then it needs 5.1 ms of field before it hears a command (ISO/IEC 14443-3).
 */
export const FIELD_OFF_MS = 12
export const FIELD_ON_MS = 6

export interface Contact {
  /** Wakes and selects one card; ends every session with it. */
  select(): Promise<Result<Selected, ContactLost>>
  transceive(command: Uint8Array): Promise<Result<CardAnswer, ContactLost>>
  /** Field off for `FIELD_OFF_MS` and on for `FIELD_ON_MS`: every card in it forgets its session and reads its configuration anew. */
  cycleField(): Promise<Result<void, ContactLost>>
}
