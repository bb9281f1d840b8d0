/**
 * Everything a kiosk knows between two events. `step.ts` is the only place that makes a next one.
 *
 * The life (KSK-01): starting → zero check → opening → waiting ⇄ session → closing → closed; restart on used media:
 * starting → opening (recovery) → report → waiting. `out-of-service` can follow any of them. A selection lives only in
 * `session.page` (and in `casting` until it is handed to the service), nowhere else.
 */

import type { CardToken } from '#election/card/card-ids.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { OperatingMode, Presentation } from '#election/card/voting-card.ts'
import type { CardUid, ContestBit, ContestMask, MachineId } from '#election/ids.ts'
import type { Device, LogEvent, TakeOverReason } from '#election/log/catalogue.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalMinute, LocalSecond } from '#election/time.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import type { DeviceLoss } from '#hardware/device-loss.ts'
import type { Front } from '#hardware/front/port.ts'
import type { ReadBackProof } from '#hardware/medium/port.ts'
import type { Power } from '#hardware/power/port.ts'
import type { Language } from '#ui/messages/message.ts'
import type { Looks } from '#ui/tokens/apply-looks.ts'
import type { CardRefusal, Fault, StaffRefusal, UnlockRefusal } from './codes.ts'
import type { KioskFacts, OtherPair } from './facts.ts'
import type { ClosingReport, Lacking, MachineLog, RecoveryReport, UnknownPair } from './pair-report.ts'
import type { PermissionAnswer } from './screen-event.ts'
import type { Starting, VoicePack } from './self-test.ts'
import type { SessionPage } from './session-page.ts'
import type { Voice } from './voice/voice-state.ts'

/** Null: none is fitted here. */
export type Fitted = 'connected' | DeviceLoss | null

export interface KioskState {
  readonly now: LocalMinute
  /** null until package, list and machine directory are verified. */
  readonly facts: KioskFacts | null
  /** From its own registration, before any package says its 機体番号: staff who call about a self-test that got stuck need it. */
  readonly machine: MachineId | null
  /** 照合番号 of the list that the delivered files agree with. */
  readonly software: string | null
  /** The size that its page sent. */
  readonly glass: { readonly width: number; readonly height: number } | null
  readonly stage: Stage
  readonly tray: Tray
  readonly keypad: Fitted
  /** For a keypad that is one switch or two; null: it has all keys. */
  readonly switches: 1 | 2 | null
  /** The keypad has a key that says again what was said. */
  readonly repeats: boolean
  readonly headphones: Fitted
  /** This election's voice, in every language; null: not looked at yet. */
  readonly voicePack: VoicePack | null
  readonly voice: Voice
  readonly power: Power
  /** null: no contact is fitted. */
  readonly front: Front | null
  /** When somebody pressed, or a card came or went: for the lamp (D-17), and nowhere else. */
  readonly touchedAt: LocalMinute
  /** Set before the pair was open: its log gets them when it is made votable. */
  readonly clockSets: readonly { readonly event: LogEvent; readonly at: LocalMinute }[]
  /** Device faults that the log does not have yet: they are logged when nobody votes. */
  readonly untold: readonly Device[]
  /** Device faults logged in this run; a loose plug or cable must not fill the log. */
  readonly faultsTold: readonly FaultsTold[]
  /** The cards' evidence about the clock in this run. */
  readonly clock: ClockByCards
  readonly looks: Looks
  readonly language: Language
  /** Grows with every page; a press of an older page is dropped. */
  readonly serial: number
  /** Number of the newest question to card or operator card; answers to older ones are dropped. */
  readonly ask: number
  /** Whether the pair of media is still rolling forward what was recorded. */
  readonly storage: 'settled' | 'writing' | 'settling'
  /** Tries with a wrong PIN in this run, by operator card; a card is refused after three. */
  readonly wrongPins: readonly { readonly uid: CardUid; readonly tries: number }[]
  /** Opened something in this run: never tried as voting cards, which would cost a try of their chips (X-C7). */
  readonly operatorCards: readonly CardUid[]
  /** Cards that did not know our key in this run, and how often; after some tries they are refused untouched (X-C7). */
  readonly strangers: readonly { readonly uid: CardUid; readonly tries: number }[]
  /** Cards refused since the start, for the log at closing; never which. */
  readonly refusedCards: number
  /** Media that were not admitted since the start, likewise. */
  readonly refusedMedia: number
  readonly starts: number
  /** Damage found at this start: the officer compares what the media hold with the books. */
  readonly memoryDamaged: boolean
  /** This machine has never opened its pair, and has no other one to seal: its officer may have its key erased. */
  readonly unused: boolean
  /** The fate of the machine's signing key in this run. */
  readonly signingKey: 'kept' | 'erased' | 'not-erased'
  readonly media: readonly MediumShown[]
  /** The pair in the slots is that of another machine, which died (D-18). Null: this machine's own. */
  readonly takenOver: (OtherPair & { readonly reason: TakeOverReason | null }) | null
  /** The voting date for which the journal is open (row 32); null before the first record, and of a closed pair. */
  readonly day: Sitting | null
  /** The listed date that a rehearsal plays; null for other uses, and before the pair is open. */
  readonly playedDay: Sitting | null
  /** Found while a voter was voting: the voter finishes, then the machine goes out of service. */
  readonly pendingFault: Fault | null
}

