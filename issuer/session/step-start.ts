/** From power-on to the day: package verified, operator card, books opened, taken over if the officer says so. */

import { assert } from '#election/assert.ts'
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { wasMoved } from '#election/definition/moved-day.ts'
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { dateOf } from '#election/time.ts'
import type { Refused } from './clock-step.ts'
import { notice } from './codes.ts'
import { withoutWayBack } from './correction.ts'
import { afterRefusal, wasOpened } from './day-of-desk.ts'
import type { IssuerEvent } from './event.ts'
import { firstRecord } from './first-record.ts'
import { NO_CHECKS } from './log-of-day.ts'
import { askedAgain, refused, refusedByDate, stepRefused } from './refused.ts'
import { retire, stepRetiring } from './retiring.ts'
import { NOTHING_TOLD } from './roll-of-day.ts'
import { logOfClock } from './setting-clock.ts'
import {
  type Day,
  type DayRecord,
  type IssuerFacts,
  type IssuerState,
  type Locked,
  NO_DESK,
  type TakeOverOffer,
} from './state.ts'
import { keep, record } from './step-day.ts'
import { type IssuerStep, stay, to } from './stepped.ts'
import { tried } from './wrong-pins.ts'

/** Events of the start; anything else is left as it is. */
export function stepStart(state: IssuerState, event: IssuerEvent): IssuerStep {
  const { phase } = state
  if (phase.type === 'retiring') return stepRetiring(state, phase, event)
  if (phase.type === 'refused') return onRefused(state, phase, event)
  switch (event.type) {
    case 'package-verified':
      return to(state, { type: 'locked', facts: event.facts, working: false, failure: null, wrongPins: 0 })
    case 'start-refused':
      return to(state, startRefused(state, event))
    case 'unlocked':
      if (phase.type !== 'locked') return stay(state)
      return openBooks(state, phase.facts, phase.wrongPins)
    case 'unlock-failed':
      return phase.type === 'locked' ? unlockFailed(state, phase, event) : stay(state)
    case 'take-over-offered':
      if (phase.type !== 'opening-books') return stay(state)
      return takeOverOffered(state, phase.facts, event.offer)
    case 'books-opened':
      if (phase.type !== 'opening-books' && phase.type !== 'take-over') return stay(state)
      return booksOpened(state, phase, event)
    case 'screen':
      return onScreen(state, event.event)
    default:
      return stay(state)
  }
}

function startRefused(state: IssuerState, event: Extract<IssuerEvent, { type: 'start-refused' }>): Refused {
  if (event.facts !== undefined) return refusedByDate(state, event.facts, event.notice, 'package')
  // A medium that was slow or is another one by now: nobody has to start the machine again for it (WX4).
  const mayAnswer = event.notice.code === 'take-over-medium-no-answer'
  return refused(event.notice, mayAnswer ? { date: null, what: 'package' } : null)
}

function onRefused(state: IssuerState, phase: Refused, event: IssuerEvent): IssuerStep {
  const stepped = stepRefused(state, phase, event)
  const { phase: next } = stepped.state
  if (next.type !== 'refused' || (event.type !== 'minute' && event.type !== 'clock-set')) return stepped
  switch (askedAgain(stepped.state, next)) {
    case 'package':
      return to(stepped.state, { type: 'verifying' }, { type: 'verify-package' })
    case 'books':
      assert(next.facts !== null, 'refused: books were opened under known facts')
      return openBooks(stepped.state, next.facts, 0)
    case null:
      return stepped
  }
}

function openBooks(state: IssuerState, facts: IssuerFacts, wrongPins: number): IssuerStep {
  return to(state, { type: 'opening-books', facts, wrongPins }, { type: 'open-books', takeOver: false })
}

function takeOverOffered(state: IssuerState, facts: IssuerFacts, offer: TakeOverOffer): IssuerStep {
  // A day that another issuer opened on an earlier date is brought to its end here; other books are of no use any more.
  const refusal = afterRefusal(state.now, facts, offer.record !== null && offer.record.stage !== 'preparing')
  if (refusal !== null) return to(state, refusedByDate(state, facts, refusal, 'books'))
  const asked = { working: false, failure: null, firstCount: null, accepted: null }
  return to(state, { type: 'take-over', facts, offer, ...asked })
}

function onScreen(state: IssuerState, event: Extract<IssuerEvent, { type: 'screen' }>['event']): IssuerStep {
  const { phase } = state
  if (phase.type === 'locked' && event.type === 'pin-entered') {
    if (phase.working || phase.wrongPins >= WRONG_PINS_MAX) return stay(state)
    if (state.reader !== 'card') {
      return to(state, { ...phase, failure: notice('operator-card-missing') })
    }
    return to(state, { ...phase, working: true, failure: null }, { type: 'unlock', pin: event.pin })
  }
  if (phase.type === 'locked' && event.type === 'retire-requested' && !phase.working) return retire(state, phase)
  if (phase.type === 'take-over' && event.type === 'take-over-confirmed' && !phase.working) {
    return confirmTakeOver(state, phase, event)
  }
  return stay(state)
}

