/** The view of the issuer's screen. JSON throughout. */

import type { DrawnPage } from '#documents/sheet.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { Contest, ReceptionContest, Stop, Use } from '#election/definition/definition.ts'
import type { Entitled } from '#election/definition/entitled.ts'
import type { Settings } from '#election/definition/settings.ts'
import type { NextStop } from '#election/definition/stops.ts'
import type { ContestMask, MachineId, StationId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import type { OpenFault } from '#hardware/device-loss.ts'
import type { ContestBooks, Differing } from './balance.ts'
import type { BooksWork } from './books-work.ts'
import type { ClockStep, Refused } from './clock-step.ts'
import type { Notice, OutOfServiceCode, RetireCode, StartCode, TakeOverCode, UnlockCode } from './codes.ts'
import type { Correction } from './correction.ts'
import type { ClosingStep } from './day-checklist.ts'
import type { Suspension } from './day-record.ts'
import type { OpeningStep } from './opening-checklist.ts'
import type { OtherDeskView } from './other-desks.ts'
import type { PaperOffer } from './papers-due.ts'
import type { RollOfDay, ToldForm } from './roll-of-day.ts'
import type { Tab } from './screen-event.ts'
import type {
  CardCheck,
  Counts,
  Day,
  DayRecord,
  Desk,
  OfficerAsked,
  ReaderState,
  ReportState,
  RetiringStep,
  TakeOverOffer,
  Unsettled,
} from './state.ts'
import type { LongOut } from './watch.ts'

export type IssuerView = {
  readonly now: LocalMinute
  readonly language: Language
  readonly head: Head | null
  /** Long work on the books that goes on; null: none. */
  readonly work: BooksWork | null
  /** The last press is not written yet. */
  readonly writing: boolean
} & Screen

/** The line at the top, and what the forms begin with. */
export interface Head {
  readonly use: Use
  readonly electionTitle: string
  readonly municipality: string
  readonly date: LocalDate
  /** Those of today's stop where the station moves. */
  readonly opens: LocalTime
  readonly closes: LocalTime
  /** Where a moving station is, or is next before the opening; null: it stays in its place. */
  readonly stop: Stop | null
  /** And where it is open after that; null: nowhere. */
  readonly nextStop: NextStop | null
  readonly station: StationId
  readonly stationName: string
  readonly designated: boolean
  /** D-24: which desk of the station this is; null: it has one. */
  readonly desk: number | null
  /** Whose reports this one takes in. */
  readonly otherDesks: readonly number[]
  readonly issuer: MachineId
  readonly issuerSerial: string
  readonly fingerprint: string
  readonly software: string | null
  /** With titles in the language of the screen. */
  readonly contests: readonly Contest[]
  /** As the clerk says them to a voter, in Japanese. */
  readonly contestsSaid: readonly Contest[]
  /** Contests of another authority (PAP-10). */
  readonly paperContests: readonly ReceptionContest[]
  /** Contests voted on ballot papers now: those, and any of LAW-19. */
  readonly offCards: ContestMask
  readonly registered: number
  readonly eligible: number
  readonly entitled: readonly Entitled[]
  /** A card may be for the voice. */
  readonly voice: boolean
  readonly printer: boolean
  /** The election has an online ballot box. */
  readonly online: boolean
  readonly settings: Settings
  /** 発券のみ: no roll, a slip brings the card. */
  readonly slips: boolean
  /** 移動期日前投票所: each stop is closed and opened as a day is. */
  readonly moves: boolean
  /** The last day of early voting; null at a station of election day. */
  readonly earlyUntil: LocalDate | null
}

export type Screen =
  | { readonly screen: 'starting'; readonly step: 'verifying' | 'opening-books' }
  | {
      readonly screen: 'refused'
      readonly notice: Notice<StartCode>
      readonly reader: ReaderState
      readonly maySetClock: boolean
      readonly setting: Refused['setting']
      readonly otherDate: boolean
    }
  | {
      readonly screen: 'locked'
      readonly reader: ReaderState
      readonly working: boolean
      readonly failure: Notice<UnlockCode> | null
      readonly wrongPins: number
    }
  | {
      readonly screen: 'retiring'
      readonly step: RetiringStep
      readonly reader: ReaderState
      readonly failure: Notice<UnlockCode | RetireCode> | null
    }
  | {
      readonly screen: 'take-over'
      /** Without the number of tickets: who reads it first does not count. */
      readonly offer: Omit<TakeOverOffer, 'ticketsExpected'>
      readonly working: boolean
      readonly failure: Notice<TakeOverCode> | null
    }
  | { readonly screen: 'out-of-service'; readonly notice: Notice<OutOfServiceCode> }
  | ({ readonly screen: 'day' } & DayView)

export interface SuspensionView extends Suspension {
  /** Minutes after which the page points to postponement; null: not yet. */
  readonly longAfter: number | null
}

/** One page of the paper on the screen. */
export interface ShownPage {
  readonly name: StationPaperName
  readonly page: number
  readonly pages: number
  readonly marks: DrawnPage
}

export interface DayView {
  readonly tab: Tab
  readonly stage: DayRecord['stage']
  readonly reader: ReaderState
  /** Numbers are typed; null: it is there, or the station has none. */
  readonly scannerLost: OpenFault | null
  /** The red band; acknowledged one by one. */
  readonly alarm: Notice | null
  readonly alarmsWaiting: number
  readonly opening: readonly OpeningStep[]
  readonly closing: readonly ClosingStep[]
  readonly record: DayRecord
  readonly desk: Desk
  readonly check: CardCheck
  /** Why no card is issued now; null: one is. A next step that ends in a new card is named only then. */
  readonly noCardNow: Notice | null
  /** The voting date on whose eve this desk prepares, and does nothing else; null: it is no eve. */
  readonly eve: LocalDate | null
  /** Ten minutes before the opening, and the room was not looked at once more (OPN-02). */
  readonly recheckDue: boolean
  /** The closing hour has come and is not declared: nobody gets a card (D-04). */
  readonly closingDue: boolean
  /** Declaring it would be refused: the hour has not come. */
  readonly closingTooEarly: boolean
  readonly officer: OfficerAsked | null
  /** The officer sets the clock; the desk does nothing else meanwhile. */
  readonly clock: ClockStep | null
  /** Nobody votes here on the date that is to be set. */
  readonly otherDate: boolean
  readonly signingKey: Day['signingKey']
  readonly cardDealtWith: boolean
  readonly takenBack: boolean
  /** As in `Day`. */
  readonly brought: number
  readonly insideServed: Day['insideServed']
  readonly envelope: Day['envelope']
  readonly unsettled: Unsettled | null
  readonly counts: Counts
  /** The day's part of them; the same at a station of one day. */
  readonly today: Counts
  readonly books: readonly ContestBooks[]
  readonly ticketsExpected: number
  readonly balanced: boolean
  /** Which numbers do not agree. */
  readonly differing: readonly Differing[]
  /** Why they do not; empty: nobody has said it of these numbers. */
  readonly explanation: string
  /** In the case, with those of the return box; null: it is not known how many were received. */
  readonly cardsExpected: number | null
  readonly missingCards: number | null
  readonly kiosksStarted: number
  /** FLT-02: serials of machines that are ready and not signed for; empty: none. */
  readonly unsigned: string
  readonly longOut: LongOut | null
  readonly electors: Day['electors']
  readonly nextQuickReport: LocalTime | null
  /** The hour whose round is due. */
  readonly roundDue: LocalTime | null
  readonly absentClerks: readonly string[]
  /** All contests of a card of this station. */
  readonly all: ContestMask
  /** Minutes to the next full hour's count; null outside voting. */
  readonly minutesToHour: number | null
  /** In the last half hour; null before it and afterwards. */
  readonly minutesToClosing: number | null
  readonly report: ReportState
  /** The correction of the signed report; null: none goes on. */
  readonly correction: Correction | null
  readonly papers: Day['papers']
  readonly paperOffers: readonly PaperOffer[]
  readonly shown: ShownPage | null
  readonly suspension: SuspensionView | null
  readonly log: Day['log']
  readonly roll: RollOfDay
  readonly readingLists: boolean
  readonly told: ToldForm
  readonly left: Day['left']
  /** ELG-02a: nobody gets a card before the last list, or the officer's words. */
  readonly listAwaited: boolean
  /** A day follows this one: what its beginning still waits for. Null: this is the last. */
  readonly nextDay: { readonly blocked: Notice | null } | null
  /** Machines whose closing screen was not typed here yet, in the order of the station. */
  readonly openMachines: readonly MachineId[]
  /** D-24: what was given of the other desks. */
  readonly otherDesks: readonly OtherDeskView[]
  /** Why the media boxes are not ready; null: they may be said to be. */
  readonly boxesBlocked: Notice | null
  /** A closing screen was typed for a machine that is not marked as started. */
  readonly toldByUnused: MachineId | null
}
