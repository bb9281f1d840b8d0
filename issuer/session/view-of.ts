/** State → view: without what only the session needs, with the sums that people read. */

import { unreachable } from '#election/assert.ts'
import { titledIn } from '#election/definition/definition.ts'
import { hoursAt, sittingAt, stopAfter, stopAt } from '#election/definition/stops.ts'
import type { Language } from '#election/language.ts'
import type { Sitting } from '#election/sitting.ts'
import { dateOf, type LocalMinute, minuteNumber, timeOf } from '#election/time.ts'
import { cardsExpected, contestBooks, differingOf, isBalanced, missingCards, startedPairs } from './balance.ts'
import type { Refused } from './clock-step.ts'
import { machinesStillOpen } from './closed-machines.ts'
import { correctionOf } from './correction.ts'
import {
  boxesRefusal,
  closingDeclarationRefusal,
  closingHour,
  closingSteps,
  isClosingDue,
  isListAwaited,
  issuingRefusal,
  suspensionOf,
  toldByUnused,
} from './day-checklist.ts'
import { eveOf } from './day-of-desk.ts'
import { cardsInTheRoom, countsToday, isLastDay, nextDayRefusal, sittingShown, ticketsToday } from './days.ts'
import { explanationOf } from './difference.ts'
import { isRecheckDue, namesOf, openingSteps, unsignedMachines } from './opening-checklist.ts'
import { ofStation, otherDesks, otherDesksView } from './other-desks.ts'
import { factsNow } from './paper-marks.ts'
import { paperOffers } from './papers-due.ts'
import type { Day, DayRecord, IssuerFacts, IssuerState } from './state.ts'
import type { DayView, Head, IssuerView, Screen, ShownPage, SuspensionView } from './view.ts'
import { absentClerks, longOut, nextQuickReport, roundDue } from './watch.ts'

export function viewOf(state: IssuerState): IssuerView {
  const held = 'facts' in state.phase ? state.phase.facts : null
  const facts = held !== null && state.phase.type === 'day' ? factsNow(held, state.phase.day.record) : held
  const head = facts === null ? null : headOf(facts, state.language, shownAt(state, facts))
  return {
    now: state.now,
    language: state.language,
    head,
    work: state.work,
    writing: state.unwritten > 0,
    ...screenOf(state),
  }
}

