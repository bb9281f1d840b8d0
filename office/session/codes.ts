/** Every refusal of the office's screens that a person can meet. Each has its words in words/office.tsv. */
import type { NotAsBuilt } from '#shell/runs-from-bundle.ts'
import type { MediumError } from '../prepare/check-medium.ts'
import type { ListStickError } from '../prepare/list-stick.ts'
import type { LossStickError } from '../prepare/loss-stick.ts'
import type { RollStickError } from '../prepare/roll-stick.ts'
import type { ShareNotErased, ShareStickError } from '../prepare/share-stick.ts'
import type { TurnoutRefused } from './board.ts'
import type { RecordBroken } from './record.ts'
import type { KeyRefusal } from './room.ts'
import type { VoiceRefused } from './voice.ts'
export type OfficeRoomCode =
  | KeyRefusal
  | MediumError['type']
  | ListStickError['type']
  | RollStickError['type']
  | LossStickError['type']
  | 'losses-none'
  | 'losses-as-signed'
  | 'losses-not-signed'
  | 'losses-not-checked'
  | 'loss-not-entered'
  | TurnoutRefused
  /** A wrong text where a scanner types: no code of a quick report, one that was misread, one of another election. */
  | 'turnout-code-foreign'
  | 'turnout-code-garbled'
  | 'turnout-other-election'
  /** The files have other contests than the signed package. */
  | 'turnout-files-differ'
  | 'no-roll-changes'
  | 'changes-twice'
  | 'changes-taken-before'
  | 'round-has-changes'
  | 'rolls-none'
  /** Votes meet on voters of this round, and the person who is signed in has not looked. */
  | 'meetings-not-seen'
  | 'last-round-stays'
  | 'no-early-voting-there'
  | 'online-not-in-election'
  | 'round-not-signed'
  | 'roll-list-not-checked'
  | 'list-not-checked'
  | ShareStickError['type']
  | ShareNotErased['type']
  | 'share-not-written'
  | VoiceRefused['type']
  | 'voice-not-heard'
  | 'voice-not-as-recorded'
  | 'clip-refused'
  | RecordBroken['type']
  /** A real election is prepared by what was built and published. */
  | NotAsBuilt
  /** A seed or a set clock: nothing here is a fixture. */
  | 'fixture-only'
  /** Folders stand for sticks: of an election nothing is done so. */
  | 'practice-only'
  /** A file of the program is not as it was delivered. */
  | 'software-differs'
  | 'project-not-writable'
  | 'project-has-another-writer'
  | 'project-in-use'
  | 'sources-gone'
  | 'earlier-not-over'
  | 'sources-twice'
  | 'sources-picture'
  | 'sources-not-as-recorded'
  | 'nothing-to-import'
  | 'name-taken'
  | 'passphrase-short'
  | 'passphrase-taken'
  | 'passphrase-wrong'
  | 'nobody-signed-in'
  | 'cell-gone'
  | 'value-not-possible'
  | 'item-changed'
  | 'approved-by-you'
  | 'contest-without-poll'
  | 'change-not-possible'
  | 'day-unchanged'
  | 'day-before-lot'
  | 'not-drawn'
  | 'drawn-too-early'
  | 'drawn-after-poll'
  | 'lot-signed'
  | 'lot-as-before'
  | 'not-approved'
  | 'office-first'
  | 'package-first'
  | 'package-signed-already'
  | 'package-too-late'
  | 'list-first'
  /** Two people have not approved what is signed. */
  | 'number-first'
  /** Who approves must be named before machines are given names. */
  | 'approvers-few'
  | 'not-an-approver'
  /** Files that the commission's key signed after the ceremony: none on the stick, or one of another election or key. */
  | 'no-documents'
  | 'document-refused'
  /** An approval is taken back only by the person who gave it, and only while nothing of the list has left. */
  | 'not-given-by-you'
  | 'list-has-left'
  /** Its last lines were cut off, or it was written anew: what lies in `prepared/` names more of it (X3-C1). */
  | 'record-shorter'
  | 'boxes-not-complete'
  | 'list-too-late'
  | 'machines-not-all'
  | 'seats-empty'
  | 'seats-open'
  | 'no-machine-files'
  /** The package was signed with another key of that machine. */
  | 'machine-key-differs'
  | 'stick-not-writable'
  | 'machine-not-ready'
  | 'no-slot'
  | 'medium-not-put'
  | 'put-by-you'
  | 'busy'
  | 'internal-fault'

export type MessageValues = { readonly [name: string]: string | number | readonly string[] }
