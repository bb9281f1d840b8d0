/** Everything the tally knows. No passphrase, share, key or single ballot is ever in it. */
import type { Announcement } from '#election/count/announcement.ts'
import type { DistrictCount } from '#election/count/count.ts'
import type { DistrictRecords, OpenedDistrict } from '#election/count/district.ts'
import type { Explanation } from '#election/count/doubt.ts'
import type { Lots } from '#election/count/lots.ts'
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import type { MinutesEntry, MinutesFields } from '#election/count/minutes.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import { emptyReceipt, type MediumExamination, type MediumIdentity, type Receipt } from '#election/count/receipt.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { TallyLogRead } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import { NOTHING_AT_PRINTER, type PapersAtPrinter } from '#shell/papers-at-printer.ts'
import type { Language } from '#ui/messages/message.ts'
import type { SupersededPapers } from './papers-there.ts'
import type { Course } from './remaining.ts'
import type { ScansSeen } from './scans.ts'
import type { TallyDocument } from './screen-event.ts'
import type {
  CarriedMixed,
  CarriedOut,
  MixedList,
  SeatView,
  StageProgress,
  TallyMessage,
  TallyPhase,
  TallyView,
} from './view.ts'

export interface SlotState {
  /** The medium in it, from its header; null while it is empty or holds no ballot box of ours. */
  readonly medium: MediumIdentity | null
  readonly state: 'empty' | 'present' | 'reading' | 'accepted' | 'refused'
  readonly progress: { readonly readBytes: number; readonly totalBytes: number } | null
  /** Scans are there, and `done` of them are read; null: none. */
  readonly files: { readonly done: number; readonly all: number } | null
  /** The findings of the scans; null until they were read. */
  readonly scans: ScansSeen | null
  readonly refusal: MediumRefusal | null
  /** The findings of reading it; judged anew by later arrivals. Null until it was read. */
  readonly examined: MediumExamination | null
}

export interface SeatState {
  readonly index: number
  readonly file: boolean
  readonly state: SeatView['state']
}

/** T4: how far the media are. */
export interface Reading {
  /** Bytes of all media in this reading. */
  readonly totalBytes: number
  /** Bytes of the media that are read. */
  readonly doneBytes: number
  readonly course: Course
}

export interface ZeroCheck {
  readonly at: LocalMinute
  readonly witnesses: readonly string[]
}

export interface TallyState {
  readonly phase: TallyPhase
  readonly language: Language
  readonly now: LocalMinute
  readonly election: LoadedElection | null
  /** 照合番号 of the program. */
  readonly software: string | null
  /** Opened by its passphrase, this machine signs the stages. */
  readonly machineKey: TallyView['machineKey']
  readonly slots: readonly SlotState[]
  readonly seats: readonly SeatState[]
  readonly sharesAside: TallyView['sharesAside']
  readonly sealTo: TallyView['sealTo']
  /** TC-49: who saw that this machine held nothing, and when. */
  readonly zeroCheck: ZeroCheck | null
  /** The holder of each share by its number, as far as named. */
  readonly holders: ReadonlyMap<number, string>
  readonly receipt: Receipt
  /** MED-06: the station whose printed sheet is typed in at this moment, and where the two who typed it last differ. */
  readonly sheet: { readonly station: StationId; readonly differing: readonly string[] } | null
  /** Stations with one spent mark on two machines (CNT-03). */
  readonly sharedMarks: ReadonlySet<StationId>
  /** Media that hold one and the same encrypted record; known when they are merged. */
  readonly sharedRecords: readonly string[]
  /** By `doubtId`: one explanation is for one doubt. */
  readonly explanations: ReadonlyMap<string, Explanation>
  readonly busy: TallyView['busy']
  /** Null: no media are read at this moment. */
  readonly reading: Reading | null
  /** Stage 2 of this receipt; null when media came after it. */
  readonly merged: DistrictRecords | null
  /** The mixers' list of `merged`; null: not mixed. */
  readonly mixed: MixedList | null
  /** There is a socket for the stick between two PCs. */
  readonly hasCarry: boolean
  /** People asked for it; kept while the records are merged and the first mixer works. */
  readonly secondMixes: boolean
  /** The first mixer is done, and the second one is to be another PC's. */
  readonly carried: CarriedOut | null
  /** At the second PC. */
  readonly carriedMixed: CarriedMixed | null
  /** 20 digits of the bundle of what was opened. */
  readonly bundle: string | null
  /** 20 digits of the mix that a second PC gave to it; null: this one did all of it. */
  readonly secondMix: string | null
  /** The stage under way, as far as it has reported. */
  readonly progress: (Pick<StageProgress, 'stage' | 'done' | 'total'> & { readonly course: Course }) | null
  readonly opened: OpenedDistrict | null
  readonly count: DistrictCount | null
  /** CNT-07: who counts what paper there is, by contest. */
  readonly paper: PaperBooks
  /** PAP-08: the contest whose paper is typed at this moment, and where the two who typed it last differ. */
  readonly paperSheet: { readonly contest: ContestId; readonly differing: readonly string[] } | null
  readonly lots: Lots
  /** The entries for 開票録 and 選挙録 in order; the last one holds. */
  readonly minutes: readonly MinutesEntry[]
  /** The values that the configuration of this machine knows, by their places. */
  readonly minutesConfigured: MinutesFields
  /** Made of the result that holds now. */
  readonly documents: ReadonlyMap<TallyDocument, string>
  readonly superseded: readonly SupersededPapers[]
  /** All of this count, in their order. */
  readonly announcements: readonly Announcement[]
  /** The path of the paper of each announcement, by its number. */
  readonly announcementPapers: ReadonlyMap<number, string>
  readonly hasPrinter: boolean
  readonly atPrinter: PapersAtPrinter<PrintState>
  /** As it was on the disk when somebody asked for it; null: nobody has. */
  readonly log: TallyLogRead | null
  /** The medium whose log somebody reads; null: nobody does. */
  readonly machineLog: { readonly serial: string; readonly seal: string; readonly troublesOnly: boolean } | null
  readonly message: TallyMessage | null
}

export function initialState(slots: number, now: LocalMinute): TallyState {
  return {
    phase: 'starting',
    language: 'ja',
    now,
    election: null,
    software: null,
    machineKey: 'missing',
    slots: Array.from({ length: slots }, () => EMPTY_SLOT),
    seats: [],
    sharesAside: [],
    sealTo: null,
    zeroCheck: null,
    holders: new Map(),
    receipt: emptyReceipt,
    sheet: null,
    sharedMarks: new Set(),
    sharedRecords: [],
    explanations: new Map(),
    busy: null,
    reading: null,
    merged: null,
    mixed: null,
    hasCarry: false,
    secondMixes: false,
    carried: null,
    carriedMixed: null,
    bundle: null,
    secondMix: null,
    progress: null,
    opened: null,
    count: null,
    paper: new Map(),
    paperSheet: null,
    lots: new Map(),
    minutes: [],
    minutesConfigured: {},
    documents: new Map(),
    superseded: [],
    announcements: [],
    announcementPapers: new Map(),
    hasPrinter: false,
    atPrinter: NOTHING_AT_PRINTER,
    log: null,
    machineLog: null,
    message: null,
  }
}

export const EMPTY_SLOT: SlotState = {
  medium: null,
  state: 'empty',
  progress: null,
  files: null,
  scans: null,
  refusal: null,
  examined: null,
}
