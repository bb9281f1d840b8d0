/** Waiting, and what becomes of a card that is laid on: read, checked, taken, or refused unchanged (KSK-04). */

import { assert } from '#election/assert.ts'
import { contestBits, NO_CONTEST } from '#election/contests.ts'
import { checkCard, refusalOfTrouble } from './card-check.ts'
import { cardInTime, cardOver } from './clock-by-cards.ts'
import type { CardRefusal } from './codes.ts'
import { type CardReading, type CardTrouble, type KioskEvent, pressIn } from './event.ts'
import { outOfService } from './fault.ts'
import { isOnBattery } from './feeling.ts'
import { clockFaultOfCard, dateHere, dayNotClosed, votingDay, waitsForStop } from './open-day.ts'
import { resume } from './resume.ts'
import type { KioskState, Session, Stage } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { askForPin, mayBeTried, STAFF_START } from './unlock.ts'
import { hasVoice, isHeard } from './voice/hears.ts'

export function stepWaiting(state: KioskState, event: KioskEvent): Stepped {
  if (pressIn(event)?.type === 'staff') {
    return to(state, { type: 'staff', behind: { type: 'waiting' }, uid: null, step: STAFF_START })
  }
  // OPN-08: a medium that was pulled is found out before somebody's vote does it.
  return event.type === 'look-at-media' && state.storage === 'settled'
    ? stay(state, { type: 'look-at-media' })
    : stay(state)
}

/** A card on the tray is read, once nothing of the session before is being written. */
export function followUpWaiting(state: KioskState): Stepped {
  if (state.pendingFault !== null) return outOfService({ ...state, pendingFault: null }, state.pendingFault)
  if (state.tray.type === 'foreign') return refuse(state, 'foreign-card')
  if (state.tray.type !== 'present' || state.storage !== 'settled') return stay(state)
  if (state.operatorCards.includes(state.tray.uid)) return askForPin(state, { type: 'waiting' })
  if (!mayBeTried(state, state.tray.uid)) return refuse(state, 'foreign-card')
  const ask = state.ask + 1
  const read = { type: 'read-card', ask, uid: state.tray.uid, today: votingDay(state) } as const
  return to({ ...state, ask }, { type: 'reading-card', forStaff: false }, read)
}

export function stepReading(
  state: KioskState,
  { forStaff }: Extract<Stage, { type: 'reading-card' }>,
  event: KioskEvent,
): Stepped {
  switch (event.type) {
    case 'card':
      return event.presence.type === 'present' ? stay(state) : to(state, { type: 'waiting' })
    case 'card-read':
      if (event.ask !== state.ask) return stay(state)
      if (event.result.ok) return decide(state, event.result.value)
      if (event.result.error !== 'not-authentic') return afterTrouble(state, event.result.error)
      return forStaff ? askForPin(state, { type: 'waiting' }) : refuse(state, 'foreign-card')
    default:
      return stay(state)
  }
}

/**
 * W7: a card that is lifted before its counter says *finished* comes *pressed* into the return box, and no desk may take it. When the step
 * failed it must be laid on again.
 */
export function stepFinishingCard(state: KioskState, event: KioskEvent): Stepped {
  if (event.type !== 'card-moved' || event.ask !== state.ask) return stay(state)
  if (event.result.ok) return to(state, { type: 'session-over' })
  return afterTrouble(state, event.result.error)
}

/** A reader that died says nothing about the card: the machine waits, and its page names the reader. */
function afterTrouble(state: KioskState, trouble: CardTrouble): Stepped {
  if (trouble !== 'reader-lost') return refuse(state, refusalOfTrouble(trouble) ?? 'card-unreadable')
  return to({ ...state, tray: { type: 'reader-lost', why: 'silent' } }, { type: 'waiting' })
}

/** Looks at a card with no session before it. */
export function decide(before: KioskState, reading: CardReading): Stepped {
  const { facts } = before
  assert(facts !== null, 'reading a card: after the package')
  const { now } = before
  const keypad = before.keypad === 'connected'
  const decision = checkCard(reading, facts, {
    now,
    keypad,
    voice: hasVoice(before),
    headphones: isHeard(before),
    sessionOpen: false,
    date: dateHere(before),
    beforeStop: waitsForStop(before),
    onBattery: isOnBattery(before),
  })
  if (decision.type === 'refuse' && decision.refusal === 'card-expired') {
    const { state, refusal } = cardOver(before)
    return refuse(state, refusal)
  }
  // OPN-08, FLT-03: found while it was read, or while the card before it was away. This one stays as it was issued.
  if (decision.type === 'start' && before.pendingFault !== null) return to(before, { type: 'waiting' })
  const state = decision.type === 'start' ? cardInTime(before, reading.body.expires) : before
  switch (decision.type) {
    case 'refuse': {
      const machine = facts.pairs.find((entry) => entry.pair === decision.pair)?.serial ?? null
      return refuse(state, decision.refusal, machine)
    }
    case 'session-over': {
      const ask = state.ask + 1
      const move = { type: 'move-card', ask, uid: reading.uid, to: 'finished' } as const
      return to({ ...state, ask }, { type: 'finishing-card' }, move)
    }
    case 'day-not-closed':
      return dayNotClosed(state, reading, null, false)
    case 'clock-wrong':
      return clockFaultOfCard(state, reading)
    case 'start':
    case 'start-again':
    case 'continue': {
      const { token, presentation, operatingMode } = reading.body
      const { contests } = decision
      const session: Session = {
        type: 'session',
        card: { uid: reading.uid, token, contests, presentation, operatingMode },
        counter: decision.type === 'start' ? 'issued' : decision.type === 'continue' ? 'pressed' : decision.counter,
        contests: contestBits(contests),
        presentation,
        helped: 0,
        done: NO_CONTEST,
        left: NO_CONTEST,
        ending: null,
        differed: false,
        page: { type: 'taking' },
      }
      return resume(state, session)
    }
  }
}

export function refuse(state: KioskState, refusal: CardRefusal, machine: string | null = null): Stepped {
  const refused: Stage = { type: 'refused', refusal, machine, next: { type: 'waiting' } }
  return to({ ...state, refusedCards: state.refusedCards + 1 }, refused)
}

/** A refused card, or one whose session is over: gone when it is gone. */
export function followUpUntilLifted(state: KioskState, next: Stage): Stepped {
  return state.tray.type === 'absent' ? to(state, next) : stay(state)
}
