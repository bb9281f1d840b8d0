/**
 * A card reader as the apps see it: a tray that holds at most one card. Not motorised: "ejected" means "asks for removal
 * and waits until the card has left".
 */
import type { CardUid } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { DeviceLoss } from '../device-loss.ts'

export type CardPresence =
  | { readonly type: 'absent' }
  | { readonly type: 'present'; readonly uid: CardUid }
  /** Something answers that is no MIFARE Ultralight AES card with a 7-byte UID. */
  | { readonly type: 'foreign' }
  /** The reader itself does not answer; the driver goes on trying. */
  | { readonly type: 'reader-lost'; readonly why: DeviceLoss }

export type CardFault =
  /** The card left the field, or never answered: nothing is known about a step in flight. Read again when it is back. */
  | { readonly type: 'card-gone' }
  /** Another card is there now. */
  | { readonly type: 'other-card' }
  /** It does not know the key of this station and election: foreign, blank factory card or wrong PIN. */
  | { readonly type: 'not-authentic' }
  /** Answers fail their checks again and again. */
  | { readonly type: 'garbled' }
  /** The card refuses the command (NAK): argument, counter end or memory error. */
  | { readonly type: 'refused' }
  | { readonly type: 'reader-lost' }

/** One authenticated exchange. Every call is MACed by the card's session key; a fault ends the exchange. */
export interface AuthenticatedCard {
  /** `count` pages of 4 bytes from `first`. */
  readPages(first: number, count: number): Promise<Result<Uint8Array, CardFault>>
  /** 4 bytes. User pages are not tear-protected: the caller signs or MACs what it writes. */
  writePage(page: number, bytes: Uint8Array): Promise<Result<void, CardFault>>
  /** The AES-gated one-way counter 2, 24 bits. */
  readCounter(): Promise<Result<number, CardFault>>
  /** Adds `by` ≥ 1. The answer may be lost after the counter moved: never repeat without reading (rule C1). */
  increment(by: number): Promise<Result<void, CardFault>>
}

export interface CardReader {
  /** Calls `listener` at once with the present state and then at every change. Returns the function that stops it. */
  watch(listener: (presence: CardPresence) => void): () => void
  /**
   * Selects the card with this UID, authenticates with `key` (AES-128, 16 bytes, already diversified) and runs `use`.
   * Exchanges are queued, never interleaved.
   */
  exchange<T>(
    uid: CardUid,
    key: Uint8Array,
    use: (card: AuthenticatedCard) => Promise<Result<T, CardFault>>,
  ): Promise<Result<T, CardFault>>
  close(): Promise<void>
}

/** Only the office has this: makes a factory card a card of one election (docs/formats/voting-card.md). */
export interface CardPersonaliser extends CardReader {
  /**
   * Writes key and configuration in the order that stays recoverable, cycles the field, authenticates, reads back.
   * `authenticationLimit` 0 on voting cards (a phone in the booth must not kill them), 0x020 on operator cards.
   */
  personalise(
    uid: CardUid,
    card: { readonly key: Uint8Array; readonly authenticationLimit: number },
  ): Promise<Result<void, CardFault>>
}