/** `fast`: one card after the other is over, none was in time between. `behind`: a card was issued later than it is here. */
export type ClockByCards = 'nothing-known' | 'agrees' | 'fast' | 'behind'

interface FaultsTold {
  readonly device: Device
  /** The hour of the clock, to which `inHour` belongs. */
  readonly hour: string
  readonly inHour: number
  readonly inRun: number
}

type Tray = CardPresence

export type Stage =
  | Starting
  | ZeroReading
  | ZeroCheck
  | {
      readonly type: 'unlocking'
      readonly purpose: 'open' | 'recover'
      readonly unlock: Unlock
      readonly zero: ZeroCheck | null
    }
  /** `reopened`: the figures of the day that was closed before (D-30). */
  | {
      readonly type: 'opening'
      readonly purpose: 'open' | 'recover' | 'take-over'
      readonly reopened?: ClosingReport
    }
  | TakeOver
  | TakenOver
  | UnknownMedia
  | { readonly type: 'recovered'; readonly report: RecoveryReport; readonly reopened: ClosingReport | null }
  | { readonly type: 'remove-operator-card'; readonly next: Stage }
  | { readonly type: 'waiting' }
  /** `forStaff`: it was laid down where an operator card was asked for. */
  | { readonly type: 'reading-card'; readonly forStaff: boolean }
  | { readonly type: 'refused'; readonly refusal: CardRefusal; readonly machine: string | null; readonly next: Stage }
  /** Row 4: the card's session is over here; its counter is on its way to *finished*. Nobody is asked to lift it yet. */
  | { readonly type: 'finishing-card' }
  /** The card is at *finished*, read back: returned now, it leaves nothing open. */
  | { readonly type: 'session-over' }
  | Session
  | Staff
  | Retiring
  | Releasing
  | {
      readonly type: 'closing'
      readonly behind: Stage
      readonly uid: CardUid | null
      readonly permission: ClosingPermission | null
      readonly unpermitted: boolean
      readonly final: boolean
      readonly keepKey: boolean
    }
  | Closed
  | OutOfService

/**
 * OPN-03: the known facts about media that the machine itself does not know; officer and witnesses decide, and without a decision the
 * answer is no.
 */
export interface UnknownMedia {
  readonly type: 'unknown-media'
  readonly found: UnknownPair
  readonly witnesses: readonly WitnessMark[]
  readonly refusal: StaffRefusal | null
}

/** 「この機械は使いませんでした」: a spare's key is erased by its officer, never by a clock alone. */
export interface Retiring {
  readonly type: 'retiring'
  readonly step: 'unlock' | 'confirm' | 'erasing' | 'done'
  readonly unlock: Unlock
  /** Closed for good: the key was kept for a take-over, and is not needed any more. */
  readonly behind: Starting | ZeroCheck | Closed
}

