/** The events of a kiosk. Every event has the minute; nothing finer exists in the session (LAW-02). */

import type { RecordRefusal } from '#election/ballot-box/requests.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { VotingCardBody } from '#election/card/voting-card.ts'
import type { CardUid, ContestBit, MachineId } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import type { LocalDate, LocalMinute, LocalSecond } from '#election/time.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import type { DeviceLoss } from '#hardware/device-loss.ts'
import type { Front } from '#hardware/front/port.ts'
import type { KeypadEvent } from '#hardware/keypad/port.ts'
import type { Power } from '#hardware/power/port.ts'
import type { ClockOutcome } from '#shell/running-app.ts'
import type { Fault, StaffRefusal, UnlockRefusal } from './codes.ts'
import type { KioskFacts, OtherPair } from './facts.ts'
import type {
  ClosingReport,
  Lacking,
  MachineLog,
  OutOfServiceReason,
  RecordOutcome,
  RecoveryReport,
  Situation,
  UnknownPair,
} from './pair-report.ts'
import type { KioskScreenEvent, Press } from './screen-event.ts'
import type { BadLine, VoicePack } from './self-test.ts'
import type { MediumShown } from './state.ts'

/** Why a card on the tray could not be read or moved. */
export type CardTrouble =
  | 'card-gone'
  | 'not-authentic'
  | 'garbled'
  | 'reader-lost'
  | 'body-blank'
  | 'body-unsigned'
  | 'body-other-issuer'
  | 'body-wrong-format'
  /** The counter is not where it was read: read the card anew. */
  | 'counter-differs'

export interface CardReading {
  readonly uid: CardUid
  /** 24 bits, read with MAC in the same exchange as the body. */
  readonly counter: number
  /** Signature of an issuer of this station verified over UID and body. */
  readonly body: VotingCardBody
  /** The session of this token is over at this pair. */
  readonly spent: boolean
  /** The interrupted session in the journal is this card's (rows 12, 13). */
  readonly openSession: boolean
  /** Whether the pair may start a session with these contests today; null = yes. */
  readonly startRefusal: RecordRefusal | null
}

export interface CheckedPackage {
  readonly facts: KioskFacts
  /** How often this machine was started for this election, this time included. */
  readonly starts: number
  /** The machine's own memory cannot be read: it can no longer recognise an earlier image of its media (X-C8). */
  readonly memoryDamaged: boolean
  /** This machine has never opened its pair, and has no other one to seal. */
  readonly unused: boolean
  /** D-29; null: today is right for this use. */
  readonly dateRefusal: BadLine | null
  /** PRE-04: the voting date on whose eve this is; null: it is no eve. */
  readonly eveOf: LocalDate | null
  readonly voicePack: VoicePack
}

/** The facts about the media before any key is known. */
export interface AdmittedMedia {
  readonly untouched: boolean
  readonly media: readonly MediumShown[]
  /** They are the pair of another machine of the station (D-18); null: this machine's own. */
  readonly otherPair: OtherPair | null
}

/** Why nothing was closed, or not to the end. */
export type CloseFailure = StaffRefusal | OutOfServiceReason | { readonly type: 'lacking'; readonly lacking: Lacking }

export type HeadphonesHeard =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly why: DeviceLoss }
  /** The sentence of this number, to its last sample; of an interrupted one it never comes. */
  | { readonly type: 'ended'; readonly said: number }

export type Happening =
  | { readonly type: 'minute' }
  | { readonly type: 'clock-set'; readonly outcome: ClockOutcome }
  /** Some seconds are over since the last one. */
  | { readonly type: 'look-at-media' }
  | { readonly type: 'card'; readonly presence: CardPresence }
  | { readonly type: 'keypad'; readonly event: KeypadEvent }
  | { readonly type: 'headphones'; readonly event: HeadphonesHeard }
  | { readonly type: 'power'; readonly power: Power }
  | { readonly type: 'front'; readonly front: Front }
  | { readonly type: 'screen'; readonly event: KioskScreenEvent }
  | { readonly type: 'machine-checked'; readonly result: Result<MachineId, Fault> }
  | { readonly type: 'package-checked'; readonly result: Result<CheckedPackage, BadLine> }
  | { readonly type: 'software-checked'; readonly found: SoftwareFound }
  | {
      readonly type: 'media-admitted'
      readonly result: Result<AdmittedMedia, { readonly original: Fault | null; readonly duplicate: Fault | null }>
    }
  | { readonly type: 'zero-progress'; readonly done: number; readonly total: number }
  /** When the last page was read; null: by a clock that has no seconds. */
  | { readonly type: 'zero-checked'; readonly result: Result<LocalSecond | null, Fault> }
  /** Not zero, and this machine has opened these media before: its operator card and recovery come next (OPN-03). */
  | { readonly type: 'opened-before' }
  | {
      readonly type: 'unlocked'
      readonly ask: number
      /** The card that was tried. */
      readonly uid: CardUid
      readonly result: Result<
        { readonly operatorCard: number; readonly permission?: ClosingPermission | null },
        UnlockRefusal
      >
    }
  /** Used media, and this machine has no memory of them: nothing is written before officer and witnesses decide (OPN-03). */
  | { readonly type: 'pair-unknown'; readonly found: UnknownPair }
  | { readonly type: 'pair-opened'; readonly result: Result<RecoveryReport, Fault> }
  | { readonly type: 'card-read'; readonly ask: number; readonly result: Result<CardReading, CardTrouble> }
  | { readonly type: 'card-moved'; readonly ask: number; readonly result: Result<void, CardTrouble> }
  /** INTENT durable on both, or the other two answers. */
  | {
      readonly type: 'record-answered'
      readonly contest: ContestBit
      readonly outcome: RecordOutcome
      readonly situation: Situation
    }
  /** The roll-forward is done. */
  | { readonly type: 'settled'; readonly situation: Situation }
  | { readonly type: 'session-ended'; readonly outcome: RecordOutcome; readonly situation: Situation }
  /** `situation.journal` says whether the session is freed. */
  | { readonly type: 'released' | 'release-finished'; readonly situation: Situation }
  | { readonly type: 'log-read'; readonly log: MachineLog }
  | { readonly type: 'close-answered'; readonly result: Result<ClosingReport, CloseFailure> }
  /** Comes before the answer to closing or opening that it belongs to. */
  | { readonly type: 'signing-key'; readonly erased: boolean }
  | { readonly type: 'machine-disk-failed' }
  /** A bug of this program. The last event: nothing is handled after it (`shell/run-app.ts`). */
  | { readonly type: 'bug' }

export type Send = (happening: Happening) => void

export type KioskEvent = Happening & { readonly at: LocalMinute }

/** A press on the glass; null: the event is something else. */
export function pressIn(event: Extract<Happening, { type: 'screen' }>): Press
export function pressIn(event: Happening): Press | null
export function pressIn(event: Happening): Press | null {
  return event.type === 'screen' ? event.event.press : null
}
