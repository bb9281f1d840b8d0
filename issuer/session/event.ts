/** The events of the session: people on the screen, the clock, the reader, and the end of each effect. */
import type { DrawnPage } from '#documents/sheet.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import type { SignedDeskReport } from '#election/count/station-report.ts'
import type { ContestId, ContestMask, RollNumber } from '#election/ids.ts'
import type { IssuerLogRead } from '#election/log/issuer-log.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import type { OrderRow } from '#election/roll/order-row.ts'
import type { ListedMark } from '#election/roll/roll-file.ts'
import type { LocalMinute } from '#election/time.ts'
import type { ScannerEvent } from '#hardware/scanner/port.ts'
import type { ClockOutcome } from '#shell/running-app.ts'
import type { BooksWork } from './books-work.ts'
import type {
  ActCode,
  CardCode,
  Notice,
  OutOfServiceCode,
  RetireCode,
  StartCode,
  UnlockCode,
  VoterCode,
} from './codes.ts'
import type { ApartVoter, DayListNote, PaperMade, SubstituteAsked } from './day-record.ts'
import type { ElectorsOfDay } from './electors.ts'
import type { PersonOfRow, RollOfDay } from './roll-of-day.ts'
import type { IssuerScreenEvent, LeftOverSays, Replaced } from './screen-event.ts'
import type {
  CardFinding,
  Counts,
  DayRecord,
  FoundBy,
  IssuerFacts,
  MarkOwner,
  Paper,
  ReaderState,
  TakeOverOffer,
  Voter,
} from './state.ts'

/** The erased things, and the person who has the papers and media. */
export interface ErasedNote {
  readonly handedTo: string
  readonly at: LocalMinute
  readonly machine: boolean
  readonly medium: boolean
}