/** The pair of a dead machine was found in the slots. */
export interface TakeOver {
  readonly type: 'take-over'
  readonly step:
    | { readonly type: 'found' }
    | { readonly type: 'unlock'; readonly unlock: Unlock }
    | { readonly type: 'witnesses'; readonly witnesses: readonly WitnessMark[]; readonly uid: CardUid }
  readonly refusal: StaffRefusal | null
}

/** The findings on it, after recovery. */
export interface TakenOver {
  readonly type: 'taken-over'
  readonly report: RecoveryReport
}

/** Just now, or before this start. `report.final`: for good; otherwise for the day, and a later one goes on. */
export interface Closed {
  readonly type: 'closed'
  readonly report: ClosingReport
}

/** The card of an interrupted session is asked for, so that its counter says what is recorded (`releasing.ts`). */
export interface Releasing {
  readonly type: 'releasing'
  /** Out of service; after a cut on a pair that works again, waiting. */
  readonly behind: Stage
  /** As the journal has freed it; null: the journal knows nothing of this card. */
  readonly freed: Interrupted | null
  readonly step:
    | {
        readonly type: 'card'
        /** False: the card on the tray must be lifted before another is read. */
        readonly lifted: boolean
        readonly refusal: CardRefusal | null
        readonly machine: string | null
      }
    | { readonly type: 'reading' }
    /** `over`: all is recorded or ended; it goes to *finished* instead. */
    | { readonly type: 'moving'; readonly contests: ContestMask; readonly over: boolean }
    | { readonly type: 'finishing'; readonly contests: ContestMask }
    | { readonly type: 'done'; readonly recorded: ContestMask; readonly open: ContestMask }
    | { readonly type: 'over' }
}

interface ZeroReading {
  readonly type: 'zero-reading'
  readonly done: number
  readonly total: number
}

export interface MediumShown {
  readonly role: 'original' | 'duplicate'
  readonly serial: string
  readonly proof: ReadBackProof
}

/** over-line: the officer has heard the witness say it (ROL-11). */
export type WitnessMark = 'open' | 'confirmed' | 'over-line' | 'absent'

/** 0票確認画面 */
export interface ZeroCheck {
  readonly type: 'zero-check'
  readonly readAt: LocalMinute | LocalSecond
  readonly witnesses: readonly WitnessMark[]
  /** By the officer, with the time signal (OPN-01). */
  readonly clockConfirmed: boolean
  readonly voterConfirmed: boolean
  readonly refusal: StaffRefusal | null
}

export interface Unlock {
  readonly step: 'card' | 'pin' | 'checking'
  readonly refusal: UnlockRefusal | null
}

interface SessionCard {
  /** null after a restart: the journal knows the token, not the card. */
  readonly uid: CardUid | null
  readonly token: CardToken | null
  readonly contests: ContestMask
  readonly presentation: Presentation
  readonly operatingMode: OperatingMode
}

/** One voter at the machine, from *taken* to the removal of the card. */
export interface Session {
  readonly type: 'session'
  readonly card: SessionCard
  /** Confirmed by reading the card (C2); *pressed* is needed before the first record of any kind (C3). */
  readonly counter: 'issued' | 'taken' | 'pressed' | 'finished'
  /** Contests of the card on this kiosk, in configured order. */
  readonly contests: readonly ContestBit[]
  /** As the card asks for it, until the voter hides the screen or changes to touch. */
  readonly presentation: Presentation
  /** How often *help* was pressed last: one says what leads on here, two all keys, and the third opens the settings. */
  readonly helped: 0 | 1 | 2
  /** INTENT durable on both media. */
  readonly done: ContestMask
  /** Those of them that were left out without a vote, as far as this run knows: only for the words to the voter, nothing else reads it. */
  readonly left: ContestMask
  /** Everything not recorded yet is being ended, by the voter or by staff. */
  readonly ending: 'voter' | 'staff' | null
  /** The card's counter differed from the machine's belief, and was read anew for that once. */
  readonly differed: boolean
  readonly page: SessionPage
}

