/** Staff acts, each behind operator card and PIN (ROL-02): close, end an abandoned session, drop, status (D-33). */
import { assert, unreachable } from '#election/assert.ts'
import { asCount } from '#election/log/catalogue.ts'
import { onSessionEnded } from './casting.ts'
import type { StaffRefusal } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import type { KioskEvent } from './event.ts'
import { faultOf, interruptedOf, outOfService } from './fault.ts'
import { dayToClose, votingDay } from './open-day.ts'
import type { Press } from './screen-event.ts'
import { openContests } from './session-card.ts'
import type { KioskState, Staff, StaffStep, Stage } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { forgetWrongPins, UNLOCK_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'
import { enoughWitnesses, marked, nobodyMarked, someWitness, WITNESSES_LEAST } from './witnesses.ts'

export const STAFF_START: StaffStep = { type: 'unlock', unlock: UNLOCK_START }

export function stepStaff(state: KioskState, staff: Staff, event: KioskEvent): Stepped {
  const { step } = staff
  switch (step.type) {
    case 'unlock':
      return onUnlock(state, staff, step, event)
    case 'ending':
      return event.type === 'session-ended' ? ended(state, staff, event) : stay(state)
    case 'menu':
    case 'status':
    case 'witnesses':
      // The operator card is the officer's presence: without it the staff pages close.
      if (event.type === 'card' && event.presence.type !== 'present') return leave(state, staff.behind)
      return event.type === 'screen' ? onPress(state, staff, event.event.press) : stay(state)
    default:
      return unreachable(step)
  }
}

function onUnlock(
  state: KioskState,
  staff: Staff,
  step: Extract<StaffStep, { type: 'unlock' }>,
  event: KioskEvent,
): Stepped {
  const unlocking = (unlock: typeof step.unlock): Stage => ({ ...staff, step: { type: 'unlock', unlock } })
  switch (event.type) {
    case 'card':
      return to(state, unlocking(unlockOnTray(step.unlock, event.presence)))
    case 'screen': {
      const { press } = event.event
      if (press.type === 'back') return leave(state, staff.behind)
      if (press.type !== 'pin') return stay(state)
      const tried = unlockOnPin(state, step.unlock, press.pin)
      return to(tried.state, unlocking(tried.unlock), ...tried.effects)
    }
    case 'unlocked': {
      if (event.ask !== state.ask) return stay(state)
      if (event.result.ok) return menu(forgetWrongPins(state), staff, null)
      const refused = unlockRefused(state, event.result.error)
      return to(refused.state, unlocking(refused.unlock), ...refused.effects)
    }
    default:
      return stay(state)
  }
}

function onPress(state: KioskState, staff: Staff, press: Press): Stepped {
  const { step } = staff
  if (press.type === 'back') return step.type === 'menu' ? leave(state, staff.behind) : menu(state, staff, null)
  if (step.type === 'menu' && press.type === 'menu') return onMenu(state, staff, press.item)
  if (step.type !== 'witnesses') return stay(state)
  if (press.type === 'witness') {
    const witnesses = marked(step.witnesses, press.witness, press.mark)
    return to(state, { ...staff, step: { ...step, witnesses, refusal: null } })
  }
  if (press.type !== 'officer-confirmed') return stay(state)
  const enough =
    step.purpose === 'close' ? enoughWitnesses(step.witnesses, WITNESSES_LEAST) : someWitness(step.witnesses)
  if (!enough) return to(state, { ...staff, step: { ...step, refusal: 'witnesses-missing' } })
  return step.purpose === 'close' ? close(state, staff) : endSession(state, staff)
}

type MenuItem = Extract<Press, { type: 'menu' }>['item']

function onMenu(state: KioskState, staff: Staff, item: MenuItem): Stepped {
  const open = sessionBehind(staff.behind)
  switch (item) {
    case 'status':
      return to(state, { ...staff, step: { type: 'status' } })
    case 'close': {
      const refusal = closingRefusal(state, staff.behind)
      return refusal === null ? witnesses(state, staff, 'close') : menu(state, staff, refusal)
    }
    case 'end-session':
      return open === 'can-drop' || open === 'must-end' ? witnesses(state, staff, 'end-session') : stay(state)
    case 'drop-session':
      // Nothing is recorded: the card stays *taken* and goes to the desk (C3).
      return open === 'can-drop' || open === 'over' ? leave(state, { type: 'waiting' }) : stay(state)
    default:
      return unreachable(item)
  }
}

/** `over`: all is recorded, only the card never came back to be finished (row 4 finishes it whenever it does). */
export type SessionBehind = 'none' | 'over' | 'can-drop' | 'must-end'

/** Whether a session waits behind the staff pages, and whether it may be dropped with nothing written. */
export function sessionBehind(behind: Stage): SessionBehind {
  if (behind.type === 'out-of-service') return behind.interrupted === null ? 'none' : 'must-end'
  if (behind.type !== 'session') return 'none'
  if (openContests(behind).length === 0) return 'over'
  return behind.done === 0 ? 'can-drop' : 'must-end'
}

function closingRefusal(state: KioskState, behind: Stage): StaffRefusal | null {
  const open = sessionBehind(behind)
  if (open === 'can-drop' || open === 'must-end') return 'session-open'
  return state.storage === 'settled' ? null : 'storage-busy'
}

function witnesses(state: KioskState, staff: Staff, purpose: 'close' | 'end-session'): Stepped {
  assert(state.facts !== null, 'staff: after the package')
  return to(state, {
    ...staff,
    step: { type: 'witnesses', purpose, witnesses: nobodyMarked(state.facts), refusal: null },
  })
}

/** ABN-02. A session whose card was never pressed needs its card back first: no record before *pressed* (C3). */
function endSession(state: KioskState, staff: Staff): Stepped {
  const { behind } = staff
  const today = votingDay(state)
  if (behind.type === 'session' && behind.counter !== 'pressed') {
    return leave(state, { ...behind, ending: 'staff', page: { type: 'card-away', lifted: true, refusal: null } })
  }
  const card = behind.type === 'session' ? behind.card : null
  const cardContests = card?.contests ?? (behind.type === 'out-of-service' ? behind.interrupted?.contests : undefined)
  assert(cardContests !== undefined, 'ending: a session waits')
  const end: KioskEffect = { type: 'end-session', token: card?.token ?? null, cardContests, by: 'staff', today }
  return to({ ...state, storage: 'writing' }, { ...staff, step: { type: 'ending' } }, end)
}

function ended(state: KioskState, staff: Staff, event: Extract<KioskEvent, { type: 'session-ended' }>): Stepped {
  const { behind } = staff
  if (behind.type === 'session') {
    return onSessionEnded(state, { ...behind, ending: 'staff' }, event.outcome, event.situation)
  }
  assert(behind.type === 'out-of-service', 'ending: a session or what is left of one')
  const settled: KioskState = { ...state, storage: 'settled' }
  return menu(settled, { ...staff, behind: { ...behind, interrupted: interruptedOf(event.situation) } }, null)
}

function close(state: KioskState, staff: Staff): Stepped {
  const today = votingDay(state)
  const final = isLastDay(state)
  const refusals: KioskEffect = {
    type: 'log',
    event: { type: 'refusals', cards: asCount(state.refusedCards), media: asCount(state.refusedMedia) },
    at: state.now,
  }
  return to({ ...state, storage: 'writing' }, { type: 'closing', behind: staff.behind }, refusals, {
    type: 'close',
    today,
    final,
    at: state.now,
  })
}

/** No voting date is left for this pair. An earlier day may be closed on the last one, and then opened for it (row 32). */
function isLastDay(state: KioskState): boolean {
  const { facts } = state
  assert(facts !== null, 'closing: after the package')
  return !facts.station.dates.some((date) => date > dayToClose(state) && date >= votingDay(state))
}

export function stepClosing(state: KioskState, behind: Stage, event: KioskEvent): Stepped {
  if (event.type !== 'close-answered') return stay(state)
  const settled: KioskState = { ...state, storage: 'settled' }
  if (event.result.ok) return to(settled, { type: 'closed', report: event.result.value })
  const { error } = event.result
  if (typeof error !== 'string') return outOfService(settled, faultOf(error))
  return menu(settled, { type: 'staff', behind, step: STAFF_START }, error)
}

function menu(state: KioskState, staff: Staff, refusal: StaffRefusal | null): Stepped {
  return to(state, { ...staff, step: { type: 'menu', refusal } })
}

/** The operator card must be off before a voting card is looked for: each reader try counts on its limit. */
function leave(state: KioskState, behind: Stage): Stepped {
  return to(state, { type: 'remove-operator-card', next: behind })
}
