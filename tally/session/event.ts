/** The events of the session: the screen's, the clock, and the findings of services. */
import type { Announcement } from '#election/count/announcement.ts'
import type { DistrictRecords, OpenedDistrict } from '#election/count/district.ts'
import type { Explanation } from '#election/count/doubt.ts'
import type { SignedLostMedia } from '#election/count/lost-media.ts'
import type { Lots } from '#election/count/lots.ts'
import type { MisplacedStick, ScanRefusal } from '#election/count/medium-refusal.ts'
import type { MinutesEntry, MinutesFields } from '#election/count/minutes.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import type { MediumExamination, MediumIdentity, Receipt } from '#election/count/receipt.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import type { TallyLogRead } from '#election/log/tally-log.ts'
import type { SignedRollRound } from '#election/roll/roll-round.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { Sending } from '#shell/papers-at-printer.ts'
import type { LoadRefusalCode, TallyRefusalCode } from './codes.ts'
import type { PapersThere, SupersededPapers } from './papers-there.ts'
import type { ScansSeen } from './scans.ts'
import type { TallyDocument, TallyScreenEvent } from './screen-event.ts'
import type { ZeroCheck } from './state.ts'
import type { CarriedMixed, MessageValues, MixedList, TallyView } from './view.ts'

/** A count that was opened before this start: its set is final (D-32). */
export interface EarlierCount {
  readonly receipt: Receipt
  readonly opened: OpenedDistrict
  /** 20 digits of its bundle; left out, or null: there is none. */
  readonly bundle?: string | null
  /** 20 digits of the second PC's mix. */
  readonly secondMix?: string | null
  readonly explanations: ReadonlyMap<string, Explanation>
  readonly paper: PaperBooks
  readonly lots: Lots
  readonly zeroCheck: ZeroCheck | null
  readonly holders: ReadonlyMap<number, string>
  readonly announcements: readonly Announcement[]
  /** The papers in their folder; left out: none. */
  readonly papers?: PapersThere
}