export type IssuerEvent =
  | { readonly type: 'screen'; readonly event: IssuerScreenEvent }
  | { readonly type: 'minute'; readonly now: LocalMinute }
  | { readonly type: 'clock-set'; readonly outcome: ClockOutcome; readonly now: LocalMinute }
  | { readonly type: 'reader'; readonly reader: ReaderState }
  | { readonly type: 'scanner'; readonly event: ScannerEvent }
  /** The last writes of the books took long; each of them is durable. */
  | { readonly type: 'own-disk-slow' }
  // Start
  | { readonly type: 'package-verified'; readonly facts: IssuerFacts }
  /** `facts`: the package is whole, and only the date is wrong for it. */
  | { readonly type: 'start-refused'; readonly notice: Notice<StartCode>; readonly facts?: IssuerFacts }
  | { readonly type: 'unlocked' }
  | { readonly type: 'unlock-failed'; readonly notice: Notice<UnlockCode> }
  | {
      readonly type: 'books-opened'
      /** Null on the first start of the day. */
      readonly record: DayRecord | null
      readonly counts: Counts
      readonly signingKey: 'kept' | 'erased' | 'not-erased'
      /** X-C3: the log is not the one that the day knows. */
      readonly logBegunAnew: boolean
      readonly unsettled: { readonly kind: 'issue' | 'return'; readonly voter: Voter } | null
      readonly roll: RollOfDay
      /** As in `Day`. */
      readonly insideServed: readonly RollNumber[]
    }
  | { readonly type: 'take-over-offered'; readonly offer: TakeOverOffer }
  /** Long work on the books goes on. */
  | { readonly type: 'books-in-work'; readonly work: BooksWork }
  /** One record of the day is on disk and medium. */
  | { readonly type: 'day-saved' }
  | { readonly type: 'out-of-service'; readonly notice: Notice<OutOfServiceCode> }
  // A machine that was not used
  | { readonly type: 'unused-shown' }
  | { readonly type: 'unused-not-shown'; readonly notice: Notice<UnlockCode | RetireCode> }
  | { readonly type: 'log-failed' }
  | { readonly type: 'signing-key'; readonly erased: boolean }
  // Roll
  | {
      readonly type: 'voters-found'
      readonly voters: readonly Voter[]
      /** By place in `voters`. */
      readonly by: readonly FoundBy[]
      readonly more: boolean
    }
  /** 人違い. Null, and why: nobody can be found, or nothing more be kept. */
  | {
      readonly type: 'mark-owner-found'
      readonly owner: MarkOwner | null
      readonly notice: Notice<VoterCode> | null
    }
  /** `voter`: of the row that is free again; null: it was one of nobody, and is gone. */
  | {
      readonly type: 'mark-moved'
      readonly voter: Voter | null
      readonly owner: Voter
      readonly counts: Counts
    }
  | { readonly type: 'inside-voter-found'; readonly voter: Voter | null }
  /** PAP-11. Null: nobody, or several. */
  | { readonly type: 'envelope-voter-found'; readonly voter: Voter | null; readonly contest: ContestId }
  | { readonly type: 'electors-counted'; readonly electors: ElectorsOfDay }
  | {
      readonly type: 'apart-voter-found'
      /** Null: nobody, or several. */
      readonly voter: Voter | null
      readonly why: ApartVoter['why']
      readonly words: string
    }
  | {
      readonly type: 'substitute-found'
      readonly asked: SubstituteAsked
      /** Null: nobody of the roll, or several. */
      readonly found: Pick<Voter, 'name' | 'refusal'> | null
      /** A candidate of the list has this name. */
      readonly isCandidate: boolean
    }
  | { readonly type: 'standing-recorded'; readonly voter: Voter; readonly counts: Counts }
  /** `taken`: numbers of the lists that were new; `notice`: why it went no further, if it should have. */
  | {
      readonly type: 'roll-lists-read'
      readonly roll: RollOfDay
      readonly taken: readonly number[]
      readonly notice: Notice<ActCode> | null
    }
  /** `row`: null when the roll has no such number. */
  | {
      readonly type: 'roll-row-found'
      readonly change: Omit<ToldChange, 'was' | 'at'>
      /** `votedOnline`: a list has an online vote of the row, alone or beside another mark. */
      readonly row:
        | (ListedMark & { readonly person: PersonOfRow; readonly marked: boolean; readonly votedOnline: boolean })
        | null
    }
  /** ELG-01. Null, and why: nobody is entered. */
  | {
      readonly type: 'person-looked-up'
      readonly row: OrderRow | null
      readonly notice: Notice<VoterCode> | null
    }
  // Cards
  | { readonly type: 'card-issued'; readonly voter: Voter; readonly counts: Counts }
  /** Nothing was issued and the row is as before the card was laid down. */
  | {
      readonly type: 'card-not-issued'
      readonly notice: Notice<CardCode>
      readonly voter: Voter
      readonly counts: Counts
    }
  /** The card left, or fell silent, between two steps: nobody knows until it is read again. */
  | { readonly type: 'operation-open'; readonly kind: 'issue' | 'return'; readonly voter: Voter }
  /** Two cards of this voter were about for one right (D-07): the right stays out. */
  | { readonly type: 'card-kept-as-found'; readonly voter: Voter; readonly counts: Counts }
  | {
      readonly type: 'card-returned'
      readonly voter: Voter
      /** As the card had it: what goes on in its place begins with the same. */
      readonly presentation: Presentation
      readonly counts: Counts
    }
  | { readonly type: 'card-not-returned'; readonly notice: Notice<CardCode>; readonly counts: Counts }
  | {
      readonly type: 'settled'
      /** issued: the card has the right · issued-unseen: the same is presumed of a card that is not here · not-issued: the row is as before. */
      readonly outcome: 'issued' | 'issued-unseen' | 'not-issued' | 'returned' | 'still-out'
      readonly voter: Voter
      /** Contests of the card. */
      readonly contests: ContestMask
      /** The contests whose ordinary ballot papers were recorded with it (LAW-19). */
      readonly papers: ContestMask
      /** D-07: it was to be another card in place of one like this. */
      readonly replaces: Replaced | null
      /** The presentation of the card on the tray (ISS-06). */
      readonly presentation: Presentation
      readonly counts: Counts
    }
  | { readonly type: 'not-settled'; readonly notice: Notice<CardCode> }
  | { readonly type: 'authorised' }
  | { readonly type: 'not-authorised'; readonly notice: Notice<UnlockCode> }
  | { readonly type: 'card-checked'; readonly found: CardFinding }
  /** Taken out by the word of its machine, and read again. */
  | { readonly type: 'left-over-out'; readonly says: LeftOverSays; readonly found: CardFinding }
  /** `contests`: what its counter leaves open of the rights that are out. */
  | { readonly type: 'unreadable-out'; readonly contests: ContestMask }
  | { readonly type: 'unreadable-not-out'; readonly notice: Notice<CardCode> }
  | { readonly type: 'found-card-kept'; readonly counts: Counts }
  | { readonly type: 'left-over-refused'; readonly notice: Notice<CardCode> }
  | { readonly type: 'found-card-refused'; readonly notice: Notice<CardCode>; readonly counts: Counts }
  /** `stays`: what can be undone of the last number that was brought. */
  | { readonly type: 'circulation-counted'; readonly counts: Counts; readonly stays: number }
  // Papers
  | { readonly type: 'log-read'; readonly log: IssuerLogRead }
  | { readonly type: 'log-printed'; readonly files: readonly string[] }
  | { readonly type: 'log-not-printed' }
  /** It is on the disk, and is counted before it is printed. */
  | { readonly type: 'paper-made'; readonly made: PaperMade; readonly path: string }
  | { readonly type: 'paper-not-made'; readonly paper: StationPaperName }
  | { readonly type: 'paper-drawn'; readonly paper: StationPaperName; readonly pages: readonly DrawnPage[] }
  /** A paper was made, or its printing goes on. */
  | { readonly type: 'paper'; readonly paper: Paper }
  | { readonly type: 'confirmation-sheet-failed' }
  | {
      readonly type: 'station-report-written'
      readonly version: number
      readonly files: readonly string[]
      readonly digits: string
    }
  /** `signed`: it is on this machine's disk all the same, and is written again from there. Null: nothing was signed. */
  | {
      readonly type: 'station-report-failed'
      readonly signed: number | null
      readonly notice: Notice<ActCode>
    }
  /** D-24: its signature is that of an issuer of that desk. */
  | { readonly type: 'desk-report-read'; readonly desk: number; readonly report: SignedDeskReport }
  | { readonly type: 'desk-report-not-read'; readonly notice: Notice<ActCode> }
  | ({ readonly type: 'day-list-written' } & DayListNote)
  | { readonly type: 'day-list-failed' }
  | ({ readonly type: 'books-erased' } & ErasedNote)
  /** A bug of this program. The last event: nothing is handled after it (`shell/run-app.ts`). */
  | { readonly type: 'bug' }
