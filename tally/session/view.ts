/** The view of the tally's screen. No candidate figure is in it before the whole district is counted (CNT-06, LAW-17). */

import type { Announcement, UnderCorrection } from '#election/count/announcement.ts'
import type { Arrival, ArrivalWait, ContainerSeen } from '#election/count/arrival.ts'
import type { LostRefusal } from '#election/count/declared-lost.ts'
import type { DoubtCode } from '#election/count/doubt.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import type { LotStep } from '#election/count/lots.ts'
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import type { PaperField } from '#election/count/paper.ts'
import type { PaperEntry } from '#election/count/paper-books.ts'
import type { PapersSent } from '#election/count/papers-sent.ts'
import type { Ruling } from '#election/count/rulings.ts'
import type { TypedField } from '#election/count/typed-report.ts'
import type { PolledContest } from '#election/count/voters.ts'
import type { Publication, Use } from '#election/definition/definition.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { numbered } from '#election/keys/approvers.ts'
import type { Kind } from '#election/kinds/kind.ts'
import type { TallyLogEntry } from '#election/log/tally-log.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { Language } from '#ui/messages/message.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { MachineLogView, MediumOfLog } from './machine-log-view.ts'
import type { MinutesView } from './minutes-view.ts'
import type { MissingForOpening, OpeningView } from './opening-view.ts'
import type { SupersededPapers } from './papers-there.ts'
import type { ScansSeen } from './scans.ts'
import type { TallyDocument } from './screen-event.ts'

/** `second`: this is the PC of another mixer; it counts nothing. */
export type TallyPhase = 'starting' | 'out-of-service' | 'choose-mode' | 'second' | 'zero-check' | 'receive' | 'result'

const countStages = ['received', 'merged', 'opened', 'counted', 'reconciled'] as const
export type CountStage = (typeof countStages)[number]

export interface TallyHead {
  readonly use: Use
  readonly title: string
  readonly municipality: string
  readonly date: LocalDate
  readonly listVersion: number
  /** 20 digits of package and candidate list, to compare with the ceremony record. */
  readonly fingerprint: string
  /** Whose approvals count here, with the 20 digits of each key. */
  readonly approvers: ReturnType<typeof numbered>
  readonly software: string | null
}

interface Total {
  readonly done: number
  readonly all: number
}

/** LAW-14: the other medium of the pair was received, or the chair has allowed the duplicate and it is awaited. */
export type PairNow = 'received' | 'duplicate-allowed'

export interface SlotView {
  /** From 1. */
  readonly slot: number
  readonly state: 'empty' | 'present' | 'reading' | 'accepted' | 'refused'
  readonly medium: {
    readonly serial: string
    readonly station: StationId
    readonly pair: PairNumber
    readonly role: 'original' | 'duplicate'
  } | null
  /** 照合番号 of its seal, once it was read: people compare it with the station's paper. */
  readonly sealFingerprint: string | null
  readonly progress: { readonly readBytes: number; readonly totalBytes: number } | null
  /** The slot has scans of sheets in place of a medium; `done` of them are read. */
  readonly files: { readonly done: number; readonly all: number } | null
  readonly scans: ScansSeen | null
  readonly refusal: MediumRefusal | null
  /** State of the pair of a refused medium; null: the refusal says what is to be done. */
  readonly pairNow: PairNow | null
}

export interface StationView {
  readonly id: StationId
  readonly name: string
  /** Null: not received by its transport list yet (CNT-01). */
  readonly arrival: ArrivalView | null
  readonly report: 'missing' | 'received'
  /** MED-06: an unsigned report was typed in from paper: why, and by whom. Null: the report is signed or missing. */
  readonly typed: { readonly reason: string; readonly by: readonly string[] } | null
  /** 照合番号 of the report that counts: the printed sheet bears it too. */
  readonly reportFingerprint: string | null
  /** The clerk's comparison of that number with the printed sheet's; null before it, or without a report. */
  readonly comparison: 'same' | 'differs' | null
  /** The words of the station's report: why something differs, and what it corrects. Both may be empty. */
  readonly difference: string
  readonly corrects: string
  /** Pairs that the report calls unused, spare or failed: a forged report could hide a pair here (X-A5). */
  readonly setAside: readonly { readonly pair: PairNumber; readonly state: 'failed' | 'spare' | 'not-started' }[]
  /** Media that the report asks for, and how many of them are read. */
  readonly pairs: { readonly expected: number; readonly read: number }
  /** `explain` = the election chair must give a reason first (`reason` says about what). */
  readonly books: 'waiting' | 'balanced' | 'explain' | 'explained'
  readonly reason: DoubtCode | null
  /** Its media whose logs can be read, in the order in which they were shown. */
  readonly logs: readonly MediumOfLog[]
}

