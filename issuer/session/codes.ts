/** Every refusal of the issuer by its code. Words in Japanese and English: `words/issuer.tsv`. */
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import type { PrinterTrouble } from '#hardware/printer/port.ts'

/** The start is refused: nothing was read further, nothing was written. */
export const START_CODES = [
  ...PACKAGE_CODES,
  'machine-identity-missing',
  'not-an-issuer',
  'randomness-not-secure',
  'clock-not-allowed',
  /** A file of the program is not as it was delivered. */
  'software-differs',
  'config-incomplete',
  /** They would keep old versions of the marks: the order in which the voters came. */
  'machine-file-system',
  'take-over-medium-file-system',
  'take-over-medium-mount',
  'take-over-medium-holes',
  /** It hangs, or the look at it took too long: asked again at the next minute. */
  'take-over-medium-no-answer',
  /** No cause is known. */
  'take-over-medium-look-failed',
  /** D-31: report and media were handed over, and the roll is gone. */
  'books-erased',
  'books-not-erased',
  /** The books were opened on a day from which a later list moves the poll away (TC-20). */
  'moved-too-late',
] as const
export type StartCode = (typeof START_CODES)[number]

/** Why no card can be read at all: at the start, at the desk, and in the middle of a step. */
const READER_LOST = ['reader-not-there', 'reader-refused', 'reader-silent'] as const
export type ReaderLost = (typeof READER_LOST)[number]

/** The operator card does not open the station. */
export const UNLOCK_CODES = [
  'operator-card-missing',
  'wrong-pin',
  'tries-used-up',
  /** Known once the station's keys are open; no PIN was wrong. */
  'voting-card-laid',
  'not-an-operator-card',
  'operator-card-other-station',
  'operator-card-damaged',
  'card-gone',
  ...READER_LOST,
] as const
export type UnlockCode = (typeof UNLOCK_CODES)[number]

/** An issuer with an opening or a card in its books is not erased as an unused one. */
export const RETIRE_CODES = ['issuer-was-used'] as const
export type RetireCode = (typeof RETIRE_CODES)[number]

/** The issuer stops: what it cannot make durable twice it does not do (ISS-20). */
export const OUT_OF_SERVICE_CODES = [
  'roll-not-authentic',
  'roll-unreadable',
  'books-damaged',
  'books-not-writable',
  'books-disk-full',
  'signing-key-gone',
  'take-over-medium-missing',
  'take-over-medium-failed',
  'take-over-medium-foreign',
  'program-error',
] as const
export type OutOfServiceCode = (typeof OUT_OF_SERVICE_CODES)[number]

/** Tickets in hand and books differ when books are taken over: nothing is taken over without a reason (X-B7). */
export const TAKE_OVER_CODES = ['take-over-tickets-differ', 'take-over-reason-missing'] as const
export type TakeOverCode = (typeof TAKE_OVER_CODES)[number]

/** The voter gets no card now. Reasons of the roll, and those that only the desk knows. */
export const DESK_CODES = [
  'no-match',
  'too-many-matches',
  'ticket-unreadable',
  'not-a-ticket',
  'another-ticket',
  'ticket-of-other-election',
  'ticket-of-other-station',
  'ticket-of-other-early-station',
  'not-inside-at-closing',
  'paper-path',
  'not-declared',
  'ticket-replaced',
  'ticket-made-out-anew',
  'issue-unsettled',
  'too-many-cards',
  'card-kept-as-found',
  'stands-on-roll',
  'stands-by-order',
  'order-places-full',
  'row-of-nobody',
  'not-a-slip',
  'slip-misread',
  'slip-of-other-station',
  'slip-unknown',
  'slip-used',
  'slip-void',
] as const
export type VoterCode = RefusalReason | (typeof DESK_CODES)[number]

/** Nothing was issued, or nothing was changed, because of the card on the reader (ISS-13, ISS-15). */
export const CARD_CODES = [
  'card-live',
  'card-taken',
  'card-pressed',
  'card-released',
  'card-in-envelope',
  'card-impossible',
  'card-worn-out',
  'card-foreign',
  'card-not-authentic',
  'card-not-written',
  'card-gone-before-issue',
  'card-garbled',
  'card-refuses',
  ...READER_LOST,
  'card-not-this-voters',
  'card-check-first',
  'exchange-not-seen',
  'card-cannot-come-back',
  'card-body-unreadable',
  'found-card-can-vote',
  'envelope-full',
  'not-the-open-card',
] as const
export type CardCode = (typeof CARD_CODES)[number]

