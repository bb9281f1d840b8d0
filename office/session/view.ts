/** The view of the office's screen. */
import type { DrawnPage } from '#documents/sheet.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import type { ClipProblem } from '#election/voice/clip-doubt.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { Judged } from '#shell/machine/requirement.ts'
import type { Advice } from './advice.ts'
import type { BoardView } from './board-sums.ts'
import type { CarryPlace } from './carry.ts'
import type { RowsSeen } from './changed-rows.ts'
import type { MessageValues, OfficeRoomCode } from './codes.ts'
import type { SeenDocument, TakenDocument } from './documents.ts'
import type { Draft, ItemKind } from './draft.ts'
import type { EarlierProject, FilesPut, MachinesSeen, Work } from './event.ts'
import type { MadeSince } from './hand-out.ts'
import type { Losses, LossesCarried, pairsOf, SignedLosses } from './losses.ts'
import type { MediumPlace } from './media.ts'
import type { FoundProblem } from './mend.ts'
import type { MadePaper } from './papers.ts'
import type { ProblemGroup } from './problem-groups.ts'
import type { Handed, MediumPut } from './project.ts'
import type { Act, Entry } from './record.ts'
import type { MeetingsSeen } from './roll-meetings.ts'
import type { EarlyDays, OnlineRowsState, RollCarried, RollRound, RoundMade } from './rolls.ts'
import type { Room, RoomPurpose } from './room.ts'
import type { Step } from './steps.ts'
import type { ClipGroup, VoiceClip } from './voice.ts'

export interface OfficeMessage {
  readonly code: OfficeRoomCode
  readonly about: MessageValues
}

export interface OfficeView {
  readonly phase: 'starting' | 'open' | 'out-of-service'
  readonly today: LocalDate
  readonly use: 'live' | 'rehearsal' | null
  /** Null until files without an error are there. */
  readonly head: { readonly title: string; readonly municipality: string; readonly date: LocalDate } | null
  /** 照合番号 of the program; null: it runs from sources. */
  readonly software: string | null
  readonly people: readonly string[]
  readonly person: string | null
  readonly steps: readonly Step[]
  readonly folders: readonly string[]
  readonly earlier: readonly EarlierProject[]
  /** 照合番号 of the election whose settings were taken over; null: none. */
  readonly from: string | null
  /** Null: nothing was imported yet. */
  readonly problems: ProblemsView | null
  readonly draft: Draft | null
  readonly advice: readonly Advice[]
  readonly items: readonly ItemView[]
  readonly lots: readonly LotView[]
  readonly papersOf: readonly PaperView[]
  readonly machines: MachinesSeen | null
  /** The points that this computer lacks for a real election; null: nobody has looked. */
  readonly ownMachine: readonly Judged[] | null
  readonly voice: VoiceView
  readonly keys: KeysView
  readonly media: readonly MediumRow[]
  /** The sticks of the list that is signed now. */
  readonly carry: readonly CarryRow[]
  readonly handedOut: readonly HandedOut[]
  readonly rolls: RollsView
  readonly losses: LossesView
  /** Null: nothing is signed yet. */
  readonly board: BoardView | null
  /** Null: an election without an online ballot box. */
  readonly documents: readonly DocumentView[] | null
  /** Null: boxes may leave. */
  readonly mayNotHandOut: OfficeRoomCode | null
  readonly papers: readonly PaperFile[]
  /** Papers can be sent to a printer. */
  readonly hasPrinter: boolean
  /** A page of one of them; null: nobody looks at one. */
  readonly shown: PaperPageView | null
  /** The folder into which files were put. */
  readonly put: { readonly [What in FilesPut]?: string }
  readonly record: RecordView
  readonly busy: { readonly work: Work; readonly done: number; readonly whole: number | null } | null
  readonly message: OfficeMessage | null
  /** The act that came of the last press. */
  readonly done: Act | null
}

/** own-50: a file that the commission's key signed after the ceremony. */
export interface DocumentView extends SeenDocument, Pick<TakenDocument, 'by' | 'approvedBy'> {
  readonly approved: boolean
  /** Null: the person who is signed in may approve it. */
  readonly mayNotApprove: OfficeRoomCode | null
}

/** The first of them; the rest follow when these are mended. */
export interface ProblemsView {
  readonly errors: readonly FoundProblem[]
  readonly errorCount: number
  readonly warnings: readonly FoundProblem[]
  readonly warningCount: number
  /** Each kind that is answered once for all its cells. */
  readonly groups: readonly ProblemGroup[]
  /** Forms that were read, each kind once a file. */
  readonly readings: readonly FoundProblem[]
  /** Letters of voters that became 〓. */
  readonly letters: readonly FoundProblem[]
  readonly letterCount: number
}

export interface ItemView {
  readonly id: string
  readonly kind: ItemKind
  readonly contest: ContestId | null
  readonly content: string
  readonly authors: readonly string[]
  readonly approvedBy: readonly string[]
  readonly state: 'open' | 'half' | 'approved'
  /** Forms that were read in its file. */
  readonly readings: readonly FoundProblem[]
  /** Null: the person who is signed in may approve it now. */
  readonly mayNot: OfficeRoomCode | null
}