/** The person who received a station, and anything that was not as it should be. */
interface ArrivalView {
  readonly at: LocalMinute
  readonly clerk: string
  readonly differing: Arrival['differing']
  readonly containers: readonly ContainerSeen[]
  /** Null while the election chair has not decided about them. */
  readonly decision: Arrival['decision']
}

/** A contradiction in what was received; it stays in the list after it is explained. */
export interface DoubtView {
  readonly id: string
  readonly code: DoubtCode
  /** Null: of the whole district. */
  readonly station: StationId | null
  readonly pair: PairNumber | null
  /** Values in its words; no candidate's figure. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly explained: boolean
  /** `pair-contested`: the seals that were shown, for `choose-seal`. */
  readonly seals: readonly ShownSeal[]
}

export interface ShownSeal {
  /** 照合番号 */
  readonly name: string
  readonly serial: string
  readonly role: 'original' | 'duplicate'
  readonly machine: string
  readonly records: number
}

/** The fields of a station's printed sheet, which two people type (MED-06). */
export interface SheetView {
  readonly station: StationId
  readonly fields: readonly TypedField[]
  /** Names of the fields that the two typed differently the last time: only these are typed again. */
  readonly differing: readonly string[]
  readonly contests: readonly { readonly id: string; readonly title: string }[]
  readonly issuers: readonly { readonly id: string; readonly serial: string }[]
  readonly kiosks: readonly { readonly id: string; readonly serial: string }[]
}

/** The fields of a contest's paper count, which two people type (PAP-08). */
export interface PaperSheetView {
  readonly contest: string
  readonly title: string
  readonly fields: readonly PaperField[]
  readonly differing: readonly string[]
  readonly candidates: readonly { readonly number: number; readonly name: string }[]
  readonly about: Kind['about']
  /** Earlier entries, without their figures. The next entry is a correction and needs a reason. */
  readonly before: readonly PaperEntryView[]
  readonly sent: PapersSent
}

/** In records of the whole district. `secondsLeft` is null before the pace is known. */
export interface StageProgress {
  readonly stage: 'mixing' | 'opening'
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
}

/** The list that the holders open, one after the other. */
export interface MixedList {
  /** Votes of all contests. Each holder reads this number and agrees to it. */
  readonly records: number
  /** Records that no list of votes has, for their form or their proof. */
  readonly refused: number
  readonly mixers: number
  /** 20 digits of the mix that the second PC gave back; null: this one did all of it. */
  readonly second: string | null
}

/** At the first PC: a list that waits for the second one. */
export interface CarriedOut {
  readonly records: number
  /** 20 digits of the list on the stick, to compare with the second PC's screen; null: it is on none yet. */
  readonly number: string | null
}

/** At the second PC: it has mixed, and the stick has the result. */
export interface CarriedMixed {
  /** 20 digits of the list that came, and of the mix that goes back. */
  readonly list: string
  readonly mix: string
  readonly records: number
  /** Voting machines whose seals the list was held against. */
  readonly seals: number
  /** So was the seal of the online votes (R9). */
  readonly online: boolean
  /** The pairs that the signed declaration leaves out (CNT-08): the hall finds here an earlier declaration that was taken back. */
  readonly lost: readonly Pick<LostPair, 'station' | 'pair'>[]
  readonly mixers: number
}

/** No figure: it would show the second typist what the first one typed, and would show a few paper ballots by themselves (D-22). */
export interface PaperEntryView {
  readonly type: PaperEntry['type']
  readonly by: readonly string[]
  readonly reason: string
  readonly at: LocalMinute
}