export interface Staff {
  readonly type: 'staff'
  /** The stage that goes on when staff leave. */
  readonly behind: Stage
  /** The operator card that opened these pages; null before. Any other card on the reader ends them (X-C6). */
  readonly uid: CardUid | null
  /** The issuer's permission on that card (CLS-03). */
  readonly permission?: ClosingPermission | null
  readonly step: StaffStep
}

export type StaffStep =
  /** "Ended" records are being written. */
  | { readonly type: 'ending' }
  /** The journal frees its session, or forgets the one that it has freed. */
  | { readonly type: 'freeing' }
  | { readonly type: 'unlock'; readonly unlock: Unlock }
  | { readonly type: 'menu'; readonly refusal: StaffRefusal | null }
  | { readonly type: 'status' }
  /** null: it is being read. */
  | { readonly type: 'log'; readonly log: MachineLog | null; readonly page: number }
  /** The clock is later than the last voting date: is it right? Yes closes for good, no for the day. */
  | { readonly type: 'date-question'; readonly today: Sitting; readonly last: Sitting; readonly keepKey: boolean }
  /** The minute to which the clock is to be set is typed. */
  | { readonly type: 'clock'; readonly refusal: StaffRefusal | null }
  | {
      readonly type: 'clock-witnesses'
      readonly to: LocalMinute
      readonly witnesses: readonly WitnessMark[]
      readonly refusal: StaffRefusal | null
    }
  | { readonly type: 'setting-clock'; readonly from: LocalMinute; readonly to: LocalMinute }
  /** An open session is to be ended under a later date than `day`, for which the pair is open. */
  | { readonly type: 'ending-question'; readonly today: Sitting; readonly day: Sitting }
  /** The station's closing time has not come: closing is asked for a second time. */
  | { readonly type: 'early-question'; readonly final: boolean; readonly keepKey: boolean }
  /** CLS-03: the card carries no permission for this day. It is fetched, or officer and witness answer for the closing. */
  | {
      readonly type: 'no-permission'
      readonly final: boolean
      readonly keepKey: boolean
      readonly answered: readonly PermissionAnswer[]
      readonly refusal: StaffRefusal | null
    }
  /** CLS-04: a medium lacks, and nothing is closed yet: it is put back, or the officer closes without it. */
  | {
      readonly type: 'one-medium'
      readonly lacking: Lacking
      readonly final: boolean
      readonly keepKey: boolean
      readonly unpermitted: boolean
    }
  | {
      readonly type: 'witnesses'
      readonly purpose: WitnessedAct
      readonly witnesses: readonly WitnessMark[]
      readonly refusal: StaffRefusal | null
      /** At the last closing: the signing key stays, because another machine's pair is to be taken over. */
      readonly keepKey: boolean
    }

export type WitnessedAct = 'close' | 'end-session' | 'release'

/** A session in the journal. `freed`: released by the officer; its card has not come yet, or not gone. */
interface Interrupted {
  readonly contests: ContestMask
  readonly done: ContestMask
  readonly freed: boolean
}

export interface OutOfService {
  readonly type: 'out-of-service'
  readonly fault: Fault
  /** null when nobody was in a session. */
  readonly voter: VoterStatement | null
  /** For staff only: what the healthy medium says of the vote in flight. */
  readonly survivor: 'recorded-on-one-medium' | 'not-recorded' | 'cannot-tell' | null
  readonly at: LocalMinute
  /** The pair is open: staff may still end what is open and close (one medium failed). */
  readonly closable: boolean
  /** The stage that goes on by itself when the clock is right again, whether it went forward or back (WX3); null: none does. */
  readonly behind: Stage | null
  /** A session in the journal that the officer must end or release before closing. */
  readonly interrupted: Interrupted | null
}

/** The answer to the voter about each contest of the card: three answers, never a fourth. Disjoint masks. */
export interface VoterStatement {
  readonly recorded: ContestMask
  readonly notRecorded: ContestMask
  /** 「係員が確認します」 */
  readonly staffWillCheck: ContestMask
}
