/** Everything the issuer's screen depends on. No token, no card number, no time of a visit is ever in it (ISS-18). */

import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { OperatingMode, Presentation } from '#election/card/voting-card.ts'
import type { Counts } from '#election/count/desk-figures.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import type { MovedMark } from '#election/roll/moved-mark.ts'
import type { OrderRow } from '#election/roll/order-row.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { OpenFault } from '#hardware/device-loss.ts'
import type { BooksWork } from './books-work.ts'
import type { CardFinding } from './card-finding.ts'
import type { ClockStep, Refused } from './clock-step.ts'
import type {
  ActCode,
  CardCode,
  Notice,
  OutOfServiceCode,
  RetireCode,
  TakeOverCode,
  UnlockCode,
  VoterCode,
} from './codes.ts'
import type { Corrected, EnvelopeSeen } from './day-names.ts'
import type { ClockSet, DayRecord, SubstituteAsked, TakeOverNote } from './day-record.ts'
import type { ElectorsOfDay } from './electors.ts'
import type { IssuerFacts } from './facts.ts'
import type { Said } from './mistaken.ts'
import type { Paper, ShownLog, ShownPaper } from './papers-shown.ts'
import type { PersonOfRow, RollAct, RollOfDay, ToldForm } from './roll-of-day.ts'
import type { OrderEntries, ProxyCause, Replaced, Tab, Way } from './screen-event.ts'
import type { TakeOverOffer } from './take-over-offer.ts'

export type { ContestCounts, Counts, HourCount } from '#election/count/desk-figures.ts'
export type { CardFinding } from './card-finding.ts'
export type { ClosingRecord, DayRecord, DeskNote, KioskMark, MediumNote, ToldRecords } from './day-record.ts'
export type { IssuerFacts } from './facts.ts'
export type { OtherPaper, Paper, ShownPaper } from './papers-shown.ts'
export type { TakeOverOffer } from './take-over-offer.ts'

export interface IssuerState {
  readonly now: LocalMinute
  readonly language: Language
  readonly reader: ReaderState
  /** The scanner of tickets; null: the station has none. */
  readonly scanner: 'there' | OpenFault | null
  /** Long work on the books that goes on; null: none. */
  readonly work: BooksWork | null
  /** WI7: lines of the day that are not on the disk yet: until then nothing of them is said as done. */
  readonly unwritten: number
  /** Set before the books were open: the day's record gets them then. */
  readonly clockSets: readonly ClockSet[]
  readonly phase: Phase
}

export type ReaderState = 'absent' | 'card' | 'foreign' | OpenFault

type Phase =
  | { readonly type: 'verifying' }
  | Refused
  /** Operator card + PIN. */
  | Locked
  | Retiring
  | { readonly type: 'opening-books'; readonly facts: IssuerFacts; readonly wrongPins: number }
  /** The take-over medium holds issues that this machine's books do not: the officer decides (ISS-20). */
  | ({ readonly type: 'take-over'; readonly facts: IssuerFacts } & TakingOver)
  | { readonly type: 'day'; readonly facts: IssuerFacts; readonly day: Day }
  | { readonly type: 'out-of-service'; readonly facts: IssuerFacts | null; readonly notice: Notice<OutOfServiceCode> }

export interface Locked {
  readonly type: 'locked'
  readonly facts: IssuerFacts
  readonly working: boolean
  readonly failure: Notice<UnlockCode> | null
  /** Wrong PINs so far; the program stops after three, the chip a little later. */
  readonly wrongPins: number
}

/** 「この発券機は使いませんでした」: a spare's key is erased by its officer, never by a clock alone. */
export interface Retiring {
  readonly type: 'retiring'
  readonly facts: IssuerFacts
  readonly step: RetiringStep
  /** While card and PIN are looked at: what is answered then is worth nothing. */
  readonly cardLeft: boolean
  readonly failure: Notice<UnlockCode | RetireCode> | null
  /** Those of the page before are among them. */
  readonly wrongPins: number
}

export type RetiringStep = 'unlock' | 'checking' | 'used' | 'confirm' | 'erasing' | 'erased' | 'not-erased'

interface TakingOver {
  readonly offer: TakeOverOffer
  readonly working: boolean
  /** The count in hand was another one than the books say: a reason is asked for. Null before the first count. */
  readonly failure: Notice<TakeOverCode> | null
  /** The first count that differed. */
  readonly firstCount: number | null
  /** The officer's entry, once it was accepted: it goes into the day's record. */
  readonly accepted: TakeOverNote | null
}

