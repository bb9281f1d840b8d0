/** Everything the office's screen knows. No passphrase and no key is ever in it. */
import type { Problem } from '#election/definition/import/problem.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { ClipProblem } from '#election/voice/clip-doubt.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { Judged } from '#shell/machine/requirement.ts'
import { NOTHING_AT_PRINTER, type PapersAtPrinter } from '#shell/papers-at-printer.ts'
import type { RowsSeen } from './changed-rows.ts'
import type { SeenDocument } from './documents.ts'
import type { Checked, EarlierProject, FilesPut, MachinesSeen, Work } from './event.ts'
import type { MadePaper, ShownPaper } from './papers.ts'
import { NEW_PROJECT, type Project } from './project.ts'
import type { Act } from './record.ts'
import type { MeetingsSeen } from './roll-meetings.ts'
import type { Room } from './room.ts'
import type { OfficeMessage } from './view.ts'
import type { ClipGroup, VoicePack } from './voice.ts'

export interface OfficeState {
  readonly phase: 'starting' | 'open' | 'out-of-service'
  readonly now: LocalMinute
  readonly project: Project
  /** Where the record ends. */
  readonly head: string
  /** 照合番号 of the program. */
  readonly software: string | null
  readonly checked: Checked | null
  /** Who is signed in, and until which minute without a touch. */
  readonly person: { readonly name: string; readonly touched: LocalMinute } | null
  readonly folders: readonly string[]
  /** Projects of elections that are over, beside the files. */
  readonly earlier: readonly EarlierProject[]
  /** The one from which the project that somebody begins just now takes its first files. */
  readonly beginsFrom: string | null
  readonly busy: { readonly work: Work; readonly done: number; readonly whole: number | null } | null
  readonly machines: MachinesSeen | null
  /** The points that this computer lacks for a real election; null: nobody has looked. */
  readonly ownMachine: readonly Judged[] | null
  readonly room: Room | null
  readonly voice: VoicePack | null
  /** Why the last one was not made. */
  readonly voiceProblems: readonly ClipProblem[]
  readonly clipsShown: { readonly group: ClipGroup; readonly page: number }
  readonly papers: readonly MadePaper[]
  readonly hasPrinter: boolean
  readonly atPrinter: PapersAtPrinter<PrintState>
  /** The paper that is looked at; null: a page of the office. */
  readonly shown: ShownPaper | null
  /** Whose day the board of turnout shows; null: today's. */
  readonly boardOf: LocalDate | null
  /** The page of the record that is shown; 0 has the newest lines. */
  readonly recordPage: number
  /** The record as PDF. */
  readonly recordPrinted: MadePaper | null
  /** Problems of the changes.csv that was read last. */
  readonly rollProblems: { readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }
  /** Rows of the round's changes.csv, and votes that meet, as the person who is signed in looked at them last; null: that person has not. */
  readonly rowsSeen: RowsSeen | null
  readonly meetingsSeen: MeetingsSeen | null
  readonly documentsSeen: readonly SeenDocument[]
  /** The folder into which files were put. */
  readonly put: { readonly [What in FilesPut]?: string }
  readonly message: OfficeMessage | null
  /** The act that came of the last press; null since the next press. */
  readonly done: Act | null
}

export function initialState(now: LocalMinute): OfficeState {
  return {
    phase: 'starting',
    now,
    project: NEW_PROJECT,
    head: '',
    software: null,
    checked: null,
    person: null,
    folders: [],
    earlier: [],
    beginsFrom: null,
    busy: null,
    machines: null,
    ownMachine: null,
    room: null,
    voice: null,
    voiceProblems: [],
    clipsShown: { group: 'names', page: 0 },
    papers: [],
    hasPrinter: false,
    atPrinter: NOTHING_AT_PRINTER,
    shown: null,
    boardOf: null,
    recordPage: 0,
    recordPrinted: null,
    rollProblems: { errors: [], warnings: [] },
    rowsSeen: null,
    meetingsSeen: null,
    documentsSeen: [],
    put: {},
    message: null,
    done: null,
  }
}