export interface LotView {
  readonly contest: ContestId
  readonly title: string
  /** Null: nobody has said yet who drew the order that stands in the files now. */
  readonly drawn: DrawnLot | null
  /** Filing closes in the afternoon of this day. */
  readonly from: LocalDate
  /** The day with which the field begins. */
  readonly offered: LocalDate
}

interface DrawnLot {
  readonly drawnBy: string
  readonly on: LocalDate
  /** Who entered it; `again`: in place of an entry before it. */
  readonly by: string
  readonly again: boolean
  /** A list with this order is signed: it stays as it was entered. */
  readonly signed: boolean
}

/** A contest, and whether it is voted on paper for a time (LAW-19). */
export interface PaperView {
  readonly contest: ContestId
  readonly title: string
  readonly titleEn: string
  /** `going`, `returning`: said, and not signed yet. */
  readonly state: 'machines' | 'going' | 'paper' | 'returning'
  /** The last word about it; null: there was none. */
  readonly said: { readonly why: string; readonly decidedBy: string; readonly by: string } | null
  /** Null: the other may be said now. */
  readonly mayNot: OfficeRoomCode | null
  /** The places concerned: each gets a list; and how many ballot papers are enough for everybody. */
  readonly stations: number
  readonly kiosks: number
  readonly issuers: number
  readonly electors: number
}

export interface VoiceView {
  /** Who made or brought the pack; null: there is none. */
  readonly takenBy: string | null
  /** Clips that lack for the files as they are now. */
  readonly lacking: number
  readonly groups: readonly VoiceGroup[]
  readonly shown: { readonly group: ClipGroup; readonly page: number; readonly pages: number }
  /** The clips of the group and page that is shown. */
  readonly clips: readonly ClipRow[]
  /** Why none was made: the first of them. */
  readonly problems: readonly ClipProblem[]
  /** Null: two people found every clip right, or there is none. */
  readonly doubt: OfficeRoomCode | null
  /** Whether the signed package speaks; null: none is signed. */
  readonly signed: boolean | null
}

export interface VoiceGroup {
  readonly group: ClipGroup
  readonly all: number
  readonly approved: number
  readonly refused: number
  /** Clips neither approved nor refused by the person who is signed in. */
  readonly unheard: number
}

export interface ClipRow extends VoiceClip {
  readonly approvedBy: readonly string[]
  readonly refused: { readonly by: string; readonly why: string } | null
  readonly state: 'open' | 'half' | 'approved' | 'refused'
  /** Whether the person who is signed in may approve them. */
  readonly mayApprove: boolean
}

export interface KeysView {
  /** 照合番号 of the commission's key; null: there is none yet. */
  readonly authority: string | null
  /** 照合番号 of package and current list. */
  readonly signed: { readonly number: string; readonly listVersion: number } | null
  /** The files, or a person's word, differ from the list that machines show. */
  readonly listDiffers: boolean
  /** For the words of an act that may not be done yet. */
  readonly about: { readonly machines: readonly string[] }
  readonly namesDiffer: boolean
  /** Changes of the poll by the next list, beside names: read before it is signed. */
  readonly changes: PollChanges
  readonly number: NumberView
  readonly holders: number
  readonly threshold: number
  /** Each share on its way to its holder's stick. */
  readonly shares: readonly ShareRow[]
  /** `counts`: on a day on which it is to be proved. */
  readonly proved: readonly { readonly holder: number; readonly on: LocalDate; readonly counts: boolean }[]
  /** Null: no files are there. */
  readonly eve: LocalDate | null
  readonly room: Room | null
  /** Null: it may be begun. */
  readonly mayNot: { readonly [P in RoomPurpose]: OfficeRoomCode | null }
}

/** Two people's word for the number. */
export interface NumberView {
  /** Null: machines ask for nobody's word. */
  readonly approvers: readonly string[] | null
  readonly approvedBy: readonly string[]
  readonly approved: boolean
  /** Null: the person who is signed in may approve it. */
  readonly mayNot: OfficeRoomCode | null
  /** Null: the person who is signed in gave it, and may take it back. */
  readonly mayNotTakeBack: OfficeRoomCode | null
  /** Who joined later, and who of the approvers admitted them so far. */
  readonly others: readonly {
    readonly name: string
    readonly admittedBy: readonly string[]
    /** Two admitted that person. */
    readonly approves: boolean
    readonly mayNot: OfficeRoomCode | null
    readonly mayNotTakeBack: OfficeRoomCode | null
  }[]
}

export interface ShareRow {
  readonly holder: number
  /** Null: nobody has written it. */
  readonly put: MediumPut | null
  /** Null: the person who is signed in may look at it. */
  readonly mayNotCheck: OfficeRoomCode | null
}