/** An act is not due yet, or is not allowed any more. */
export const ACT_CODES = [
  'clock-not-confirmed',
  'clock-no-such-time',
  'clock-not-seen',
  /** The machine's helper did not answer, or may not. */
  'clock-not-set',
  /** Right now; the next start is wrong again. */
  'clock-not-kept',
  'too-few-witnesses',
  'nobody-on-the-spot',
  'witness-not-on-the-spot',
  'line-not-allowed',
  'witnesses-below-appointed',
  'transport-witness-missing',
  'voter-of-other-desk',
  'other-desk-open',
  'desk-report-not-there',
  'desk-report-wrong',
  'desk-report-other-list',
  'desk-report-here',
  'desk-report-older',
  'desk-report-two-of-one-version',
  'machines-at-main-desk',
  'removed-open',
  'substitute-not-on-roll',
  'substitute-is-candidate',
  'substitute-is-witness',
  'substitute-same-party',
  'returning-same-party',
  'witness-named-twice',
  'witnesses-same-party',
  'key-keeper-wrong',
  'keys-with-one',
  'keys-by-day',
  'keys-into-envelopes',
  'key-envelopes-open',
  'medium-unknown',
  'medium-is-original',
  'medium-is-duplicate',
  'inner-lid-open',
  'media-not-in',
  'fronts-not-locked',
  'recheck-open',
  'closing-not-declared',
  'leaving-papers-missing',
  'desk-annex-missing',
  'replace-voter-first',
  'oath-missing',
  'replace-pair-open',
  'replace-ask-main-desk',
  'witness-beside',
  'left-over-pair-open',
  'cards-short',
  'too-many-cards-received',
  'no-kiosk-started',
  'kiosk-not-decided',
  'sheet-not-signed',
  'sheet-not-printed',
  'paper-not-made',
  'reason-needed',
  'before-opening-time',
  'not-this-day',
  'eve-prepares-only',
  'inner-lid-first',
  'spare-not-signed',
  'opened-day-is-over',
  'not-opened',
  'already-closed',
  'before-closing-time',
  'closing-not-declared',
  'assistants-needed',
  'way-incomplete',
  'voice-not-here',
  'contests-not-offered',
  'replaced-contests-needed',
  'replaced-contest-off-cards',
  'marks-without-card',
  'closing-ticks-missing',
  'records-missing',
  'seal-number-missing',
  'kiosk-not-closed',
  'seal-label-missing',
  'seal-label-differs',
  'absentees-elsewhere',
  'absentees-not-decided',
  'absentees-not-told',
  'absentees-differ',
  'absentees-too-many',
  'absentees-fewer-than-read',
  'envelopes-decided',
  'envelope-at-the-desk',
  'envelope-unreadable',
  'envelope-is-a-ticket',
  'envelope-contest-missing',
  'envelope-of-other-election',
  'envelope-not-on-roll',
  'envelope-already-read',
  'ended-without-witness',
  'seal-label-of-originals',
  'seal-label-of-duplicates',
  'bell-not-rung',
  'difference-unexplained',
  'sealing-incomplete',
  'tickets-not-counted',
  'cards-not-counted',
  'inside-list-open',
  'inside-already-listed',
  'inside-has-card',
  'inside-voted-elsewhere',
  'report-not-written',
  /** This machine's own disk takes no write: nothing is wrong with the stick. */
  'report-not-kept',
  'report-first',
  'medium-serials-missing',
  'day-record-full',
  /** The issuer goes on. */
  'books-disk-slow',
  'seal-digits-wrong',
  'seal-digits-slip',
  'seal-of-other-machine',
  'kiosk-was-started',
  'suspended',
  'closing-due',
  'desk-is-busy',
  'log-not-written',
  'log-not-printed',
  'tick-before-first',
  'cards-still-out',
  'more-cards-than-out',
  'kiosks-not-closing',
  'kiosks-closing',
  'boxes-not-ready',
  'told-by-unused',
  'report-signed',
  'report-elsewhere',
  'correction-stays',
  'report-being-corrected',
  'day-over',
  'days-to-come',
  'books-still-needed',
  'day-rests',
  'day-not-rested',
  'next-day-not-come',
  'polling-record-open',
  'morning-not-told',
  'morning-differs',
  'no-day-list',
  'books-still-open',
  'day-list-missing',
  'log-begun-anew',
  'day-list-not-written',
  'roll-list-awaited',
  'roll-lists-none',
  'roll-list-missing',
  'roll-list-refused',
  'roll-list-not-approved',
  'roll-list-of-another-chain',
  'roll-contradicted',
  'roll-change-not-on-roll',
  'roll-change-card-out',
  'roll-change-online-vote',
  'roll-change-two-persons',
  'order-row-used',
  'said-missing',
  'mark-is-there',
  'mark-is-on-paper',
  'mark-has-no-place',
] as const
/** With what stops a paper at the printer. */
export type ActCode = (typeof ACT_CODES)[number] | PrinterTrouble

export type IssuerCode =
  | StartCode
  | UnlockCode
  | RetireCode
  | OutOfServiceCode
  | TakeOverCode
  | VoterCode
  | CardCode
  | ActCode

export interface Notice<Code extends string = IssuerCode> {
  readonly code: Code
  /** Numbers and names for the places in the words: a pair, a file, a count. Never anything of a selection. */
  readonly values: Readonly<Record<string, string | number | readonly string[]>>
}

export function notice<Code extends string>(code: Code, values: Notice['values'] = {}): Notice<Code> {
  return { code, values }
}
