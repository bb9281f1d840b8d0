/** The effects that the session asks of the services. Each ends in one event; none is repeated by itself. */

import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { LeftOver } from '#election/card/card-state.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { ContestId, ContestMask, RollNumber } from '#election/ids.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import type { PersonByOrder } from '#election/roll/order-row.ts'
import type { WayAct } from '#election/roll/ways.ts'
import type { LocalMinute } from '#election/time.ts'
import type { ApartVoter, SubstituteAsked } from './day-record.ts'
import type { PaperName, SearchField } from './screen-event.ts'
import type { CardRequest, Counts, DayRecord } from './state.ts'

export type IssuerEffect = MachineEffect | BooksEffect

/** Effects on the machine, its key and its papers. */
type MachineEffect =
  | { readonly type: 'verify-package' }
  | { readonly type: 'unlock'; readonly pin: string }
  /** Card and PIN, and that its own books know of nobody. */
  | { readonly type: 'show-unused'; readonly pin: string }
  | { readonly type: 'erase-signing-key' }
  /** D-31: nothing that names a voter stays; the books are closed for ever. */
  | { readonly type: 'erase-books'; readonly handedTo: string; readonly reportVersion: number }
  /** Roll, database and take-over medium. `takeOver`: the officer has confirmed that the medium's state rules. */
  | { readonly type: 'open-books'; readonly takeOver: boolean }
  /** Answers `clock-set`. */
  | { readonly type: 'set-clock'; readonly to: LocalMinute }
  | { readonly type: 'authorise'; readonly pin: string; readonly permission?: ClosingPermission }
  | { readonly type: 'print-confirmation-sheet'; readonly record: DayRecord }
  /** Once more, the file from the disk. */
  | { readonly type: 'print-again'; readonly paper: PaperName; readonly path: string }
  /** The version that the day's record names; one that was signed is written again byte for byte. */
  | {
      readonly type: 'write-station-report'
      readonly version: number
      readonly record: DayRecord
      readonly counts: Counts
    }

/** Only while the books are open. */
export type BooksEffect =
  /** D-24: of another desk, from the place of the reports. */
  | { readonly type: 'read-desk-report'; readonly desk: number }
  | { readonly type: 'find-voters'; readonly text: string; readonly by: SearchField }
  | { readonly type: 'find-inside-voter'; readonly text: string; readonly by: SearchField }
  | {
      readonly type: 'find-envelope-voter'
      readonly text: string
      readonly by: SearchField
      readonly contest: ContestId
    }
  /** 選挙当日有権者数 by sex. */
  | { readonly type: 'count-electors' }
  | {
      readonly type: 'find-apart-voter'
      readonly text: string
      readonly why: ApartVoter['why']
      readonly words: string
    }
  /** ROL-05: of the roll, and whether a candidate has that name. */
  | { readonly type: 'find-substitute'; readonly text: string; readonly asked: SubstituteAsked }
  /** ELG-02a: what follows of the lists in the place of the config. */
  | { readonly type: 'take-in-roll-lists' }
  /** ELG-04: looks up the roll's row that a reported change is about. */
  | { readonly type: 'look-up-row'; readonly change: Omit<ToldChange, 'was' | 'at'> }
  /** ELG-01: nobody of roll, lists or desk may be the same one; the row has a place and a number then. */
  | { readonly type: 'look-up-person'; readonly person: PersonByOrder }
  /** 人違い; null: nobody knows who it was, and a place is drawn. */
  | { readonly type: 'find-mark-owner'; readonly text: string | null; readonly from: RollNumber }
  /** All that the first row has of today goes to the second, with the record that says so. */
  | {
      readonly type: 'move-mark'
      readonly from: RollNumber
      readonly to: RollNumber
      readonly record: DayRecord
    }
  | { readonly type: 'strike-marks'; readonly rollNo: RollNumber; readonly contests: ContestMask }
  | { readonly type: 'record-way'; readonly rollNo: RollNumber; readonly act: WayAct }
  | { readonly type: 'issue-card'; readonly request: CardRequest }
  /** LAW-19: nothing but ordinary ballot papers. */
  | { readonly type: 'give-papers'; readonly request: CardRequest }
  /**
   * Any card but a plainly issued one needs the officer's check of this very card first (ISS-11), and an exchange needs it seen by witnesses
   * and voter (ISS-12).
   */
  | {
      readonly type: 'return-card'
      readonly rollNo: RollNumber
      readonly declined: ContestMask
      readonly seen: boolean
    }
  | { readonly type: 'settle-by-card' }
  /** The card of the unsettled operation is not there: an issue counts as made, a return as not made (ISS-20). */
  | { readonly type: 'settle-without-card' }
  | { readonly type: 'check-card' }
  | { readonly type: 'record-found-card' }
  /** C4: the word of its pair on the pressed card that was just checked. */
  | { readonly type: 'take-out-left-over'; readonly evidence: LeftOver }
  /** D-07: decided by the officer for the card that was just checked; its chip answers, its contents do not. */
  | { readonly type: 'take-out-unreadable'; readonly rollNo: RollNumber }
  /** Below 0: so many were counted too many. */
  | { readonly type: 'count-cards-brought'; readonly count: number }
  /** A paper of the station, from the present books; with `show` for the screen alone. */
  | {
      readonly type: 'make-paper'
      readonly paper: StationPaperName
      readonly purpose: 'print' | 'show'
      readonly record: DayRecord
      readonly counts: Counts
    }
  /** ELG-02a: who has a right used here by now, signed, for the office. */
  | { readonly type: 'write-day-list'; readonly record: DayRecord }
  | { readonly type: 'read-log' }
  /** On paper, as it was shown; when the day is over also as a file with the key of its pages. */
  | { readonly type: 'print-log'; readonly record: DayRecord }
  /** LAW-07. Only its failing is answered. */
  | { readonly type: 'log'; readonly events: readonly IssuerLogEvent[] }
  | { readonly type: 'save-day'; readonly record: DayRecord }