export interface Day {
  readonly tab: Tab
  readonly record: DayRecord
  readonly counts: Counts
  /** 選挙当日有権者数 by sex, as the roll says; null: not asked yet. */
  readonly electors: ElectorsOfDay | null
  readonly desk: Desk
  /** Who was sought last, and by what; null: nobody. */
  readonly sought: { readonly rollNo: RollNumber; readonly by: FoundBy } | null
  readonly check: CardCheck
  /** An act that waits for operator card and PIN; the desk does nothing else meanwhile. */
  readonly officer: OfficerAsked | null
  /** Card state checks, and cards left pressed that were taken out, since the last entry of the log about them. */
  readonly checks: {
    readonly cards: number
    readonly wrongPins: number
    readonly over: number
    readonly notRecorded: number
  }
  readonly roll: RollOfDay
  readonly readingLists: boolean
  readonly told: ToldForm
  /**
   * ROL-12: the act whose card and PIN were not given: its form comes back with what was typed. Gone with the next press, the next ticket and every act of the
   * officer: no other page finds it, and nobody who comes later.
   */
  readonly left: OfficerAct | null
  /** The log that the officer asked to see; gone with the next page. Null: nothing. */
  readonly log: ShownLog | null
  readonly signingKey: 'kept' | 'erasing' | 'erased' | 'not-erased'
  /** The officer's card has opened the page that sets the clock. */
  readonly clock: ClockStep | null
  /** The officer has said that the closing hour of this clock is not the hour; forgotten at a restart. */
  readonly clockDoubted: boolean
  /** The card on the reader was already dealt with: it must leave before the next one counts. */
  readonly cardDealtWith: boolean
  /** ISS-15: a card came back and goes into envelope 1; until the voter's next card is theirs, or somebody else is served. */
  readonly takenBack: boolean
  /** Cards of the last bringing, which may be taken back; 0: none. */
  readonly brought: number
  /** Those inside at the closing hour who got card or paper for all that they wanted. */
  readonly insideServed: readonly RollNumber[]
  readonly envelope: EnvelopeSeen | null
  /** An issue or return that a crash or a pulled card left open (ISS-20); nothing else is issued until it is settled. */
  readonly unsettled: Unsettled | null
  /** Red band: the first one is shown until acknowledged. */
  readonly alarms: readonly DayAlarm[]
  readonly report: ReportState
  /** Made since the start, the last of each kind, in the order of `PAPERS`. */
  readonly papers: readonly Paper[]
  /** On the screen; gone with the next page of the desk. */
  readonly shown: ShownPaper | null
  /** Wrong PINs at the card check; the program stops asking after three. */
  readonly wrongPins: number
}

/** `of`: the press that was refused and with which it ends (`alarms-that-end.ts`). */
export interface DayAlarm extends Notice {
  readonly of?: string
}

/** ROL-02: what only the presiding officer or the deputy may do. */
export type OfficerAct =
  /** The desk is locked until the officer opens it again. */
  | { readonly type: 'unlock' }
  | { readonly type: 'change-clerk'; readonly name: string }
  | { readonly type: 'postpone'; readonly reason: string }
  | { readonly type: 'correct-report'; readonly reason: string }
  /** `name`: the officer's, as in the record; it goes under the report. */
  | { readonly type: 'sign-report'; readonly version: number; readonly name: string }
  | { readonly type: 'drop-correction'; readonly version: number; readonly changed: readonly Corrected[] }
  | { readonly type: 'end-day' }
  /** D-31 */
  | { readonly type: 'erase-books'; readonly handedTo: string }
  /** CLS-03 */
  | { readonly type: 'permit-closing'; readonly permission: ClosingPermission }
  | { readonly type: 'rest' }
  | { readonly type: 'begin-day' }
  | { readonly type: 'show-log' }
  | RollAct
  /** ELG-01 */
  | { readonly type: 'enter-voter'; readonly row: OrderRow }
  | { readonly type: 'remove-voter'; readonly row: OrderRow }
  /** ROL-05: a witness who is on another roll. */
  | { readonly type: 'appoint-substitute'; readonly asked: SubstituteAsked; readonly name: string }
  /** ROL-11 */
  | { readonly type: 'witness-over-line'; readonly witness: number; readonly name: string }
  /** 人違い */
  | {
      readonly type: 'move-mark'
      readonly moved: Omit<MovedMark, 'last'>
      /** The page shows both before the card is laid down; nothing keeps them. */
      readonly voter: Voter
      readonly owner: MarkOwner
      readonly reason: string
    }
  /** D-04: this clock shows the closing hour, the radio does not. */
  | { readonly type: 'doubt-clock' }
  | { readonly type: 'set-clock' }

