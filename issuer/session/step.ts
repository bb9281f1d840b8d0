/** The issuer as a pure function: state and event → state and effects. No clock, no device, no database is reached from here. */

import { unreachable } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import { endAlarms } from './alarms-that-end.ts'
import { warnOfShortage } from './cards-short.ts'
import { type Notice, notice, type OutOfServiceCode } from './codes.ts'
import { eveOf, isOfEve } from './day-of-desk.ts'
import type { IssuerEffect } from './effect.ts'
import { envelopeVoterFound } from './envelopes.ts'
import { erasedNotice } from './erasing.ts'
import type { IssuerEvent } from './event.ts'
import { insideVoterFound, withInsideServed } from './inside.ts'
import { countChecks, logOfStep } from './log-of-day.ts'
import { factsNow } from './paper-marks.ts'
import { refused } from './refused.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, IssuerState } from './state.ts'
import { isCheckAtWork, readerChanged, stepCard, stepCardScreen } from './step-card.ts'
import { clockOfDaySet, stepClockOfDay, withoutClock } from './step-clock.ts'
import { isOfClosing, reportFailed, reportWritten, stepClosing } from './step-closing.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { type DaysEvent, dayListAnswered, isOfDays, isOfRest, stepDays } from './step-days.ts'
import { standingRecorded, stepDesk, votersFound } from './step-desk.ts'
import { isOfKeys, stepKeys } from './step-keys.ts'
import { isOfLog, stepLog } from './step-log.ts'
import { isMistaken, markMoved, markOwnerFound, stepMistaken } from './step-mistaken.ts'
import { isAnsweredToOfficer, officerAnswered, stepOfficer } from './step-officer.ts'
import { sheetFailed, stepOpening } from './step-opening.ts'
import { isOfOrder, personLookedUp, stepOrder } from './step-order.ts'
import { deskReportAnswered, isOfOtherDesk } from './step-other-desk.ts'
import { isAskedOfPapers, isOfPapers, stepPapers } from './step-papers.ts'
import { isPause, stepPause, whenQuiet } from './step-pause.ts'
import { isReplacing, stepReplacing, unreadableAnswered } from './step-replacing.ts'
import { isOfRoll, rollAnswered, stepRoll } from './step-roll.ts'
import { scannerSeen, stepScanner } from './step-scan.ts'
import { stepStart } from './step-start.ts'
import { stepTick } from './step-ticks.ts'
import { apartVoterFound, countTimes, isOfWatch, stepWatch } from './step-watch.ts'
import { isWay, stepWays } from './step-ways.ts'
import { isOfWitnesses, stepWitnesses, substituteFound } from './step-witnesses.ts'
import { type IssuerStep, stay, to } from './stepped.ts'

export function initial(now: LocalMinute): IssuerStep {
  return {
    state: {
      now,
      language: 'ja',
      reader: 'absent',
      scanner: null,
      work: null,
      unwritten: 0,
      clockSets: [],
      phase: { type: 'verifying' },
    },
    effects: [{ type: 'verify-package' }],
  }
}

export function step(before: IssuerState, event: IssuerEvent): IssuerStep {
  if (event.type === 'day-saved') return stay({ ...before, unwritten: Math.max(0, before.unwritten - 1) })
  const { state, effects } = stepEvent(before, event)
  const saved = effects.filter(({ type }) => type === 'save-day').length
  return saved === 0 ? { state, effects } : { state: { ...state, unwritten: state.unwritten + saved }, effects }
}

function stepEvent(state: IssuerState, event: Exclude<IssuerEvent, { type: 'day-saved' }>): IssuerStep {
  if (event.type === 'bug') return outOfService(state, notice('program-error'))
  if (event.type === 'out-of-service') return outOfService(state, event.notice)
  if (event.type === 'screen' && event.event.type === 'language-chosen') {
    return stay({ ...state, language: event.event.language })
  }
  if (event.type === 'books-in-work') return stay({ ...state, work: event.work })
  // D-31: no books, no day.
  if (event.type === 'books-erased') return to({ ...state, work: null }, refused(erasedNotice(event)))
  const seen = withWorld(state, event)
  const { phase } = seen
  if (phase.type !== 'day') return stepStart(seen, event)
  const stepped = stepDay({ state: seen, facts: factsNow(phase.facts, phase.day.record), day: phase.day }, event)
  const said = withInsideServed(endAlarms(phase.day, stepped, event), event)
  const day = withoutOldCard(warnOfShortage(phase.day, countChecks(phase.day, said, event)))
  const events = logOfStep(phase.day, day, event)
  const logged: readonly IssuerEffect[] = events.length === 0 ? [] : [{ type: 'log', events }]
  return { state: { ...seen, phase: { ...phase, day } }, effects: [...stepped.effects, ...logged] }
}

