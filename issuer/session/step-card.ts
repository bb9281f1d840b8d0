/** The reports of the reader and the card steps: issued or not, returned or not, left open, checked. */
import { unreachable } from '#election/assert.ts'
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { both, NO_CONTEST, union } from '#election/contests.ts'
import { waitingOf } from '#election/roll/standing.ts'
import { withoutCardAlarms } from './alarms-that-end.ts'
import { type CardCode, type Notice, notice } from './codes.ts'
import { deskFor } from './desk-for.ts'
import type { IssuerEvent } from './event.ts'
import { decideLeftOver } from './left-over.ts'
import { notIssued as noneCameOfIt } from './replacement-line.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import { type CardFinding, type Day, type Desk, NO_DESK, type Voter } from './state.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { afterReturn, defaults, isExchange, issue, takeBack, waitingForCard } from './step-desk.ts'
import { besideRefusal, WITNESSES_MIN } from './witnesses.ts'
import { tried } from './wrong-pins.ts'

export type CardEvent = Extract<
  IssuerEvent,
  {
    type:
      | 'card-issued'
      | 'card-not-issued'
      | 'operation-open'
      | 'card-returned'
      | 'card-kept-as-found'
      | 'card-not-returned'
      | 'settled'
      | 'not-settled'
      | 'authorised'
      | 'not-authorised'
      | 'card-checked'
      | 'left-over-out'
      | 'found-card-kept'
      | 'found-card-refused'
      | 'left-over-refused'
  }
>

export type CardScreenEvent = Extract<
  IssuerScreenEvent,
  {
    type:
      | 'card-check-requested'
      | 'pin-entered'
      | 'found-card-recorded'
      | 'left-over-decided'
      | 'exchange-seen'
      | 'cards-brought'
      | 'cards-brought-undone'
      | 'unsettled-issue-closed'
  }
>

/** The tray changed. A step that waits for a card goes on; a card that was dealt with is forgotten when it leaves. */
export function readerChanged(context: DayContext): DayStep {
  const { state, day } = context
  if (state.reader !== 'card') return keep({ ...day, cardDealtWith: false })
  // The operator card of an act is on its way: it is never taken for the voter's, and the chip counts no try with a wrong key.
  if (day.cardDealtWith || day.officer !== null) return keep(day)
  const { unsettled, check, desk } = day
  if (unsettled !== null && !unsettled.working) {
    const working = { ...unsettled, working: true, failure: null }
    return keep({ ...day, cardDealtWith: true, unsettled: working }, { type: 'settle-by-card' })
  }
  if (check.type === 'voting-card' && !check.working) {
    return keep({ ...day, check: { type: 'voting-card', failure: null, working: true } }, { type: 'check-card' })
  }
  // An operator card on its way to a check is never taken for the voter's.
  if (check.type !== 'none') return keep(day)
  if (desk.type === 'card-awaited') return issue(context, desk.checked)
  if (desk.type === 'return-awaited') return takeBack(day, desk.voter, desk.declined)
  return keep(day)
}

/**
 * The card that is asked for may be on the tray already: it left while it was read, and came back before the answer (W3). A card
 * that never left was dealt with when its step began.
 */
function askedFor(context: DayContext, { day, effects }: DayStep): DayStep {
  if (context.state.reader !== 'card' || day.cardDealtWith) return { day, effects }
  const read = readerChanged({ ...context, day })
  return { day: read.day, effects: [...effects, ...read.effects] }
}