function screenOf(state: IssuerState): Screen {
  const { phase } = state
  switch (phase.type) {
    case 'verifying':
      return { screen: 'starting', step: 'verifying' }
    case 'refused':
      return {
        screen: 'refused',
        notice: phase.notice,
        reader: state.reader,
        maySetClock: phase.facts !== null,
        setting: phase.setting,
        otherDate: isOtherDate(phase.facts, phase.setting),
      }
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

function dayView(state: IssuerState, facts: IssuerFacts, day: Day): DayView {
  const { record, counts } = day
  // D-24: what is compared is the station's; what is counted by hand is this desk's.
  const station = ofStation(day)
  const missing = missingCards(station.counts, station.record)
  const books = contestBooks(station.counts, station.record, missing ?? 0)
  const [tickets, counted] = [ticketsToday(station.counts, record), station.record.closing.ticketsCounted]
  const today = countsToday(counts, record)
  return {
    ...asItIs(day),
    stage: record.stage,
    reader: state.reader,
    scannerLost: state.scanner === 'there' ? null : state.scanner,
    alarm: alarmOf(day),
    alarmsWaiting: Math.max(0, day.alarms.length - 1),
    opening: openingSteps(state.now, facts, record),
    closing: closingSteps(facts, day),
    record,
    noCardNow: issuingRefusal({ state, facts, day }),
    eve: eveOf(state.now, facts, record),
    recheckDue: isRecheckDue(state.now, facts, record),
    closingDue: isClosingDue({ state, facts, day }),
    closingTooEarly: closingDeclarationRefusal(state.now, facts, record)?.code === 'before-closing-time',
    clock: day.clock,
    otherDate: isOtherDate(facts, day.clock),
    counts,
    today,
    books,
    ticketsExpected: ticketsToday(counts, record),
    balanced: isBalanced(books, tickets, counted),
    differing: differingOf(books, tickets, counted),
    explanation: explanationOf(day),
    cardsExpected: cardsExpected(counts, record),
    missingCards: missing,
    kiosksStarted: startedPairs(record).length,
    unsigned: namesOf(unsignedMachines(record)),
    longOut: longOut(record, { ...today, cardsOut: cardsInTheRoom(counts, record) }),
    nextQuickReport: nextQuickReport(state.now, facts),
    roundDue: roundDue(state.now, record),
    absentClerks: absentClerks(state.now, facts, record),
    all: facts.all,
    minutesToHour: record.stage === 'voting' ? 60 - Number(timeOf(state.now).slice(3)) : null,
    minutesToClosing: minutesToClosing(state.now, facts, record),
    correction: correctionOf(record),
    paperOffers: paperOffers(facts, record),
    shown: shownPage(day),
    suspension: suspensionView(state, day),
    listAwaited: isListAwaited(day),
    nextDay: isLastDay(facts, record) ? null : { blocked: nextDayRefusal(state.now, facts, record) },
    openMachines: machinesStillOpen(facts, record),
    otherDesks: otherDesksView(record),
    boxesBlocked: boxesRefusal(facts, record),
    toldByUnused: toldByUnused(record)?.machine ?? null,
  }
}

/** Members that the screen may know as the day has them. */
const AS_IT_IS = [
  ...(['tab', 'desk', 'check', 'officer', 'signingKey', 'cardDealtWith', 'takenBack', 'brought'] as const),
  ...([
    'insideServed',
    'envelope',
    'unsettled',
    'electors',
    'report',
    'papers',
    'log',
    'roll',
    'readingLists',
  ] as const),
  ...(['told', 'left'] as const),
] satisfies readonly (keyof Day)[]

function asItIs(day: Day): Pick<Day, (typeof AS_IT_IS)[number]> {
  return Object.fromEntries(AS_IT_IS.map((name) => [name, day[name]])) as Pick<Day, (typeof AS_IT_IS)[number]>
}

function alarmOf({ alarms: [first] }: Day): DayView['alarm'] {
  return first === undefined ? null : { code: first.code, values: first.values }
}

function shownPage({ shown }: Day): ShownPage | null {
  if (shown === null) return null
  const { name, page, pages } = shown
  return { name, page, pages: pages.length, marks: pages[page] ?? [] }
}

const LAST_MINUTES = 30

function minutesToClosing(now: LocalMinute, facts: IssuerFacts, record: DayRecord): number | null {
  const closing = record.stage === 'voting' ? closingHour(facts, record) : null
  const left = closing === null ? 0 : minuteNumber(closing) - minuteNumber(now)
  return left > 0 && left <= LAST_MINUTES ? left : null
}

/** FLT-07: people do not wait for ever without hearing what the law gives them. */
const LONG_SUSPENSION_MINUTES = 60

function suspensionView({ now }: IssuerState, { record }: Day): SuspensionView | null {
  const suspension = suspensionOf(record)
  if (suspension === null) return null
  const isLong = minuteNumber(now) - minuteNumber(suspension.from) >= LONG_SUSPENSION_MINUTES
  return { ...suspension, longAfter: isLong ? LONG_SUSPENSION_MINUTES : null }
}

/** Whose place and hours the head has. Before the books are open it is the clock's. */
function shownAt({ now, phase }: IssuerState, facts: IssuerFacts): Sitting {
  return phase.type === 'day' ? sittingShown(now, facts, phase.day.record) : sittingAt(facts, now)
}

function headOf(facts: IssuerFacts, language: Language, sitting: Sitting): Head {
  const { opens, closes } = hoursAt(facts, sitting)
  return {
    use: facts.use,
    electionTitle: facts.electionTitle,
    municipality: facts.municipality,
    date: facts.date,
    opens,
    closes,
    stop: stopAt(facts, sitting),
    nextStop: stopAfter(facts, sitting),
    station: facts.station,
    stationName: facts.stationName,
    designated: facts.designated,
    desk: facts.desk?.number ?? null,
    otherDesks: otherDesks(facts),
    issuer: facts.issuer,
    issuerSerial: facts.issuerSerial,
    fingerprint: facts.fingerprint,
    settings: facts.settings,
    software: facts.software,
    contests: titledIn(language, facts.contests),
    contestsSaid: facts.contests,
    paperContests: facts.paperContests,
    offCards: facts.offCards,
    registered: facts.registered,
    eligible: facts.eligible,
    entitled: facts.entitled,
    voice: facts.voice,
    printer: facts.printer,
    online: facts.online,
    slips: facts.slips !== null,
    moves: facts.stops.length > 0,
    earlyUntil: facts.earlyVoting ? ([...facts.dates].sort().at(-1) ?? null) : null,
  }
}

/** Nobody votes here on the date that is to be set. */
function isOtherDate(facts: IssuerFacts | null, setting: Refused['setting']): boolean {
  if (facts === null || facts.use === 'rehearsal' || setting?.step !== 'witnesses') return false
  return !facts.dates.includes(dateOf(setting.to))
}