export interface PollChanges {
  /** Null: neither day nor hours. */
  readonly day: { readonly from: LocalDate; readonly to: LocalDate } | null
  /** Titles of contests that have no poll any more (TC-52), and of those that have one again. */
  readonly fallAway: readonly string[]
  readonly comeBack: readonly string[]
  /** LAW-19 */
  readonly toPaper: readonly string[]
  readonly fromPaper: readonly string[]
  /** As few stand, but people vote already: it stays. */
  readonly stay: readonly string[]
}

export interface MediumRow extends MediumPlace {
  /** Null: nobody has written it. */
  readonly putBy: string | null
  readonly checkedBy: string | null
  /** Null: the person who is signed in may look at it. */
  readonly mayNotCheck: OfficeRoomCode | null
}

export interface CarryRow extends CarryPlace {
  /** Null: it may be written now. */
  readonly mayNotPut: OfficeRoomCode | null
  /** Null: the person who is signed in may look at it. */
  readonly mayNotCheck: OfficeRoomCode | null
}

export interface HandedOut {
  readonly station: StationId
  readonly name: string
  /** Each time that something left for it; none: all of it is still here. */
  readonly handed: readonly Handed[]
  /** Made when the boxes were gone. */
  readonly since: readonly MadeSince[]
  /** Boxes that are not made, not looked at or not reported. */
  readonly lacking: readonly string[]
  /** The parts that they went without and that still lack. */
  readonly owed: readonly string[]
  readonly cards: { readonly voting: number; readonly operator: readonly number[] }
}

/** A paper that was made. */
export interface PaperFile extends Omit<MadePaper, 'pages'> {
  readonly pages: number
  /** Null: nobody has sent it to the printer. */
  readonly atPrinter: PrintState | null
}

export interface PaperPageView extends PaperFile {
  readonly page: number
  readonly marks: DrawnPage
}

export interface RecordView {
  /** One page of it, the newest first. */
  readonly entries: readonly (Entry & { readonly number: number })[]
  readonly page: number
  readonly pages: number
  /** All of it as PDF; null: nobody has asked for it. */
  readonly printed: PaperFile | null
  readonly count: number
  /** 照合番号 of the record as far as it goes. */
  readonly number: string
}

export interface RollsView {
  /** Null: nobody has begun one. */
  readonly round: RoundView | null
  readonly made: readonly (Pick<RoundMade, 'number' | 'last' | 'changed' | 'added' | 'at'> & MeetingsView)[]
  readonly early: readonly EarlyDays[]
  /** Null: an election without an online ballot box. */
  readonly online: OnlineRowsState | null
  /** For the newest list; none before one is signed. */
  readonly sticks: readonly RollStick[]
  /** Problems of the changes.csv that was read last: the first of each kind, and how many there are. */
  readonly errors: readonly Problem[]
  readonly errorCount: number
  readonly warnings: readonly Problem[]
  readonly warningCount: number
  /** Null: something may be brought for the next round. */
  readonly mayNotMake: OfficeRoomCode | null
  /** A last round was made: whatever follows is a last one too. */
  readonly staysLast: boolean
}

/** ISS-02: of the voters on whom two votes meet. */
export interface MeetingsView {
  /** 0: none. */
  readonly meetingCount: number
  /** Null: the person who is signed in has not looked at them. */
  readonly meetings: MeetingsSeen['groups'] | null
}

export interface RoundView extends Pick<RollRound, 'number' | 'last' | 'by'>, MeetingsView {
  readonly causes: NonNullable<RollRound['changes']>['causes'] | null
  /** It was read by changes-profile.csv. */
  readonly hasProfile: boolean
  /** Rows of changes.csv; null: nobody has looked since it was brought in. */
  readonly seen: RowsSeen | null
  readonly content: string
  readonly approvedBy: readonly string[]
  readonly approved: boolean
  /** Null: the person who is signed in may approve it. */
  readonly mayNotApprove: OfficeRoomCode | null
}

/** CNT-08 */
export interface LossesView extends Pick<Losses, 'lost' | 'chair' | 'by'> {
  readonly pairs: ReturnType<typeof pairsOf>
  /** The entries are not signed yet. */
  readonly open: boolean
  readonly content: string
  readonly approvedBy: readonly string[]
  readonly approved: boolean
  readonly signed: readonly Pick<SignedLosses, 'number' | 'pairs' | 'at'>[]
  /** Null: the newest is on no stick. */
  readonly carried: LossesCarried | null
  readonly mayNotDeclare: OfficeRoomCode | null
  /** Null: the person who is signed in may approve it. */
  readonly mayNotApprove: OfficeRoomCode | null
  readonly mayNotCheck: OfficeRoomCode | null
}

export interface RollStick {
  readonly station: StationId
  readonly name: string
  readonly label: string
  /** Its desk issues no card before the last list. */
  readonly waits: boolean
  /** Null: nobody has written it with the newest list. */
  readonly carried: RollCarried | null
  readonly mayNotCheck: OfficeRoomCode | null
}