/** A pair that the election chair declares lost: who, why, and what is known (docs/formats/count.md §3). */
export interface LostView {
  readonly station: StationId
  readonly pair: PairNumber
  readonly cause: LostPair['cause']
  readonly known: string
  readonly opinion: string
  readonly witnesses: readonly string[]
  readonly chair: string
  readonly declaredAt: LocalMinute
  /** By contest, as the machine showed them at closing; null: nobody knows. No candidate's figure. */
  readonly recordsTold: readonly { readonly title: string; readonly records: number }[] | null
  /** Null: the count goes on without the pair. Otherwise the declaration does not hold, for this reason. */
  readonly refused: LostRefusal | null
}

export type MissingItem =
  | { readonly type: 'report' | 'comparison'; readonly station: StationId }
  | { readonly type: ArrivalWait; readonly station: StationId }
  | { readonly type: 'medium'; readonly station: StationId; readonly pair: PairNumber }
  | { readonly type: 'online' }
  | MissingForOpening
  | { readonly type: 'declaration'; readonly station: StationId; readonly pair: PairNumber; readonly why: LostRefusal }
  /** `doubt` is the id of one of the view's doubts. */
  | ({ readonly type: 'explanation'; readonly doubt: string } & Pick<DoubtView, 'code' | 'station' | 'pair'>)
  /** CNT-07: nobody has said what paper there is. */
  | { readonly type: 'paper'; readonly contest: string }
  | { readonly type: 'lot'; readonly contest: string }

interface AwaitedPair {
  readonly station: StationId
  readonly pair: PairNumber
  readonly serial: string
}

export interface SeatView {
  /** 1…n, the number of the share. */
  readonly index: number
  /** The holder's share file is in the shares directory. */
  readonly file: boolean
  /** The holder who gives it; empty: nobody has said. */
  readonly holder: string
  /** `refused`: the share itself cannot be used; every other fault is mended at this seat. */
  readonly state: 'empty' | 'checking' | 'filled' | 'wrong-passphrase' | 'no-file' | 'refused'
}

export type MessageValues = Readonly<Record<string, string | number | readonly string[]>>

export interface TallyMessage {
  /** Key of words/tally.tsv. */
  readonly code: TallyRefusalCode
  /** For the places of the words: station, pair, seat …; never a figure of a candidate. */
  readonly about: MessageValues
}

interface ReceivedOnline {
  /** Serial number and check number of the machine that sorted. */
  readonly machine: string
  readonly key: string
  /** Check number of the online settings by which these votes were cast. */
  readonly settings: string
  readonly voters: number
}