export type TallyEvent =
  | { readonly type: 'screen'; readonly event: TallyScreenEvent }
  | { readonly type: 'minute'; readonly now: LocalMinute }
  | {
      readonly type: 'loaded'
      readonly election: LoadedElection
      readonly earlier: EarlierCount | null
      /** `missing`: the commission has not set this machine up for this count. */
      readonly machineKey: 'missing' | 'locked'
      /** 照合番号 of the program (LAW-11); left out, or null: it runs from sources. */
      readonly software?: string | null
      /** Entries made before this start, even if nothing was opened; left out: none. */
      readonly minutes?: readonly MinutesEntry[]
      readonly minutesConfigured?: MinutesFields
      /** Left out: papers are files only. */
      readonly hasPrinter?: boolean
      /** Left out: no socket for the stick between two PCs. */
      readonly hasCarry?: boolean
    }
  /** Kept: from now on it may be printed. */
  | { readonly type: 'minutes-kept'; readonly entry: MinutesEntry }
  | { readonly type: 'unlocked' }
  | { readonly type: 'unlock-refused'; readonly code: TallyRefusalCode }
  | { readonly type: 'load-refused'; readonly code: LoadRefusalCode; readonly about: MessageValues }
  /** One entry a slot. `medium` is null for a ballot box that is not ours; `changed`: something else than before is there. */
  | { readonly type: 'slots-seen'; readonly slots: readonly SeenSlot[] }
  | {
      readonly type: 'shares-seen'
      readonly indexes: readonly number[]
      readonly aside: TallyView['sharesAside']
    }
  | {
      readonly type: 'reports-read'
      readonly reports: readonly StationReport[]
      /** The declaration beside them; null: none, or one that is refused. */
      readonly lost: SignedLostMedia | null
      /** The newest round of roll lists beside them; likewise. */
      readonly rollRound: SignedRollRound | null
      readonly refused: readonly { readonly file: string; readonly code: TallyRefusalCode; readonly desk?: number }[]
    }
  | { readonly type: 'reading-begins'; readonly totalBytes: number }
  /** `ms`: since the reading began. */
  | {
      readonly type: 'slot-progress'
      readonly slot: number
      readonly readBytes: number
      readonly totalBytes: number
      readonly ms: number
      /** For scans: how many files are read. */
      readonly filesDone?: number
    }
  /** The scans in the slot were read. Null: they make a medium, which `slot-examined` reports. */
  | {
      readonly type: 'slot-scanned'
      readonly slot: number
      readonly scans: ScansSeen
      readonly refusal: ScanRefusal | null
    }
  | { readonly type: 'slot-examined'; readonly slot: number; readonly examination: MediumExamination }
  | { readonly type: 'media-read' }
  | { readonly type: 'marks-compared'; readonly station: StationId; readonly shared: boolean }
  /** The key to which passphrases are sealed from now on. */
  | { readonly type: 'key-room-open'; readonly sealTo: string }
  | { readonly type: 'share-held'; readonly index: number }
  | {
      readonly type: 'share-refused'
      readonly index: number
      readonly code: TallyRefusalCode
      readonly found: number
      /** The file of the list that does not hold. */
      readonly about?: MessageValues
    }
  /** `shared`: serials of media that hold one and the same encrypted record. */
  | { readonly type: 'merged'; readonly records: DistrictRecords; readonly shared: readonly string[] }
  | { readonly type: 'merge-refused'; readonly code: TallyRefusalCode }
  /** The process of a mixer began, or has left its files and ended. For the log. */
  | { readonly type: 'mixer-began' | 'mixer-ended'; readonly mixer: number }
  /** The mixers that were asked for are done, and have ended. `out`: 20 digits of this list, if it went to the second PC before. */
  | { readonly type: 'mixed'; readonly mixed: MixedList; readonly out?: string | null }
  /** The list as it was mixed before stays, if the files hold. */
  | { readonly type: 'mix-refused'; readonly code: TallyRefusalCode; readonly about?: MessageValues }
  /** The whole list is on the stick; `number`: its 20 digits. */
  | { readonly type: 'carried-out'; readonly number: string }
  /** At the second PC. */
  | { readonly type: 'carried-mixed'; readonly mixed: CarriedMixed }
  /** The stick between two PCs. Nothing that was mixed before has changed. */
  | { readonly type: 'carry-refused'; readonly code: TallyRefusalCode; readonly about?: MessageValues }
  /** In records, of a stage that takes long; `ms`: since it began. */
  | {
      readonly type: 'progress'
      readonly stage: 'mixing' | 'opening'
      readonly done: number
      readonly total: number
      readonly ms: number
    }
  /** `bundle`, and `secondMix` if a second PC mixed: 20 digits; left out: nothing was mixed yet. */
  | {
      readonly type: 'opened'
      readonly opened: OpenedDistrict
      readonly bundle?: string
      readonly secondMix?: string | null
    }
  | { readonly type: 'open-refused'; readonly code: TallyRefusalCode; readonly about?: MessageValues }
  | { readonly type: 'stages-written' }
  | { readonly type: 'document-made'; readonly document: TallyDocument; readonly path: string }
  /** They are kept apart from now on. */
  | { readonly type: 'superseded'; readonly papers: SupersededPapers }
  /** Kept: from now on it may be seen. */
  | { readonly type: 'announced'; readonly announcement: Announcement }
  | { readonly type: 'announcement-made'; readonly number: number; readonly path: string }
  | (Sending & { readonly type: 'at-printer'; readonly state: PrintState })
  | { readonly type: 'print-refused'; readonly code: TallyRefusalCode; readonly about: MessageValues }
  /** The disk stays full: nothing is written into the log before somebody makes room. */
  | { readonly type: 'log-waits' }
  /** Null: it cannot be read. */
  | { readonly type: 'log-read'; readonly log: TallyLogRead | null }
  /** A disk of the tally itself is gone, or somebody else wrote on it. */
  | { readonly type: 'fault'; readonly code: TallyRefusalCode; readonly about?: MessageValues }
  /** A bug of this program. The last event: nothing is handled after it (`shell/run-app.ts`). */
  | { readonly type: 'bug' }

export interface SeenSlot {
  readonly slot: number
  readonly occupied: boolean
  readonly medium: MediumIdentity | null
  /** It holds so many files of scans in place of a ballot box; null: none. */
  readonly files: number | null
  /** There is a stick that no reading would make count; left out: a ballot box, scans, or nothing. */
  readonly misplaced?: MisplacedStick | null
  readonly changed: boolean
}