export interface OfficerAsked {
  readonly act: OfficerAct
  readonly working: boolean
  readonly failure: Notice<UnlockCode> | null
}

export interface Voter extends PersonOfRow {
  readonly rollNo: RollNumber
  readonly residentSince: LocalDate | null
  readonly ticket: string
  readonly standing: Standing
  /** ELG-01: entered at the desk, on no roll. */
  readonly byOrder: boolean
  /** 人違い: a row of nobody, with the mark of somebody who is not known. */
  readonly nobodys: boolean
  /** 発券のみ: a slip of the city's own roll system; nothing of it says who the person is. */
  readonly slip: boolean
  /** Another row of the roll with the same name and day of birth: the same person, or one easily taken for them. Served: a card, a paper or a vote is theirs. Null: none. */
  readonly twin: { readonly rollNo: RollNumber; readonly served: boolean } | null
  /** D-07: each card that is out was issued after the last failure of a machine. */
  readonly sinceFailure: boolean
  /** Contests of which this voter gets nothing: used up in early voting (ELG-02a), not this voter's (ELG-21), or none of the slip's. */
  readonly closed: ContestMask
  /** ELG-21: of these, those that are not this voter's. */
  readonly unentitled: ContestMask
  /** The answer of the roll and today's visits now; null: eligible. */
  readonly refusal: RefusalReason | null
}

/** 人違い: whose the mark is. Nobody: it goes to a row of nobody in this place. */
export type MarkOwner =
  | { readonly type: 'row'; readonly voter: Voter }
  | { readonly type: 'nobody'; readonly place: number }

/** ticket: its number was scanned or typed · number: that of the roll · else: name, day of birth or address · sound: nothing fitted but the sound. */
export type FoundBy = 'ticket' | 'number' | 'else' | 'sound'

export interface Assistance {
  readonly mode: OperatingMode
  /** Two names for proxy and assisted; none otherwise. Never joined with a time. */
  readonly assistants: readonly string[]
  /** For a proxy vote alone (PRX-01). */
  readonly cause: ProxyCause | null
  /** The witnesses were heard on who assists, and both agree to do it (PRX-02, PRX-08). */
  readonly heard: boolean
  readonly agreed: boolean
}

/** One card, as it will be written. */
export interface CardRequest {
  readonly rollNo: RollNumber
  readonly contests: ContestMask
  /** The contests whose ordinary ballot papers go with it (LAW-19). */
  readonly papers: ContestMask
  /** Marks that are struck with the issue (ISS-07). */
  readonly declined: ContestMask
  readonly presentation: Presentation
  readonly assistance: Assistance
  /** In place of a card that nobody can read or find: for rights that are out already (D-07). */
  readonly replaces: Replaced | null
}

export interface CheckedVoter {
  readonly voter: Voter
  /** Contests that the roll check brought into force for the next card. */
  readonly offered: ContestMask
  readonly chosen: ContestMask
  readonly presentation: Presentation
  readonly assistance: Assistance
  readonly replaces: Replaced | null
}

