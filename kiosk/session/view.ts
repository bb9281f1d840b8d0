/** The view of the screen: a pure function of the state. `choose` and `confirm` of a visible screen alone hold names (AUD-04, KSK-03, KSK-07). */
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { OperatingMode } from '#election/card/voting-card.ts'
import type { Display, Gone, Stop, Use } from '#election/definition/definition.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalDate, LocalMinute, LocalSecond, LocalTime } from '#election/time.ts'
import type { Row, Speed, Volume } from '#election/voice/steps.ts'
import type { Front } from '#hardware/front/port.ts'
import type { Power } from '#hardware/power/port.ts'
import type { Language } from '#ui/messages/message.ts'
import type { Looks } from '#ui/tokens/apply-looks.ts'
import type { ClosedShown, ContestRecords } from './closed-shown.ts'
import type { CardRefusal, Fault, StaffRefusal, UnlockRefusal } from './codes.ts'
import type { MarksShown } from './marks-shown.ts'
import type { OutOfServiceShown } from './out-of-service-shown.ts'
import type { Lacking } from './pair-report.ts'
import type { PermissionAnswer } from './screen-event.ts'
import type { CheckLine, CheckState } from './self-test.ts'
import type { SessionBehind } from './session-behind.ts'
import type { ShownCandidate } from './shown-candidate.ts'
import type { ClockByCards, Fitted, MediumShown, OutOfService, WitnessedAct, WitnessMark } from './state.ts'
import type { AudioPhase, ContestPlace, KeysAt, PageByKeys, RowShown } from './view-by-keys.ts'

export type { ContestRecords }

export interface KioskView {
  /** To be sent back as `on` with every press. */
  readonly serial: number
  readonly use: Use | null
  /** 機体番号, or the name in its registration while no package is known: on all pages of staff. */
  readonly machine: string | null
  readonly panelWidthMm: number
  readonly looks: Looks
  readonly language: Language
  /** How the Japanese titles of contests are read, where the office said so. */
  readonly titleReadings: readonly TitleReading[]
  /** ROL-11: a witness may say it over a line. */
  readonly witnessOverLine: boolean
  /** 移動期日前投票所: each stop is closed as a day is. */
  readonly moves: boolean
  readonly page: KioskPage
  /** The button of the frame that has the keys, for a voter who sees it; null: none, or a thing of the page itself. */
  readonly keysAt: KeysAt | null
}

export interface TitleReading {
  readonly title: string
  readonly kana: string
}

/** One of the dates on which this station votes, or one of its stops. */
export interface DayOf {
  readonly date: LocalDate
  /** From 1. */
  readonly position: number
  readonly of: number
  /** Null: the station does not move. */
  readonly stop: Stop | null
}