/**
 * The words about a returned card are not needed any more when another card is handed over, or when somebody else comes and the card has
 * left the tray: one that is still there would be taken for the card of the voter before, and handed out (ISS-12).
 */
function withoutOldCard(day: Day): Day {
  const { type } = day.desk
  const isGone = type === 'hand-over' || (!day.cardDealtWith && (type === 'ready' || type === 'seeking'))
  return day.takenBack && day.unsettled === null && isGone ? { ...day, takenBack: false } : day
}

/** The events that end long work on the books. */
const ENDS_WORK: readonly IssuerEvent['type'][] = [
  'start-refused',
  'books-opened',
  'take-over-offered',
  'roll-lists-read',
]

function withWorld(state: IssuerState, event: IssuerEvent): IssuerState {
  if (ENDS_WORK.includes(event.type)) return { ...state, work: null }
  if (event.type === 'minute' || event.type === 'clock-set') return { ...state, now: event.now }
  if (event.type === 'reader') return { ...state, reader: event.reader }
  if (event.type === 'scanner') return { ...state, scanner: scannerSeen(state.scanner, event.event) }
  return state
}

function outOfService(state: IssuerState, notice: Notice<OutOfServiceCode>): IssuerStep {
  const facts = 'facts' in state.phase ? state.phase.facts : null
  return stay({ ...state, work: null, phase: { type: 'out-of-service', facts, notice } })
}

type DayEvent = Exclude<IssuerEvent, { type: 'books-erased' | 'books-in-work' | 'day-saved' }>

function stepDay(context: DayContext, event: DayEvent): DayStep {
  const { day } = context
  if (event.type === 'minute') return countTimes(context)
  if (isOfMachine(event)) return machineChanged(context, event)
  if (event.type === 'roll-lists-read' || event.type === 'roll-row-found') return rollAnswered(context, event)
  if (isSoughtInRoll(event)) return soughtInRoll(context, event)
  if (isOfPapers(event)) return stepPapers(day, event)
  if (isOfOtherDesk(event)) return deskReportAnswered(day, event)
  if (event.type === 'scanner') return stepScanner({ ...context, day: withoutLeft(day) }, event.event)
  switch (event.type) {
    case 'screen':
      return stepScreen(context, event.event)
    case 'voters-found':
      return votersFound(context, event)
    case 'standing-recorded':
      return keep({ ...day, counts: event.counts, desk: standingRecorded(context, event.voter) })
    case 'circulation-counted':
      return keep({ ...day, counts: event.counts, brought: event.stays })
    case 'confirmation-sheet-failed':
      return sheetFailed(day)
    case 'log-failed':
    case 'log-read':
    case 'log-printed':
    case 'log-not-printed':
      return stepLog(day, event)
    case 'day-list-written':
    case 'day-list-failed':
      return dayListAnswered(day, event)
    case 'station-report-written':
      return reportWritten(context, event)
    case 'station-report-failed':
      return reportFailed(context, event)
    case 'signing-key':
      return keep({ ...day, signingKey: event.erased ? 'erased' : 'not-erased' })
    case 'authorised':
    case 'not-authorised':
      return isAnsweredToOfficer(day) ? officerAnswered(context, event) : stepCard(context, event)
    case 'card-issued':
    case 'card-not-issued':
    case 'operation-open':
    case 'card-returned':
    case 'card-kept-as-found':
    case 'card-not-returned':
    case 'settled':
    case 'not-settled':
    case 'card-checked':
    case 'left-over-out':
    case 'found-card-kept':
    case 'found-card-refused':
    case 'left-over-refused':
      return stepCard(context, event)
    case 'unreadable-out':
    case 'unreadable-not-out':
      return unreadableAnswered(context, event)
    case 'package-verified':
    case 'start-refused':
    case 'unlocked':
    case 'unlock-failed':
    case 'books-opened':
    case 'take-over-offered':
    case 'unused-shown':
    case 'unused-not-shown':
    case 'out-of-service':
    case 'bug':
      // It belongs to the start, or was seen already.
      return keep(day)
    default:
      return unreachable(event)
  }
}

type OfMachine = Extract<IssuerEvent, { type: 'reader' | 'clock-set' | 'own-disk-slow' }>

function isOfMachine(event: IssuerEvent): event is OfMachine {
  return event.type === 'reader' || event.type === 'clock-set' || event.type === 'own-disk-slow'
}

/** The officer's card has left the page of the clock, the clock is set, or the disk is slow. */
function machineChanged(context: DayContext, event: OfMachine): DayStep {
  if (event.type === 'own-disk-slow') return alarm(context.day, notice('books-disk-slow'))
  return event.type === 'reader' ? withoutClock(readerChanged(context)) : clockOfDaySet(context.day, event)
}