export type Desk =
  | { readonly type: 'ready' }
  | { readonly type: 'seeking' }
  /** `by`: of each voter in its place. */
  | {
      readonly type: 'matches'
      readonly voters: readonly Voter[]
      readonly by: readonly FoundBy[]
      readonly more: boolean
    }
  /** The reason fills the place of the card desk. `voter` is shown when the row exists: a card may come back. */
  | { readonly type: 'refused'; readonly notice: Notice<VoterCode>; readonly voter: Voter | null }
  | {
      readonly type: 'found'
      readonly voter: Voter
      readonly offered: ContestMask
      /**
       * ISS-01: scanned now · held since an earlier visit · another one was made out · made out for somebody on no roll · asked for with
       * the identity.
       */
      readonly ticket: 'scanned' | 'held' | 'reissued' | 'made-out' | 'asked'
      /** LAW-12: the oath of early voting (宣誓書). none: not early voting, or given at an earlier visit. */
      readonly oath: 'none' | 'asked' | 'given'
      /** The voter says them, for no ticket and no number says who this is; those that were heard. Null: nothing is asked. */
      readonly said: readonly Said[] | null
    }
  /** 人違い: the mark of this row is about somebody else, who is looked for. Nothing is written. */
  | {
      readonly type: 'mistaken'
      readonly voter: Voter
      readonly owner: MarkOwner | null
      readonly working: boolean
      readonly failure: Notice<VoterCode | ActCode> | null
    }
  | { readonly type: 'moving'; readonly voter: Voter }
  /** ELG-01: the row is being typed, then looked for, and waits for the officer. Nothing is written. */
  | {
      readonly type: 'by-order'
      readonly entries: OrderEntries
      readonly working: boolean
      readonly failure: Notice<VoterCode> | null
    }
  /** The ordinary card is not the next step: the ways open to this voter, and whose page is open. Nothing is written. */
  | { readonly type: 'ways'; readonly voter: Voter; readonly open: readonly Way[]; readonly chosen: Way | null }
  /** Ballot papers are being recorded; then they go into the voter's hand, or the act is taken back. */
  | { readonly type: 'giving-paper'; readonly voter: Voter; readonly contests: ContestMask }
  | { readonly type: 'paper-given'; readonly voter: Voter; readonly contests: ContestMask }
  /** A durable write is under way. `again`: the voter is here, and is looked at anew. */
  | { readonly type: 'recording'; readonly voter: Voter; readonly next: 'declined' | 'ready' | 'again' }
  | { readonly type: 'checked'; readonly checked: CheckedVoter }
  /**
   * ISS-07: single, fewer contests than the station has · ISS-06: audio · none: all declined, no card · papers: no card, for what is
   * wanted is off cards (LAW-19).
   */
  | { readonly type: 'question'; readonly checked: CheckedVoter; readonly question: Question }
  | { readonly type: 'card-awaited'; readonly checked: CheckedVoter; readonly failure: Notice<CardCode> | null }
  | { readonly type: 'issuing'; readonly checked: CheckedVoter }
  /** `papers`: whose ordinary ballot papers go with the card (LAW-19), by the books; another list may be in force since a restart. */
  | { readonly type: 'hand-over'; readonly checked: CheckedVoter; readonly papers: ContestMask }
  /** No card: marks struck, ticket back. */
  | { readonly type: 'declined'; readonly voter: Voter }
  | {
      readonly type: 'return-awaited'
      readonly voter: Voter
      readonly declined: ContestMask
      readonly failure: Notice<CardCode> | null
    }
  | { readonly type: 'returning'; readonly voter: Voter; readonly declined: ContestMask }
  /** Everything declined after the issue (ISS-08): ticket back, card into envelope 1. */
  | { readonly type: 'returned'; readonly voter: Voter }

/** Card state check behind the operator card (ISS-12, ROL-02). */
export type CardCheck =
  | { readonly type: 'none' }
  | { readonly type: 'operator-card'; readonly failure: Notice<UnlockCode> | null; readonly working: boolean }
  | { readonly type: 'voting-card'; readonly failure: Notice<CardCode> | null; readonly working: boolean }
  | { readonly type: 'shown'; readonly found: CardFinding }
  /** The officer decides after hearing the witnesses. `lies`: the card on the reader answers, and is taken out first. */
  | {
      readonly type: 'replacing'
      readonly card: Replaced
      readonly lies: boolean
      readonly voter: Voter
      /** Written on the card or beside its line: nobody can read its own. */
      readonly number: number
      readonly failure: Notice<CardCode | ActCode> | null
      readonly working: boolean
    }

/** The contests are fewer than all, the card is not the usual one, or both (ISS-06, ISS-07). */
export type Question =
  | Exclude<Presentation, 'normal'>
  | 'single'
  | `single-and-${Exclude<Presentation, 'normal'>}`
  | 'none'
  | 'papers'

/** Left open by a crash or a pulled card. The voter's name is shown: the voter is at the desk. */
export interface Unsettled {
  readonly kind: 'issue' | 'return'
  readonly voter: Voter
  /** The clerk's choices; null after a restart. */
  readonly checked: CheckedVoter | null
  readonly working: boolean
  /** Another card was laid down, or it could not be read. */
  readonly failure: Notice<CardCode> | null
}

export type ReportState =
  | { readonly type: 'none' }
  | { readonly type: 'writing' }
  /** `digits`: 照合番号 of the report. */
  | { readonly type: 'written'; readonly files: readonly string[]; readonly digits: string }
  | { readonly type: 'failed' }

export const NO_DESK: Desk = { type: 'ready' }

/** Before the end of the day a report may have to be written again or corrected, and both need the books. */
export function stillNeeded({ record, signingKey }: Day): boolean {
  return record.endedAt === null || signingKey !== 'erased'
}
