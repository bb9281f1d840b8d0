/** The effects that the session asks of the services. Data only; `office/services/perform.ts` carries them out. */

import type { ElectionRules, Station } from '#election/definition/definition.ts'
import type { FiledKind } from '#election/definition/document-approvals.ts'
import type { StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Sending } from '#shell/papers-at-printer.ts'
import type { Board } from './board.ts'
import type { FileChange } from './change-files.ts'
import type { MediumPlace } from './media.ts'
import type { CellPlace, FoundProblem } from './mend.ts'
import type { KindMend } from './problem-groups.ts'
import type { Act } from './record.ts'
import type { ChangesKept } from './rolls.ts'
import type { CardsWanted, RoomPurpose } from './room.ts'

export type Contents = readonly { readonly item: string; readonly content: string }[]

export type OfficeEffect =
  /** The record, and the files that it names. */
  | { readonly type: 'load' }
  /** Folders with an election.csv. */
  | { readonly type: 'look-for-files' }
  /** `begins`: the first line of the record; null: the person who is signed in takes the new one in. This does not sign the new one in. */
  | {
      readonly type: 'make-person'
      readonly name: string
      readonly passphrase: string
      readonly begins: 'live' | 'rehearsal' | null
      readonly at: LocalMinute
    }
  | { readonly type: 'open-person'; readonly name: string; readonly passphrase: string }
  /** The key of the person who was signed in is wiped. */
  | { readonly type: 'close-person' }
  /** `asLast`: the folder is the project of an election that is over. */
  | { readonly type: 'import'; readonly folder: string; readonly at: LocalMinute; readonly asLast?: true }
  | {
      readonly type: 'mend'
      readonly place: CellPlace
      readonly was: string
      readonly is: string
      readonly at: LocalMinute
    }
  /** Every cell of one kind. */
  | {
      readonly type: 'mend-kind'
      readonly mend: KindMend
      readonly errors: readonly FoundProblem[]
      readonly at: LocalMinute
    }
  /** Empty files with the headings, and how to fill them in; and the letters that became 〓. */
  | { readonly type: 'put-templates' }
  | { readonly type: 'put-letters'; readonly letters: readonly FoundProblem[] }
  /** The board of election day, for the press and the city's site. */
  | { readonly type: 'put-turnout'; readonly board: Board; readonly at: LocalMinute }
  | { readonly type: 'change-files'; readonly change: FileChange; readonly at: LocalMinute }
  | { readonly type: 'put-kits'; readonly stations: readonly Station[]; readonly at: LocalMinute }
  | { readonly type: 'take-machine-files'; readonly stations: readonly Station[]; readonly at: LocalMinute }
  /** Which machines have told their keys: looked at again. */
  | { readonly type: 'look-at-machines'; readonly stations: readonly Station[] }
  | { readonly type: 'open-room'; readonly purpose: RoomPurpose; readonly cards: CardsWanted | null }
  | { readonly type: 'close-room' }
  | { readonly type: 'give-passphrase'; readonly seat: number; readonly sealed: string; readonly at: LocalMinute }
  /** `contents`: of every item, as it is signed. */
  | { readonly type: 'do-work'; readonly contents: Contents; readonly at: LocalMinute }
  | { readonly type: 'put-rehearsal' }
  | { readonly type: 'look-at-own-machine' }
  | { readonly type: 'make-papers'; readonly at: LocalMinute }
  | {
      readonly type: 'print-record'
      readonly rules: Pick<ElectionRules, 'title' | 'municipality' | 'date' | 'settings'>
      /** Contest → its title. */
      readonly titles: ReadonlyMap<string, string>
      /** 照合番号 of what is printed. */
      readonly number: string
      readonly at: LocalMinute
    }
  /** A paper that was made; nothing waits for it. */
  | ({ readonly type: 'send-to-printer' } & Sending)
  | { readonly type: 'put-medium' | 'check-medium'; readonly place: MediumPlace; readonly at: LocalMinute }
  | {
      readonly type: 'put-list' | 'check-list'
      /** Null: the tally. */
      readonly station: StationId | null
      readonly version: number
      readonly at: LocalMinute
    }
  /** The files are compared first; the person who is signed in signs. */
  | { readonly type: 'approve-number'; readonly version: number; readonly number: string; readonly at: LocalMinute }
  | { readonly type: 'admit-approver'; readonly name: string; readonly at: LocalMinute }
  /** online.json and the files of machines that sort, from the stick. */
  | { readonly type: 'take-documents'; readonly at: LocalMinute }
  /** The person who is signed in signs for it. */
  | {
      readonly type: 'approve-document'
      readonly kind: FiledKind
      readonly sha256: string
      readonly at: LocalMinute
    }
  | { readonly type: 'put-document-approvals'; readonly kind: FiledKind; readonly sha256: string }
  /** The approvals file beside the list is made anew without it. */
  | {
      readonly type: 'take-word-back'
      readonly act: Extract<Act, { type: 'number-taken-back' | 'admission-taken-back' }>
      readonly at: LocalMinute
    }
  | { readonly type: 'put-share' | 'check-share'; readonly holder: number; readonly at: LocalMinute }
  /** Rows of the round's changes.csv. */
  | { readonly type: 'look-at-round'; readonly kept: ChangesKept; readonly query: string }
  /** Voters on whom two votes meet, of the round that is made or of one that was signed. */
  | { readonly type: 'look-at-meetings'; readonly sha256: string }
  /** changes.csv and day lists, from the stick. */
  | { readonly type: 'take-roll-changes'; readonly at: LocalMinute }
  | {
      readonly type: 'put-roll-list' | 'check-roll-list'
      readonly station: StationId
      /** The newest list. */
      readonly number: number
      readonly at: LocalMinute
    }
  /** The newest declaration of lost media. */
  | { readonly type: 'put-losses' | 'check-losses'; readonly number: number; readonly at: LocalMinute }
  /** From the stick, or made from the files by the engines of this computer. */
  | { readonly type: 'take-voice' | 'make-voice'; readonly at: LocalMinute }
  /** The person who is signed in signs it. */
  | { readonly type: 'record'; readonly act: Act; readonly at: LocalMinute }