/**
 * ISS-20, X-B7: an older image of the take-over medium opens under the right key and lacks the voters who came later: these would get a
 * second card. The tickets are at this desk and were put there by hand; as many as the books say, or a reason.
 */
function confirmTakeOver(
  state: IssuerState,
  phase: Extract<IssuerState['phase'], { type: 'take-over' }>,
  event: Extract<Extract<IssuerEvent, { type: 'screen' }>['event'], { type: 'take-over-confirmed' }>,
): IssuerStep {
  const { ticketsExpected, reason: why } = phase.offer
  const reason = event.reason.trim()
  // After the first difference the page names the books' number: who then enters just that one says why as well.
  const differed = event.tickets !== ticketsExpected || phase.firstCount !== null
  const firstCount = phase.firstCount ?? (differed ? event.tickets : null)
  if (differed && reason === '') {
    const values = { counted: event.tickets, expected: ticketsExpected }
    const failure =
      event.tickets === ticketsExpected
        ? notice('take-over-reason-missing', { first: firstCount ?? event.tickets, counted: event.tickets })
        : notice('take-over-tickets-differ', values)
    return to(state, { ...phase, firstCount, failure })
  }
  const accepted = { at: state.now, why, firstCount, ticketsCounted: event.tickets, ticketsExpected, reason }
  return to(state, { ...phase, working: true, accepted }, { type: 'open-books', takeOver: true })
}

function unlockFailed(
  state: IssuerState,
  phase: Locked,
  event: Extract<IssuerEvent, { type: 'unlock-failed' }>,
): IssuerStep {
  return to(state, { ...phase, working: false, ...tried(phase.wrongPins, event.notice) })
}

function booksOpened(
  state: IssuerState,
  phase: Extract<IssuerState['phase'], { type: 'opening-books' | 'take-over' }>,
  event: Extract<IssuerEvent, { type: 'books-opened' }>,
): IssuerStep {
  const opened = event.record?.openedAt ?? null
  // TC-20: people voted under the list before, and are counted under it.
  if (opened !== null && wasMoved(dateOf(opened), phase.facts)) {
    return to(state, refused(notice('moved-too-late')))
  }
  const unopened = afterRefusal(state.now, phase.facts, event.record !== null && wasOpened(event.record))
  if (unopened !== null) return to(state, refusedByDate(state, phase.facts, unopened, 'books'))
  const day = dayOf(state, phase.facts, event)
  const note = phase.type === 'take-over' ? phase.accepted : null
  const wrongPins = asCount(phase.type === 'opening-books' ? phase.wrongPins : 0)
  const { clockSets } = state
  const events: readonly IssuerLogEvent[] = [
    { type: 'started', wrongPins },
    ...clockSets.map(logOfClock),
    ...(note === null ? [] : [{ type: 'books-taken-over', why: note.why } as const]),
  ]
  const changes: Partial<DayRecord> = {
    ...(clockSets.length === 0 ? {} : { clockSets: [...day.record.clockSets, ...clockSets] }),
    ...(note === null
      ? {}
      : { takeOvers: [...day.record.takeOvers, note], reports: withoutWayBack(day.record.reports) }),
  }
  const noted = Object.keys(changes).length === 0 ? keep(day) : record(day, changes)
  const now: IssuerState = { ...state, clockSets: [] }
  return to(now, { type: 'day', facts: phase.facts, day: noted.day }, ...noted.effects, { type: 'log', events })
}

function dayOf(state: IssuerState, facts: IssuerFacts, event: Extract<IssuerEvent, { type: 'books-opened' }>): Day {
  const record = withoutLostPrinting(event.record ?? firstRecord(facts))
  return {
    tab: tabOf(record),
    record,
    counts: event.counts,
    electors: null,
    desk: NO_DESK,
    sought: null,
    check: { type: 'none' },
    officer: null,
    checks: NO_CHECKS,
    roll: event.roll,
    readingLists: false,
    told: NOTHING_TOLD,
    left: null,
    log: null,
    signingKey: event.signingKey,
    clock: null,
    clockDoubted: false,
    // The operator card is still there.
    cardDealtWith: state.reader === 'card',
    takenBack: false,
    brought: 0,
    envelope: null,
    insideServed: event.insideServed,
    unsettled: event.unsettled === null ? null : { ...event.unsettled, checked: null, working: false, failure: null },
    alarms: event.logBegunAnew ? [notice('log-begun-anew')] : [],
    report: { type: 'none' },
    papers: [],
    shown: null,
    wrongPins: 0,
  }
}

/** Nobody hears any more of a paper that was being printed when the program ended: it may have come out. */
function withoutLostPrinting(record: DayRecord): DayRecord {
  return record.sheet === 'printing' ? { ...record, sheet: 'unknown' } : record
}

function tabOf(record: DayRecord): Day['tab'] {
  switch (record.stage) {
    case 'preparing':
      return 'prepare'
    case 'voting':
      return 'vote'
    case 'closing':
      return 'close'
    case 'closed':
      return record.days.rested === null ? 'papers' : 'close'
  }
}