export function stepCard(context: DayContext, event: CardEvent): DayStep {
  const { day } = context
  const { desk, check } = day
  switch (event.type) {
    case 'card-issued': {
      if (desk.type !== 'issuing') return keep(day)
      const checked = { ...desk.checked, voter: event.voter }
      const papers = both(checked.chosen, context.facts.offCards)
      return keep({ ...withoutCardAlarms(day), counts: event.counts, desk: { type: 'hand-over', checked, papers } })
    }
    case 'card-not-issued': {
      if (desk.type !== 'issuing') return keep(day)
      const checked = { ...desk.checked, voter: event.voter }
      const waiting: Desk = { type: 'card-awaited', checked, failure: event.notice }
      return askedFor(context, alarm({ ...day, counts: event.counts, desk: waiting }, event.notice))
    }
    case 'operation-open':
      return askedFor(context, leftOpen(day, event))
    case 'card-returned':
      return afterReturn(
        { ...context, day: { ...withoutCardAlarms(day), counts: event.counts, takenBack: true } },
        event.voter,
        event.presentation,
      )
    case 'card-kept-as-found': {
      const why = notice('card-kept-as-found')
      return keep({ ...day, counts: event.counts, desk: { type: 'refused', notice: why, voter: event.voter } })
    }
    case 'card-not-returned': {
      if (desk.type !== 'returning') return keep(day)
      const { voter, declined } = desk
      const waiting: Desk = { type: 'return-awaited', voter, declined, failure: event.notice }
      return askedFor(context, alarm({ ...day, counts: event.counts, desk: waiting }, event.notice))
    }
    case 'settled':
      return settled(context, event)
    case 'not-settled':
      return askedFor(context, notSettled(day, event.notice))
    case 'authorised':
      if (check.type !== 'operator-card' || !check.working) return keep(day)
      // The operator card is on the tray; the voting card comes next (D-33).
      return askedFor(
        context,
        keep({ ...day, wrongPins: 0, check: { type: 'voting-card', failure: null, working: false } }),
      )
    case 'not-authorised':
      return notAuthorised(day, event)
    case 'card-checked':
    case 'left-over-out':
      if (check.type !== 'voting-card') return keep(day)
      // A returned card goes on from here: it need not leave the tray first (ISS-12).
      return keep({ ...day, check: { type: 'shown', found: event.found } })
    case 'found-card-kept':
      return keep({ ...day, counts: event.counts, check: { type: 'none' } })
    case 'found-card-refused':
      return alarm({ ...day, counts: event.counts, check: { type: 'none' } }, event.notice)
    case 'left-over-refused':
      return alarm({ ...day, check: { type: 'none' } }, event.notice)
    default:
      return unreachable(event)
  }
}

export function stepCardScreen(context: DayContext, event: CardScreenEvent): DayStep {
  const { state, day } = context
  const { check, unsettled } = day
  switch (event.type) {
    case 'card-check-requested':
      // The page of the check would cover a card that waits to be handed over, or an open operation.
      if (isCheckAtWork(day) || unsettled !== null || day.desk.type === 'issuing') return keep(day)
      if (day.wrongPins >= WRONG_PINS_MAX) return alarm(day, notice('tries-used-up'))
      return keep({ ...day, check: { type: 'operator-card', failure: null, working: false } })
    case 'pin-entered':
      if (check.type !== 'operator-card' || check.working) return keep(day)
      if (state.reader !== 'card') {
        return keep({ ...day, check: { ...check, failure: notice('operator-card-missing') } })
      }
      return keep(
        { ...day, cardDealtWith: true, check: { ...check, failure: null, working: true } },
        { type: 'authorise', pin: event.pin },
      )
    case 'found-card-recorded':
      if (check.type !== 'shown' || !mayBeKept(check.found)) return keep(day)
      return recordFound(day, event.witnesses)
    case 'left-over-decided':
      return decideLeftOver(day, event)
    case 'exchange-seen':
      return exchangeSeen(day, event.witnesses)
    case 'cards-brought':
      // More than are out cannot have come back.
      if (event.count > day.counts.cardsOut) {
        return alarm(day, notice('more-cards-than-out', { count: event.count, out: day.counts.cardsOut }))
      }
      // It can be undone when it is counted.
      return keep({ ...day, brought: 0 }, { type: 'count-cards-brought', count: event.count })
    case 'cards-brought-undone':
      if (day.brought === 0) return keep(day)
      return keep({ ...day, brought: 0 }, { type: 'count-cards-brought', count: -day.brought })
    case 'unsettled-issue-closed':
      if (unsettled === null || unsettled.working) return keep(day)
      return keep({ ...day, unsettled: { ...unsettled, working: true } }, { type: 'settle-without-card' })
    default:
      return unreachable(event)
  }
}

/** D-33: the answer of the chip belongs to this check, and a wrong PIN counts: nothing closes the check before it is there. */
export function isCheckAtWork({ check }: Pick<Day, 'check'>): boolean {
  return 'working' in check && check.working
}