const SOUGHT = [
  'inside-voter-found',
  'envelope-voter-found',
  'electors-counted',
  'apart-voter-found',
  'substitute-found',
  'person-looked-up',
  'mark-owner-found',
  'mark-moved',
] as const
type SoughtInRoll = Extract<IssuerEvent, { type: (typeof SOUGHT)[number] }>

function isSoughtInRoll(event: IssuerEvent): event is SoughtInRoll {
  return SOUGHT.some((type) => type === event.type)
}

function soughtInRoll(context: DayContext, event: SoughtInRoll): DayStep {
  const { day } = context
  switch (event.type) {
    case 'inside-voter-found':
      return insideVoterFound(context, event.voter)
    case 'envelope-voter-found':
      return envelopeVoterFound(context, event)
    case 'electors-counted':
      return keep({ ...day, electors: event.electors })
    case 'apart-voter-found':
      return apartVoterFound(day, event)
    case 'substitute-found':
      return substituteFound(context, event)
    case 'person-looked-up':
      return personLookedUp(day, event)
    case 'mark-owner-found':
      return markOwnerFound(day, event)
    case 'mark-moved':
      return markMoved(context, event)
    default:
      return unreachable(event)
  }
}

/** ROL-12: nobody's words are on a page that somebody else opens. */
function withoutLeft(day: Day): Day {
  return day.left === null ? day : { ...day, left: null }
}

function stepScreen(before: DayContext, event: IssuerScreenEvent): DayStep {
  if (before.day.officer !== null) return stepOfficer(before, before.day.officer, event)
  // The form that came back has its words by now.
  const day = event.type === 'alarm-acknowledged' ? before.day : withoutLeft(before.day)
  const context = { ...before, day }
  if (day.clock !== null) return stepClockOfDay(context, day.clock, event)
  if (event.type === 'clock-setting-requested') return whenQuiet(day, { type: 'set-clock' })
  if (day.record.days.rested !== null && !isOfRest(event)) return alarm(day, notice('day-rests'))
  const eve = eveOf(context.state.now, context.facts, day.record)
  if (eve !== null && !isOfEve(event)) return alarm(day, notice('eve-prepares-only', { date: eve }))
  return isOfDays(event) ? stepDays(context, event) : stepOfDay(context, event)
}

function stepOfDay(context: DayContext, event: Exclude<IssuerScreenEvent, DaysEvent>): DayStep {
  const { day } = context
  if (isPause(event)) return stepPause(context, event)
  if (isOfLog(event)) return stepLog(day, event)
  if (isWay(event)) return stepWays(context, event)
  if (isReplacing(event)) return stepReplacing(context, event)
  if (isAskedOfPapers(event)) return stepPapers(day, event)
  if (isOfKeys(event)) return stepKeys(context, event)
  if (isOfWitnesses(event)) return stepWitnesses(context, event)
  if (isOfWatch(event)) return stepWatch(context, event)
  if (isOfRoll(event)) return stepRoll(context, event)
  if (isOfOrder(event)) return stepOrder(context, event)
  if (isMistaken(event)) return stepMistaken(context, event)
  if (isOfClosing(event)) return stepClosing(context, event)
  if (event.type === 'alarm-acknowledged') return keep({ ...day, alarms: day.alarms.slice(1) })
  switch (event.type) {
    case 'clock-confirmed':
    case 'cards-received':
    case 'kiosk-marked':
    case 'pair-taken-over':
    case 'confirmation-sheet-requested':
    case 'confirmation-sheet-looked-for':
    case 'confirmation-sheet-signed':
    case 'opening-declared':
      return stepOpening(context, event)
    case 'day-ticked':
      return stepTick(day, event)
    case 'operation-cancelled':
      if (day.check.type === 'none') return stepDesk(context, event)
      return isCheckAtWork(day) ? keep(day) : keep({ ...day, check: { type: 'none' } })
    case 'voter-sought':
    case 'voter-chosen':
    case 'identity-confirmed':
    case 'oath-received':
    case 'said-heard':
    case 'voter-left':
    case 'contests-chosen':
    case 'presentation-chosen':
    case 'assistance-chosen':
    case 'issue-requested':
    case 'question-answered':
    case 'handed-over':
    case 'return-requested':
      return stepDesk(context, event)
    case 'card-check-requested':
    case 'pin-entered':
    case 'found-card-recorded':
    case 'left-over-decided':
    case 'exchange-seen':
    case 'cards-brought':
    case 'cards-brought-undone':
    case 'unsettled-issue-closed':
      return stepCardScreen(context, event)
    case 'take-over-confirmed':
    case 'retire-requested':
    case 'retire-confirmed':
    case 'language-chosen':
    case 'clock-setting-requested':
    case 'clock-typed':
    case 'clock-seen':
    case 'clock-struck':
      return keep(day)
    default:
      return unreachable(event)
  }
}
