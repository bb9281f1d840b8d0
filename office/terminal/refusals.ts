/** The refusals of the office's commands, each with its words. Closed: a code that no error has, or one without words, does not compile. */
import type { MachineFileError } from '#election/keys/machine-identity.ts'
import type { ApprovedPackageError } from '#hardware/package-directory/read-approved.ts'
import type { ScanRefusal } from '#hardware/scans/scans.ts'
import type { NotAsBuilt } from '#shell/runs-from-bundle.ts'
import { notBuiltWords } from '#ui/messages/built.ts'
import { fill, type RefusalCatalogue, type Values } from '#ui/messages/message.ts'
import { officeRefusals, packageNotNamed } from '#ui/messages/office.ts'
import { officeRoomRefusals } from '#ui/messages/office-room.ts'
import { packageRefusals } from '#ui/messages/package.ts'
import { pictureRefusals } from '#ui/messages/picture.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import { rollListRefusals } from '#ui/messages/roll-list.ts'
import { voiceRefusals } from '#ui/messages/voice.ts'
import { officeSignedRefusals } from '#words/office.ts'
import type { NotItsProjects } from '../commands/of-a-project.ts'
import type { PersonaliseMachineError } from '../personalise/personalise-machine.ts'
import type { CarryRefusal } from '../picture/carry-medium.ts'
import type { OfficeError } from '../prepare/make-office.ts'
import type { PrepareError } from '../prepare/prepare-imported.ts'
import type { RollsOnPaperError } from '../roll/rolls-on-paper.ts'
import type { VoiceError } from '../voice/make-voice.ts'
import type { ReadingsError } from '../voice/readings.ts'
import { EXIT, type OfficeIo, type SecretsFault } from './office-io.ts'
import { onOneLine } from './plain-text.ts'
import { reportProblems } from './problems.ts'

/** Errors that only the command line finds. */
type CommandError =
  | SecretsFault
  | { readonly type: 'not-a-kit'; readonly path: string }
  | { readonly type: 'not-a-machine-name'; readonly machine: string }
  | { readonly type: 'serial-is-placeholder' }
  | { readonly type: 'nothing-known'; readonly path: string }
  | { readonly type: 'not-a-machine-check'; readonly path: string }
  | { readonly type: 'check-of-no-machine' | 'machine-checked-twice'; readonly path: string; readonly machine: string }
  | { readonly type: 'authority-needed' }
  | { readonly type: 'approvers-not-a-list' }
  | { readonly type: 'witness-needed' }
  | { readonly type: 'records-warning' }
  | { readonly type: 'not-a-log'; readonly path: string }
  | { readonly type: 'log-of-other-election'; readonly path: string }
  | { readonly type: 'log-key-missing'; readonly path: string }
  | { readonly type: 'descriptor-not-given'; readonly fd: number }
  | { readonly type: 'no-medium-there'; readonly path: string }
  | { readonly type: 'not-printable'; readonly grapheme: string; readonly text: string }
  | { readonly type: 'page-not-spoken'; readonly paper: string; readonly text: string; readonly reason: string }
  | { readonly type: 'foreign-card' | 'reader-lost' }
  | { readonly type: 'name-the-seats'; readonly files: string }
  | { readonly type: NotAsBuilt }
  | NotItsProjects

export type OfficeRefusal =
  | CommandError
  | OfficeError
  | MachineFileError
  | ApprovedPackageError
  | PersonaliseMachineError
  | PrepareError
  | CarryRefusal
  | ScanRefusal
  | RollsOnPaperError
  | ReadingsError
  | VoiceError

const refusalWords = {
  ...packageRefusals,
  // A machine asks for a medium; here a folder was named.
  'package-missing': packageNotNamed,
  ...officeRefusals,
  ...prepareRefusals,
  ...pictureRefusals,
  ...rollListRefusals,
  ...voiceRefusals,
  ...notBuiltWords,
  'record-broken': officeRoomRefusals['record-broken'],
  'signed-not-as-recorded': officeSignedRefusals['signed-not-as-recorded'],
} satisfies RefusalCatalogue<OfficeRefusal['type']>

interface How {
  readonly json: boolean
  /** In place of the error's own facts, where these are codes. */
  readonly values?: Values
}

export function refuse(io: OfficeIo, error: OfficeRefusal, how: How): void {
  if (error.type === 'import-refused') reportProblems(error, io)
  refuseIn(refusalWords, io, error, how)
}

/** The refusal of another program, in that program's words. */
export function refuseIn<Code extends string>(
  words: RefusalCatalogue<Code>,
  io: OfficeIo,
  error: { readonly type: NoInfer<Code>; readonly [fact: string]: unknown },
  { json, values = valuesOf(error) }: How,
): void {
  if (json) io.out(JSON.stringify({ error }))
  const { title, next } = words[error.type][io.language]
  io.err(fill(title, values))
  io.err(`→ ${fill(next, values)}`)
  io.exit(EXIT.refused)
}

function valuesOf(error: object): Values {
  return Object.fromEntries(Object.entries(error).map(([name, value]) => [name, shown(value)]))
}

function shown(value: unknown): string | number {
  if (typeof value === 'number') return value
  return onOneLine(Array.isArray(value) ? value.join(', ') : String(value))
}
