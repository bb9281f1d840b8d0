/** The events of the session: the screen's, the clock, and the findings of services. */
import type { FiledKind } from '#election/definition/document-approvals.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { MachineId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { ClipProblem } from '#election/voice/clip-doubt.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { Judged } from '#shell/machine/requirement.ts'
import type { Sending } from '#shell/papers-at-printer.ts'
import type { TakenOver } from './as-last-time.ts'
import type { RowsSeen } from './changed-rows.ts'
import type { MessageValues, OfficeRoomCode } from './codes.ts'
import type { SeenDocument } from './documents.ts'
import type { Draft } from './draft.ts'
import type { FoundProblem } from './mend.ts'
import type { MadePaper } from './papers.ts'
import type { Entry } from './record.ts'
import type { MeetingsSeen } from './roll-meetings.ts'
import type { CardNote, WorkPhase } from './room.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { VoicePack } from './voice.ts'

/** The findings of the check of the files. With an error there is no draft. */
export interface Checked {
  readonly errors: readonly FoundProblem[]
  readonly warnings: readonly FoundProblem[]
  readonly draft: Draft | null
}

/** The project of an election that is over. */
export interface EarlierProject extends TakenOver {
  readonly folder: string
}

export type OfficeEvent =
  | { readonly type: 'screen'; readonly event: OfficeScreenEvent }
  | { readonly type: 'minute'; readonly now: LocalMinute }
  | {
      readonly type: 'loaded'
      readonly entries: readonly Entry[]
      readonly checked: Checked | null
      /** 照合番号 of the program (LAW-11); left out, or null: it runs from sources. */
      readonly software?: string | null
      /** Left out: papers lie as files alone. */
      readonly hasPrinter?: boolean
      /** Where the record ends: a new number with each act. */
      readonly head: string
    }
  | { readonly type: 'load-refused'; readonly code: OfficeRoomCode; readonly about: MessageValues }
  | {
      readonly type: 'files-found'
      readonly folders: readonly string[]
      /** Left out: none. */
      readonly earlier?: readonly EarlierProject[]
    }
  /** It is on the disk. */
  | { readonly type: 'recorded'; readonly entry: Entry; readonly head: string }
  | { readonly type: 'person-open'; readonly name: string }
  | { readonly type: 'progress'; readonly work: Work; readonly done: number; readonly whole: number | null }
  | { readonly type: 'checked'; readonly checked: Checked }
  /** They are on the stick. */
  | { readonly type: 'files-put'; readonly what: FilesPut; readonly folder: string }
  | { readonly type: 'papers-made'; readonly papers: readonly MadePaper[] }
  | { readonly type: 'record-printed'; readonly paper: MadePaper }
  /** How a paper stands that was sent there. */
  | ({ readonly type: 'at-printer'; readonly state: PrintState } & Sending)
  /** The pack that the record names. */
  | { readonly type: 'voice-seen'; readonly pack: VoicePack }
  /** Why none was made, clip by clip. */
  | { readonly type: 'voice-problems'; readonly problems: readonly ClipProblem[] }
  /** changes.csv, read. With an error nothing of it is taken. */
  | { readonly type: 'changes-read'; readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }
  | { readonly type: 'round-seen'; readonly seen: RowsSeen }
  | { readonly type: 'documents-seen'; readonly seen: readonly SeenDocument[] }
  | { readonly type: 'meetings-seen'; readonly seen: MeetingsSeen }
  | { readonly type: 'machines-seen'; readonly machines: MachinesSeen }
  /** The points that a real election asks of the computer on which its keys are made. */
  | { readonly type: 'own-machine-seen'; readonly points: readonly Judged[] }
  | { readonly type: 'room-open'; readonly sealTo: string }
  | { readonly type: 'passphrase-held'; readonly seat: number }
  | {
      readonly type: 'passphrase-refused'
      readonly seat: number
      readonly code: OfficeRoomCode
      readonly about: MessageValues
    }
  | {
      readonly type: 'room-progress'
      readonly phase: WorkPhase
      readonly done: number
      readonly total: number
      readonly note?: CardNote | null
    }
  /** The work is done, or could not be: its process has ended, and every passphrase with it. */
  | { readonly type: 'room-over'; readonly code: OfficeRoomCode | null; readonly about: MessageValues }
  /** Nothing was changed. */
  | { readonly type: 'refused'; readonly code: OfficeRoomCode; readonly about: MessageValues }
  /** The project's disk is gone. */
  | { readonly type: 'fault'; readonly code: OfficeRoomCode }
  | { readonly type: 'bug' }

/** Files for a rehearsal, empty ones to fill in, the list of letters that became 〓, the board of turnout; approvals of a file. */
export type FilesPut = 'rehearsal' | 'templates' | 'letters' | 'turnout' | FiledKind

/** The machines of this election. */
export interface MachinesSeen {
  readonly there: readonly MachineId[]
  readonly missing: readonly MachineId[]
  /** Null: those that are there are right. */
  readonly wrong: OfficeRoomCode | null
  /** 20 digits of each machine's key: another file for the same place has others (X3-C6). */
  readonly numbers?: readonly { readonly machine: MachineId; readonly number: string }[]
  /** The machines concerned. */
  readonly named?: readonly MachineId[]
}

export type Work =
  | 'reading'
  | 'checking'
  | 'voice'
  | 'passphrase'
  | 'writing'
  | 'medium-read'
  | 'medium-write'
  | 'medium-compare'