export interface TallyView {
  readonly phase: TallyPhase
  readonly now: LocalMinute
  readonly language: Language
  readonly head: TallyHead | null
  /** The contests of the package, in its order. */
  readonly contests: readonly { readonly id: string; readonly title: string }[]
  /** `missing`: the commission has not set this machine up; nothing is signed before it is open. */
  readonly machineKey: 'missing' | 'locked' | 'open'
  /** The sorted votes of the online box; null: the election has none. */
  readonly online: { readonly received: ReceivedOnline | null } | null
  /** The records in the tally now, per contest of the district: all zero at the zero check (TC-49). */
  readonly held: readonly { readonly title: string; readonly records: number }[]
  readonly stages: readonly { readonly stage: CountStage; readonly state: 'waiting' | 'running' | 'done' }[]
  /** Sums of the district. Before a station's report is there, its media are those of its machines without the spares. */
  readonly totals: Readonly<Record<'stations' | 'reports' | 'media', Total>>
  /** Null: no media are read at this moment. `secondsLeft` is null before the pace is known. */
  readonly reading: {
    readonly readBytes: number
    readonly totalBytes: number
    readonly secondsLeft: number | null
  } | null
  readonly slots: readonly SlotView[]
  readonly stations: readonly StationView[]
  readonly missing: readonly MissingItem[]
  readonly openings: readonly OpeningView[]
  /** Missing pairs of stations whose transport list was received, with the serial number on the original's label. */
  readonly awaited: readonly AwaitedPair[]
  readonly doubts: readonly DoubtView[]
  /** CLS-03: pairs that were closed without the issuer's permission, as their logs say. */
  readonly unpermitted: readonly { readonly station: StationId; readonly pair: PairNumber }[]
  readonly lost: readonly LostView[]
  /** Null: no report is typed in at this moment. */
  readonly sheet: SheetView | null
  /** Null: no paper is typed in at this moment. */
  readonly paperSheet: PaperSheetView | null
  readonly seats: readonly SeatView[]
  /** Files in the shares directory that cannot be used: broken, a copy, or of another election. */
  readonly sharesAside: readonly {
    readonly file: string
    readonly why: 'unreadable' | 'of-other-election' | 'copy'
  }[]
  /** X-C5: passphrases are sealed to this key of the key process; null while no process runs. */
  readonly sealTo: string | null
  readonly threshold: number
  /** Everything is there, every stop is explained, and nothing is mixed. */
  readonly mayCount: boolean
  /** The list that the mixers left; null: not mixed. */
  readonly mixed: MixedList | null
  /** Reading the medium that came takes back the merge: every medium is read again, and the votes are mixed again. */
  readonly readsAllAgain: boolean
  /** There is a socket for the stick between two PCs. */
  readonly mayCarry: boolean
  /** Null: no list waits for the second PC. */
  readonly carried: CarriedOut | null
  /** Null: this PC has mixed nothing for another one. */
  readonly carriedMixed: CarriedMixed | null
  /** 20 digits of the bundle, for the hall and for paper; null: there is none. */
  readonly bundle: string | null
  /** The part of it that everybody gets. */
  readonly publication: Publication
  /** Null: no stage is under way that takes long. */
  readonly progress: StageProgress | null
  readonly busy:
    | 'unlock'
    | 'reports'
    | 'media'
    | 'share'
    | 'counting'
    | 'carrying'
    | 'announcing'
    | 'printing'
    | 'minutes'
    | null
  /** Null until stage 5; `final` is false while paper, a lot or an explanation is missing (CNT-08). */
  readonly result: {
    /** As it may leave the tally (D-22). */
    readonly contests: readonly PolledContest[]
    /** By contest: who entered which paper, and rulings on who is not eligible. */
    readonly paper: readonly {
      readonly contest: string
      readonly entries: readonly PaperEntryView[]
      readonly rulings: readonly Ruling[]
      readonly lots: readonly LotStep[]
      /** CNT-10: a correction is the chair's, before the witnesses. */
      readonly asksTheChair: boolean
    }[]
    /** CNT-14: contests of which reports send ballot papers. */
    readonly sent: readonly { readonly contest: string; readonly kinds: PapersSent }[]
    /** Σ over contests; not final before they are explained. */
    readonly unopened: number
    readonly final: boolean
  } | null
  /** All announcements in order; the hall shows the last one. `paper`: the path of its PDF, if one was made. */
  readonly announcements: readonly (Announcement & {
    readonly paper: string | null
    readonly atPrinter: PrintState | null
  })[]
  /** Null: there is nothing new that may be announced. */
  readonly nextAnnouncement: number | null
  /** 訂正中: the last announcement does not hold any more; the next one replaces it. */
  readonly correction: UnderCorrection | null
  readonly documents: readonly {
    readonly document: TallyDocument
    readonly path: string
    /** Null: nobody has sent this one to a printer. */
    readonly atPrinter: PrintState | null
  }[]
  /** CNT-11: papers of earlier results, each result's in its own folder. */
  readonly superseded: readonly SupersededPapers[]
  readonly hasPrinter: boolean
  readonly minutes: MinutesView
  /** LAW-07: the last entries; `earlier`: how many more the file has. No figure of a candidate is an entry. */
  readonly log: {
    readonly entries: readonly TallyLogEntry[]
    readonly earlier: number
    readonly unbroken: boolean
  } | null
  /** Null: nobody reads the log of a voting machine. */
  readonly machineLog: MachineLogView | null
  readonly message: TallyMessage | null
}