export type KioskPage =
  | {
      readonly type: 'starting'
      readonly lines: readonly {
        readonly line: CheckLine
        readonly state: CheckState
        /** A number, a serial, a size; null: nothing to name. */
        readonly found: string | null
      }[]
      /** The voting date whose morning the machine waits for; null: none. */
      readonly waitsFor: LocalDate | null
      /** That date has come: the media are waited for. */
      readonly isMorning: boolean
      /** The self-test got stuck on a machine that was never used: its key can be erased. */
      readonly mayRetire: boolean
      readonly maySetClock: boolean
    }
  | { readonly type: 'zero-reading'; readonly done: number; readonly total: number }
  | {
      readonly type: 'zero-check'
      readonly title: string
      readonly station: string
      readonly machineSerial: string
      readonly date: LocalDate
      /** Zero for each: the page exists only for untouched media. */
      readonly contests: readonly string[]
      readonly media: readonly MediumShown[]
      readonly fingerprint: string
      readonly readAt: LocalMinute | LocalSecond
      /** 照合番号 of the list that the delivered files agree with; null: they were not held against one. */
      readonly software: string | null
      /** Early voting: which one today is; null: there is one date only. */
      readonly day: DayOf | null
      readonly starts: number
      readonly keypad: Fitted
      readonly headphones: Fitted
      readonly witnesses: readonly WitnessMark[]
      /** This machine's clock, to be compared with the time signal. */
      readonly clock: LocalMinute
      readonly clockConfirmed: boolean
      readonly voterConfirmed: boolean
      readonly mayRetire: boolean
      readonly refusal: StaffRefusal | null
    }
  | {
      readonly type: 'operator-card'
      readonly purpose: 'open' | 'recover' | 'staff' | 'retire' | 'erase' | 'take-over'
      readonly step: 'card' | 'pin' | 'checking'
      readonly refusal: UnlockRefusal | null
      readonly cancellable: boolean
    }
  | { readonly type: 'opening'; readonly purpose: 'open' | 'recover' | 'take-over' }
  /** The known facts about used media that this machine does not know, before anything is written (OPN-03). */
  | {
      readonly type: 'unknown-media'
      readonly machineSerial: string
      readonly station: string
      readonly pair: number
      readonly media: readonly MediumShown[]
      readonly records: readonly ContestRecords[]
      /** Opened for this date, by their journal; null: by no page that can be read. */
      readonly day: Sitting | null
      readonly closed: boolean
      readonly starts: number
      readonly witnesses: readonly WitnessMark[]
      readonly refusal: StaffRefusal | null
    }
  | {
      readonly type: 'recovered'
      /** D-30: a later date of early voting, and the figures with which the one before was closed. */
      readonly reopened: {
        readonly day: DayOf
        readonly before: Sitting
        readonly records: readonly ContestRecords[]
      } | null
      readonly starts: number
      /** The package and list in use: a list put back, or another package, shows here (X-B6). */
      readonly fingerprint: string
      readonly listVersion: number
      /** The machine's own memory could not be read: staff compare the records with the books at closing. */
      readonly memoryDamaged: boolean
      /** It must be locked before the machine goes on. */
      readonly frontOpen: boolean
      /** This machine's clock: it may have stood still while the machine was off. */
      readonly clock: LocalMinute
      readonly repairedPages: number
      readonly lostPages: number
      /** An interrupted vote: titles only, in configured order. */
      readonly interrupted: {
        readonly recorded: readonly string[]
        readonly open: readonly string[]
        /** Released before the power went: its card is asked for, to be taken to the desk. */
        readonly freed: boolean
      } | null
    }
  /** The pair of a dead machine is in the slots: whose, and who decides to take it over. */
  | {
      readonly type: 'take-over'
      /** The serial number of the machine that died. */
      readonly serial: string
      readonly machineSerial: string
      readonly station: string
      readonly media: readonly MediumShown[]
      /** Not there, or not readable: nothing has been written yet, so it can still be put in. */
      readonly missing: 'original' | 'duplicate' | null
      readonly refusal: StaffRefusal | null
    }
  | {
      readonly type: 'taken-over'
      readonly serial: string
      readonly repairedPages: number
      readonly lostPages: number
      readonly failedMedium: 'original' | 'duplicate' | null
      readonly interrupted: {
        readonly recorded: readonly string[]
        readonly open: readonly string[]
        readonly freed: boolean
      } | null
      readonly records: readonly { readonly contest: string; readonly count: number }[]
    }
  | { readonly type: 'remove-operator-card' }
  | {
      readonly type: 'waiting'
      readonly readerLost: boolean
      readonly onBattery: boolean
      /** Its clock with its date, for staff to compare; null: neither a card nor the date gave a reason. */
      readonly doubtedClock: LocalMinute | null
    }
  | { readonly type: 'reading-card' }
  /** `machine`: serial of the machine to go to, where there is one. `clock`: of this one. */
  | {
      readonly type: 'refused'
      readonly refusal: CardRefusal
      readonly machine: string | null
      readonly clock: LocalMinute
    }
  | { readonly type: 'session-over' }
  | PageByKeys
  /** `byKeys`: the card is for the screen with voice, keys and switch. */
  | {
      readonly type: 'how-to'
      readonly contest: ContestPlace
      readonly mode: OperatingMode
      readonly byKeys: boolean
    }
  | {
      readonly type: 'choose'
      readonly contest: ContestPlace
      readonly mode: OperatingMode
      readonly candidates: readonly ShownCandidate[]
      readonly selected: number | null
      /** 国民審査: ids of the judges with a mark; null: one is chosen. */
      readonly marked: readonly number[] | null
      readonly pageIndex: number
      readonly pageCount: number
      readonly pagesSeen: readonly number[]
      /** As the screen has sent it; 0: not yet. */
      readonly perPage: number
      readonly allSeen: boolean
      /** Ids of the candidates under the focus of the keys: one, or ten that switches pass at once. */
      readonly focus: readonly number[]
      /** A candidate who died or withdrew was pressed (D-26). */
      readonly told: Gone | null
      /** The ordinance's way of showing; null: as many pages as are needed. */
      readonly display: Display | null
      /** To look candidates up by; empty where the ordinance does not have it. */
      readonly rows: readonly RowShown[]
      readonly row: Row | null
      /** Ids of the candidates that are shown: those of the row, or all. */
      readonly inRow: readonly number[]
    }
  | {
      readonly type: 'confirm'
      readonly contest: ContestPlace
      readonly mode: OperatingMode
      readonly candidate: ShownCandidate
      /** All of the contest: the longest name decides how large each is shown (LAW-08). */
      readonly candidates: readonly ShownCandidate[]
    }
  | MarksShown
  | {
      readonly type: 'explain'
      readonly contest: ContestPlace
      readonly choice: ShownCandidate
      /** Its place, from 0, and how many there are. */
      readonly at: number
      readonly of: number
      /** Null: nobody moves here by keys. */
      readonly focus: number | null
    }
  | {
      readonly type: 'leave'
      readonly contest: ContestPlace
      /** Contests that are not recorded, this one among them; there are others, so this one alone may be left out (D-14). */
      readonly open: readonly string[]
      readonly focus: number | null
    }
  | {
      readonly type: 'leave-sure'
      readonly contest: ContestPlace
      readonly scope: 'contest' | 'all'
      readonly open: readonly string[]
      readonly focus: number | null
    }
  | { readonly type: 'recording' }
  /** The same page whether a candidate was recorded or the contest left out: a person behind the voter learns neither (D-20). */
  | {
      readonly type: 'recorded'
      readonly contest: ContestPlace
      /** The contests that are over and those that are left, in configured order; the first that is left comes next. */
      readonly over: readonly string[]
      readonly open: readonly string[]
    }
  | { readonly type: 'finishing' }
  /** `byStaff`: staff ended the session, so nothing is said to the voter of what was chosen. */
  | { readonly type: 'take-card'; readonly byStaff: boolean }
  | {
      readonly type: 'card-away'
      readonly recorded: readonly string[]
      readonly open: readonly string[]
      readonly refusal: CardRefusal | null
      /** Something with the card did not work: it must be lifted and laid on again. */
      readonly cardLies: boolean
      /** Staff are ending this session and need the voting card back (D-33). */
      readonly forEnding: boolean
    }
  /** Dark; `phase` is for tests and the voice, the screen looks the same in all of them. */
  | {
      readonly type: 'audio'
      readonly contest: ContestPlace | null
      readonly phase: AudioPhase
      /** Whether each is plugged in. */
      readonly keypad: boolean
      readonly headphones: boolean
      /** How the voice is set; nothing that follows from what it says. */
      readonly speed: Speed
      readonly volume: Volume
    }
  | {
      readonly type: 'staff-menu'
      readonly refusal: StaffRefusal | null
      readonly session: SessionBehind
      /** The card of an interrupted session can be given back for another machine. */
      readonly releasable: boolean
      readonly closable: boolean
    }
  /** Today, by the clock, is later than the date that it is compared with: the last one before a closing, the open one before a session is ended. */
  | {
      readonly type: 'staff-date'
      readonly before: 'closing' | 'ending'
      readonly today: Sitting
      readonly compared: Sitting
    }
  /** Closing before the station's hour: what it means, and a second press. */
  | {
      readonly type: 'staff-early'
      readonly now: LocalMinute
      readonly closes: LocalTime
      readonly final: boolean
      readonly machineSerial: string
    }
  /** CLS-03: nothing is closed yet. `found`: the permission on the card, which is that of another day; null: there is none. */
  | {
      readonly type: 'staff-no-permission'
      readonly found: ClosingPermission | null
      readonly day: Sitting
      readonly final: boolean
      readonly answered: readonly PermissionAnswer[]
      readonly refusal: StaffRefusal | null
    }
  /** Nothing is closed yet: a medium is put back, or the officer closes without it. */
  | { readonly type: 'staff-one-medium'; readonly lacking: Lacking }
  | {
      readonly type: 'staff-status'
      readonly station: string
      readonly machineSerial: string
      readonly clock: LocalMinute
      readonly clockByCards: ClockByCards
      readonly fault: Fault | null
      /** The healthy medium's record of the vote in flight; staff only. */
      readonly survivor: OutOfService['survivor']
      readonly media: readonly MediumShown[]
      readonly keypad: Fitted
      readonly headphones: Fitted
      readonly power: Power
      readonly front: Front | null
      readonly software: string | null
      readonly starts: number
    }
  /** Newest page first; `entries` are in the order in which they were written. */
  | {
      readonly type: 'staff-log'
      readonly machineSerial: string
      readonly log: {
        readonly entries: readonly LogEntry[]
        readonly earlier: number
        readonly unbroken: boolean
      } | null
      readonly pageIndex: number
      readonly pageCount: number
    }
  | {
      readonly type: 'staff-witnesses'
      readonly purpose: WitnessedAct | 'take-over'
      /** Whether the signing key is kept for a take-over; null: not asked. */
      readonly keepKey: boolean | null
      readonly witnesses: readonly WitnessMark[]
      readonly refusal: StaffRefusal | null
    }
  /** The consequence of erasing this machine's key, before it is erased. */
  | { readonly type: 'retire-confirm'; readonly machineSerial: string; readonly station: string }
  | { readonly type: 'retiring' }
  | { readonly type: 'retired'; readonly machineSerial: string; readonly erased: boolean }
  | { readonly type: 'staff-ending' | 'staff-freeing' | 'staff-setting-clock' }
  | { readonly type: 'staff-clock'; readonly clock: LocalMinute; readonly refusal: StaffRefusal | null }
  | {
      readonly type: 'staff-clock-witnesses'
      readonly clock: LocalMinute
      readonly to: LocalMinute
      /** Nobody votes here on that date. */
      readonly otherDate: boolean
      readonly witnesses: readonly WitnessMark[]
      readonly refusal: StaffRefusal | null
    }
  /** The card that is to be released is asked for. Nothing of its voter's choice is known here. */
  | {
      readonly type: 'release-card'
      readonly refusal: CardRefusal | null
      readonly machine: string | null
      readonly cardLies: boolean
      /** The journal waits for it: only the officer can go on without it. */
      readonly awaited: boolean
    }
  /** In which contests something is recorded, and for which the desk issues a new card. */
  | { readonly type: 'released'; readonly recorded: readonly string[]; readonly open: readonly string[] }
  | { readonly type: 'closing' }
  | ClosedShown
  | OutOfServiceShown