/** ISS-14: a right that nobody has used is on it; also one that was in a machine, and that nobody brings back. */
export function mayBeKept(found: CardFinding): boolean {
  return found.type === 'can-vote' || found.type === 'taken' || (found.type === 'released' && found.left !== NO_CONTEST)
}

/** ISS-14: the officer puts a card with a right on it aside only with a witness. */
function recordFound(day: Day, witnesses: readonly number[]): DayStep {
  const refusal = besideRefusal(day.record, witnesses, 1)
  if (refusal !== null) return alarm(day, refusal)
  const reading = { type: 'voting-card', failure: null, working: true } as const
  return keep({ ...day, cardDealtWith: true, check: reading }, { type: 'record-found-card' })
}

/** ISS-12: what the check shows was seen by officer, witnesses and voter; the card that lies there is taken back. */
function exchangeSeen(day: Day, witnesses: readonly number[]): DayStep {
  const { check, desk, record } = day
  if (check.type !== 'shown' || check.found.type !== 'can-vote' || !isExchange(desk)) return keep(day)
  const refusal = besideRefusal(record, witnesses, WITNESSES_MIN)
  if (refusal !== null) return alarm(day, refusal)
  return takeBack({ ...day, check: { type: 'none' } }, desk.voter, desk.declined, true)
}

/** ISS-20: nobody knows how far the card went; the same card is read again before anything else happens. */
function leftOpen(day: Day, event: Extract<CardEvent, { type: 'operation-open' }>): DayStep {
  const checked = day.desk.type === 'issuing' ? day.desk.checked : null
  return keep({
    ...day,
    desk: NO_DESK,
    unsettled: { kind: event.kind, voter: event.voter, checked, working: false, failure: null },
  })
}

function settled(context: DayContext, event: Extract<CardEvent, { type: 'settled' }>): DayStep {
  const before = context.day.unsettled?.checked ?? null
  const day: Day = { ...context.day, counts: event.counts, unsettled: null }
  const { voter, contests, papers, presentation } = event
  switch (event.outcome) {
    case 'issued': {
      const checked = before ?? { ...defaults(voter, union(contests, papers)), presentation }
      return keep({ ...day, desk: { type: 'hand-over', checked: { ...checked, voter }, papers } })
    }
    case 'not-issued': {
      // The card is still blank and may be used for this very voter.
      const desk: Desk =
        before === null ? notIssued({ ...context, day }, voter) : { type: 'checked', checked: { ...before, voter } }
      const next: Day = { ...day, cardDealtWith: false, desk }
      // D-07: after a restart nobody goes on with that other card; if one is wanted, the officer decides anew.
      return event.replaces === null || before !== null ? keep(next) : noneCameOfIt(next)
    }
    case 'returned':
      return afterReturn({ ...context, day: { ...day, takenBack: true } }, voter, presentation)
    // No card is here to hand over, but LAW-19: the books have a paper with it, which is in the clerk's hand.
    case 'issued-unseen':
      if (papers !== NO_CONTEST) return keep({ ...day, desk: { type: 'paper-given', voter, contests: papers } })
      return keep({ ...day, desk: deskFor({ ...context, day }, voter) })
    case 'still-out':
      return keep({ ...day, desk: deskFor({ ...context, day }, voter) })
    default:
      return unreachable(event.outcome)
  }
}

/** After a restart: marks that were in force before wait for a card; if the voter leaves, they are struck (TRN-04). */
function notIssued(context: DayContext, voter: Voter): Desk {
  return waitingOf(voter.standing) === 0 ? deskFor(context, voter) : { type: 'checked', checked: waitingForCard(voter) }
}

function notSettled(day: Day, failure: Notice<CardCode>): DayStep {
  if (day.unsettled === null) return keep(day)
  return alarm({ ...day, unsettled: { ...day.unsettled, working: false, failure } }, failure)
}

function notAuthorised(day: Day, event: Extract<CardEvent, { type: 'not-authorised' }>): DayStep {
  if (day.check.type !== 'operator-card' || !day.check.working) return keep(day)
  const { wrongPins, failure } = tried(day.wrongPins, event.notice)
  if (wrongPins >= WRONG_PINS_MAX) return alarm({ ...day, wrongPins, check: { type: 'none' } }, failure)
  return keep({ ...day, wrongPins, check: { type: 'operator-card', failure, working: false } })
}
