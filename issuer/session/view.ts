/** What the screen shows: the state without what only the session needs, and the sums that people read. JSON throughout. */
import { unreachable } from '#election/assert.ts'
import type { Contest, Use } from '#election/definition/definition.ts'
import type { ContestMask, MachineId, StationId } from '#election/ids.ts'
import { type LocalDate, type LocalMinute, type LocalTime, timeOf } from '#election/time.ts'
import { type ContestBooks, contestBooks, isBalanced, missingCards, startedPairs, ticketsExpected } from './books.ts'
import type { Notice, OutOfServiceCode, RetireCode, StartCode, TakeOverCode, UnlockCode } from './refusal.ts'
import type { Tab } from './screen-event.ts'
import type {
  CardCheck,
  Counts,
  Day,
  DayRecord,
  Desk,
  Facts,
  IssuerState,
  ReaderState,
  ReportState,
  RetiringStep,
  TakeOverOffer,
  Unsettled,
} from './state.ts'
import { type ClosingStep, closingSteps, type OpeningStep, openingSteps } from './steps-of-day.ts'

export type IssuerView = {
  readonly now: LocalMinute
  readonly language: 'ja' | 'en'
  readonly head: Head | null
} & Screen

/** The line at the top, and what the forms begin with. */
export interface Head {
  readonly use: Use
  readonly electionTitle: string
  readonly municipality: string
  readonly date: LocalDate
  readonly opens: LocalTime
  readonly closes: LocalTime
  readonly station: StationId
  readonly stationName: string
  readonly designated: boolean
  readonly issuer: MachineId
  readonly issuerSerial: string
  readonly fingerprint: string
  readonly contests: readonly Contest[]
  readonly registered: number
  readonly eligible: number
}

type Screen =
  | { readonly screen: 'starting'; readonly step: 'verifying' | 'opening-books' }
  | { readonly screen: 'refused'; readonly notice: Notice<StartCode> }
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

export interface DayView {
  readonly tab: Tab
  readonly stage: DayRecord['stage']
  readonly reader: ReaderState
  /** The red band; acknowledged one by one. */
  readonly alarm: Notice | null
  readonly alarmsWaiting: number
  readonly opening: readonly OpeningStep[]
  readonly closing: readonly ClosingStep[]
  readonly record: DayRecord
  readonly desk: Desk
  readonly check: CardCheck
  readonly cardDealtWith: boolean
  readonly unsettled: Unsettled | null
  readonly counts: Counts
  readonly books: readonly ContestBooks[]
  readonly ticketsExpected: number
  readonly balanced: boolean
  readonly missingCards: number | null
  readonly kiosksStarted: number
  /** All contests of a card of this station. */
  readonly all: ContestMask
  /** Minutes to the next full hour's count; null outside voting. */
  readonly minutesToHour: number | null
  readonly report: ReportState
}

export function viewOf(state: IssuerState): IssuerView {
  const facts = 'facts' in state.phase ? state.phase.facts : null
  const head = facts === null ? null : headOf(facts)
  return { now: state.now, language: state.language, head, ...screenOf(state) }
}

function screenOf(state: IssuerState): Screen {
  const { phase } = state
  switch (phase.type) {
    case 'verifying':
      return { screen: 'starting', step: 'verifying' }
    case 'refused':
      return { screen: 'refused', notice: phase.notice }
    case 'locked': {
      const { working, failure, wrongPins } = phase
      return { screen: 'locked', reader: state.reader, working, failure, wrongPins }
    }
    case 'retiring':
      return { screen: 'retiring', step: phase.step, reader: state.reader, failure: phase.failure }
    case 'opening-books':
      return { screen: 'starting', step: 'opening-books' }
    case 'take-over': {
      const { ticketsExpected: _unseen, ...offer } = phase.offer
      return { screen: 'take-over', offer, working: phase.working, failure: phase.failure }
    }
    case 'out-of-service':
      return { screen: 'out-of-service', notice: phase.notice }
    case 'day':
      return { screen: 'day', ...dayView(state, phase.facts, phase.day) }
    default:
      return unreachable(phase)
  }
}

function dayView(state: IssuerState, facts: Facts, day: Day): DayView {
  const { record, counts } = day
  const missing = missingCards(counts, record)
  const books = contestBooks(counts, record, missing ?? 0)
  return {
    tab: day.tab,
    stage: record.stage,
    reader: state.reader,
    alarm: day.alarms[0] ?? null,
    alarmsWaiting: Math.max(0, day.alarms.length - 1),
    opening: openingSteps(state.now, facts, record),
    closing: closingSteps(facts, day),
    record,
    desk: day.desk,
    check: day.check,
    cardDealtWith: day.cardDealtWith,
    unsettled: day.unsettled,
    counts,
    books,
    ticketsExpected: ticketsExpected(counts),
    balanced: isBalanced(books, counts, record.closing.ticketsCounted),
    missingCards: missing,
    kiosksStarted: startedPairs(record).length,
    all: facts.all,
    minutesToHour: record.stage === 'voting' ? 60 - Number(timeOf(state.now).slice(3)) : null,
    report: day.report,
  }
}

function headOf(facts: Facts): Head {
  return {
    use: facts.use,
    electionTitle: facts.electionTitle,
    municipality: facts.municipality,
    date: facts.date,
    opens: facts.opens,
    closes: facts.closes,
    station: facts.station,
    stationName: facts.stationName,
    designated: facts.designated,
    issuer: facts.issuer,
    issuerSerial: facts.issuerSerial,
    fingerprint: facts.fingerprint,
    contests: facts.contests,
    registered: facts.registered,
    eligible: facts.eligible,
  }
}
