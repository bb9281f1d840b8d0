/** Staff acts, each behind operator card and PIN (ROL-02): close, end an abandoned session, drop, status (D-33). */
import { assert, unreachable } from '#election/assert.ts'
import { asCount } from '#election/log/catalogue.ts'
import { onSessionEnded } from './casting.ts'
import type { StaffRefusal } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import { type KioskEvent, pressIn } from './event.ts'
import { faultOf, interruptedOf, mayRelease, outOfService } from './fault.ts'
import {
  closingDay,
  closingTimeToCome,
  dayToClose,
  earlierDayIsOpen,
  lastDate,
  permittedDay,
  votingDay,
} from './open-day.ts'
import type { Lacking } from './pair-report.ts'
import { releasing, withoutItsCard } from './releasing.ts'
import { PERMISSION_ANSWERS, type Press } from './screen-event.ts'
import { isBeforeOpening, mayBeClosed, type SessionBehind, sessionBehind } from './session-behind.ts'
import { clockAnswered, onClockTyped, onClockWitnesses } from './setting-clock.ts'
import { isOfficerThere, leave, menu } from './staff-menu.ts'
import type { KioskState, OutOfService, Staff, StaffStep, Stage, Unlock, WitnessedAct } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { isTriedCard, mayBeTried, openedBy, STAFF_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'
import { enoughWitnesses, marked, nobodyMarked, someWitness, WITNESSES_LEAST } from './witnesses.ts'

export function stepStaff(state: KioskState, staff: Staff, event: KioskEvent): Stepped {
  const { step } = staff
  switch (step.type) {
    case 'unlock':
      return onUnlock(state, staff, step, event)
    case 'ending':
      return event.type === 'session-ended' ? ended(state, staff, event) : stay(state)
    case 'freeing':
      return onFreed(state, staff, event)
    case 'setting-clock':
      return event.type === 'clock-set' ? clockAnswered(state, staff, step, event.outcome) : stay(state)
    case 'log':
      if (event.type === 'log-read') return to(state, { ...staff, step: { ...step, log: event.log } })
      return onPages(state, staff, event)
    case 'menu':
    case 'status':
    case 'witnesses':
    case 'date-question':
    case 'ending-question':
    case 'early-question':
    case 'no-permission':
    case 'one-medium':
    case 'clock':
    case 'clock-witnesses':
      return onPages(state, staff, event)
    default:
      return unreachable(step)
  }
}

function onPages(state: KioskState, staff: Staff, event: KioskEvent): Stepped {
  if (event.type === 'card' && !isOfficerThere(state, staff)) return leave(state, staff.behind)
  return event.type === 'screen' ? onPress(state, staff, pressIn(event)) : stay(state)
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
      return onUnlockTray(state, staff, unlockOnTray(step.unlock, event.presence))
    case 'screen': {
      const press = pressIn(event)
      if (press.type === 'back') return leave(state, staff.behind)
      if (press.type !== 'pin') return stay(state)
      const tried = unlockOnPin(state, step.unlock, press.pin)
      return to(tried.state, unlocking(tried.unlock), ...tried.effects)
    }
    case 'unlocked': {
      if (event.ask !== state.ask) return stay(state)
      if (event.result.ok) {
        if (!isTriedCard(state, step.unlock) || state.tray.type !== 'present') return stay(state)
        const permission = event.result.value.permission ?? null
        return menu(openedBy(state), { ...staff, uid: state.tray.uid, permission }, null)
      }
      const refused = unlockRefused(state, step.unlock, event.uid, event.result.error)
      return to(refused.state, unlocking(refused.unlock), ...refused.effects)
    }
    default:
      return stay(state)
  }
}

/**
 * X-C9: the staff button of a waiting machine must not keep the next voter out. A card that has opened nothing yet is looked at
 * as a voting card first; one that does not know the key comes back here for its PIN.
 */
function onUnlockTray(state: KioskState, staff: Staff, unlock: Unlock): Stepped {
  const { tray } = state
  if (staff.behind.type === 'waiting' && tray.type === 'present' && mayBeTried(state, tray.uid)) {
    const ask = state.ask + 1
    const read = { type: 'read-card', ask, uid: tray.uid, today: votingDay(state) } as const
    return to({ ...state, ask }, { type: 'reading-card', forStaff: true }, read)
  }
  return to(state, { ...staff, step: { type: 'unlock', unlock } })
}

function onPress(state: KioskState, staff: Staff, press: Press): Stepped {
  const { step } = staff
  if (press.type === 'back') {
    const isLast = step.type === 'menu' || (step.type === 'clock' && isBeforeOpening(staff.behind))
    if (step.type === 'clock-witnesses') return to(state, { ...staff, step: { type: 'clock', refusal: null } })
    return isLast ? leave(state, staff.behind) : menu(state, staff, null)
  }
  if (step.type === 'clock') return onClockTyped(state, staff, press)
  if (step.type === 'clock-witnesses') return onClockWitnesses(state, staff, step, press)
  if (step.type === 'status' && press.type === 'menu' && press.item === 'log') {
    return to(state, { ...staff, step: { type: 'log', log: null, page: 0 } }, { type: 'read-log' })
  }
  if (step.type === 'log' && press.type === 'turn-page')
    return to(state, { ...staff, step: { ...step, page: press.page } })
  if (step.type === 'menu' && press.type === 'menu') return onMenu(state, staff, press.item)
  if (step.type === 'date-question' && press.type === 'date')
    return closeWhenPermitted(state, staff, { final: press.isRight, keepKey: step.keepKey })
  if (step.type === 'ending-question' && press.type === 'date')
    return press.isRight
      ? witnesses(state, staff, 'end-session')
      : to(state, { ...staff, step: { type: 'clock', refusal: null } })
  if (step.type === 'early-question' && press.type === 'close-early') return closeWhenPermitted(state, staff, step)
  if (step.type === 'no-permission') return onNoPermission(state, staff, step, press)
  if (step.type === 'one-medium') return onOneMedium(state, staff, step, press)
  if (step.type !== 'witnesses') return stay(state)
  if (press.type === 'keep-key' && mayKeepKey(state, step)) {
    return to(state, { ...staff, step: { ...step, keepKey: press.keep } })
  }
  if (press.type === 'witness') {
    const witnesses = marked(state, step.witnesses, press)
    return to(state, { ...staff, step: { ...step, witnesses, refusal: null } })
  }
  if (press.type !== 'officer-confirmed') return stay(state)
  const enough =
    step.purpose === 'close' ? enoughWitnesses(step.witnesses, WITNESSES_LEAST) : someWitness(step.witnesses)
  if (!enough) return to(state, { ...staff, step: { ...step, refusal: 'witnesses-missing' } })
  switch (step.purpose) {
    case 'close':
      return chooseSeal(state, staff, step.keepKey)
    case 'end-session':
      return endSession(state, staff)
    case 'release':
      return release(state, staff)
    default:
      return unreachable(step.purpose)
  }
}

/**
 * X-B8: nothing opens what was closed for good. So the last seal follows from the day that is closed being the last listed one;
 * a clock that is later than all of them is asked about first, because a wrong one looks the same.
 */
function chooseSeal(state: KioskState, staff: Staff, keepKey: boolean): Stepped {
  const last = lastDate(state)
  // Row 31: a pair that was recovered elsewhere is closed for good, and nobody votes on it any more.
  // CLS-03 is about machines: no voter can be at this one any more, so it needs no permission, and the day may go on.
  if (state.takenOver !== null) return close(state, staff, { final: true, keepKey })
  if (dayToClose(state) === last) return closeWhenDue(state, staff, true, keepKey)
  if (votingDay(state) <= last) return closeWhenDue(state, staff, false, keepKey)
  return to(state, { ...staff, step: { type: 'date-question', today: votingDay(state), last, keepKey } })
}

/** Before the hour voters may still be on their way, and a wrong press takes a machine for the day (K3). */
function closeWhenDue(state: KioskState, staff: Staff, final: boolean, keepKey: boolean): Stepped {
  if (closingTimeToCome(state, dayToClose(state)) === null) return closeWhenPermitted(state, staff, { final, keepKey })
  return to(state, { ...staff, step: { type: 'early-question', final, keepKey } })
}

interface Closing {
  readonly final: boolean
  readonly keepKey: boolean
  /** Officer and witness answer for it. */
  readonly unpermitted?: boolean
}

/**
 * CLS-03: the issuer's four ticks reach this machine on the officer's card. That of an earlier day permits nothing; that of a later one was
 * written when this one was long over, and only that of the last day seals for good.
 */
function closeWhenPermitted(state: KioskState, staff: Staff, { final, keepKey }: Closing): Stepped {
  const { permission } = staff
  const permits = permission != null && permission.day >= permittedDay(state) && (permission.final || !final)
  if (permits) return close(state, staff, { final, keepKey })
  return to(state, { ...staff, step: { type: 'no-permission', final, keepKey, answered: [], refusal: null } })
}

/** CLS-03: issuer and spare may be dead. All three are ticked, and the log under the seal says that nobody permitted it. */
function onNoPermission(
  state: KioskState,
  staff: Staff,
  step: Extract<StaffStep, { type: 'no-permission' }>,
  press: Press,
): Stepped {
  if (press.type === 'permission-answer') {
    const others = step.answered.filter((answer) => answer !== press.answer)
    const answered = press.done ? [...others, press.answer] : others
    return to(state, { ...staff, step: { ...step, answered, refusal: null } })
  }
  if (press.type !== 'officer-confirmed') return stay(state)
  if (PERMISSION_ANSWERS.every((answer) => step.answered.includes(answer))) {
    return close(state, staff, { ...step, unpermitted: true })
  }
  return to(state, { ...staff, step: { ...step, refusal: 'permission-answers-missing' } })
}

/** CLS-04: both are asked for first; without one of them is a second act, which names it. */
function onOneMedium(
  state: KioskState,
  staff: Staff,
  step: Extract<StaffStep, { type: 'one-medium' }>,
  press: Press,
): Stepped {
  const { lacking } = step
  if (press.type === 'officer-confirmed' && lacking.why !== 'failed') return close(state, staff, step)
  if (press.type !== 'close-with-one' || lacking.medium === null) return stay(state)
  return close(state, staff, step, lacking.medium)
}

/** Offered at the last closing, where the station has another machine that could have died. The default is no. */
export function mayKeepKey(state: KioskState, { purpose }: Extract<StaffStep, { type: 'witnesses' }>): boolean {
  const isLast = state.takenOver !== null || dayToClose(state) >= lastDate(state) || votingDay(state) > lastDate(state)
  return purpose === 'close' && isLast && (state.facts?.pairs.length ?? 0) > 1
}

type MenuItem = Extract<Press, { type: 'menu' }>['item']

function onMenu(state: KioskState, staff: Staff, item: MenuItem): Stepped {
  const open = sessionBehind(staff.behind)
  switch (item) {
    case 'status':
      return to(state, { ...staff, step: { type: 'status' } })
    case 'log':
      return stay(state)
    case 'clock':
      return to(state, { ...staff, step: { type: 'clock', refusal: null } })
    case 'close': {
      if (!mayBeClosed(staff.behind)) return stay(state)
      const refusal = closingRefusal(state, staff.behind)
      return refusal === null ? witnesses(state, staff, 'close') : menu(state, staff, refusal)
    }
    case 'end-session':
      return open === 'can-drop' || open === 'must-end' ? askBeforeEnding(state, staff) : stay(state)
    case 'drop-session':
      return drop(state, staff, open)
    case 'release':
      return onRelease(state, staff)
    default:
      return unreachable(item)
  }
}

/** WX3: who obeys a clock that is a day ahead would take the rest of the vote from a voter who waits beside. So its date is asked about first. */
function askBeforeEnding(state: KioskState, staff: Staff): Stepped {
  const { day } = state
  if (day === null || !earlierDayIsOpen(state)) return witnesses(state, staff, 'end-session')
  return to(state, { ...staff, step: { type: 'ending-question', today: votingDay(state), day } })
}

function closingRefusal(state: KioskState, behind: Stage): StaffRefusal | null {
  const open = sessionBehind(behind)
  if (open !== 'none' && open !== 'over') return 'session-open'
  return state.storage === 'settled' ? null : 'storage-busy'
}

function witnesses(state: KioskState, staff: Staff, purpose: WitnessedAct): Stepped {
  return to(state, {
    ...staff,
    step: { type: 'witnesses', purpose, witnesses: nobodyMarked(), refusal: null, keepKey: false },
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

/** Nothing is recorded: the card stays *taken* and goes to the desk (C3). The journal forgets a freed session (row 16). */
function drop(state: KioskState, staff: Staff, open: SessionBehind): Stepped {
  const { behind } = staff
  if (open === 'can-drop' || open === 'over') return leave(state, { type: 'waiting' })
  if (behind.type === 'releasing' && open === 'releasing') return leave(state, behind.behind)
  if (open !== 'freed') return stay(state)
  return to({ ...state, storage: 'writing' }, { ...staff, step: { type: 'freeing' } }, { type: 'finish-release' })
}

/** The freed session already waits for its card; the act was done before witnesses. */
function onRelease(state: KioskState, staff: Staff): Stepped {
  const { behind } = staff
  if (behind.type !== 'out-of-service' || !mayRelease(behind)) return stay(state)
  if (state.storage !== 'settled') return menu(state, staff, 'storage-busy')
  if (behind.interrupted?.freed) return leave(state, releasing(behind, behind.interrupted))
  return witnesses(state, staff, 'release')
}

/** PART → FREED before the card moves (row 14). With no session in the journal only the card is moved. */
function release(state: KioskState, staff: Staff): Stepped {
  const { behind } = staff
  assert(behind.type === 'out-of-service', 'releasing: a machine out of service')
  if (behind.interrupted === null) return leave(state, releasing(behind, null))
  return to({ ...state, storage: 'writing' }, { ...staff, step: { type: 'freeing' } }, { type: 'release' })
}

function onFreed(state: KioskState, staff: Staff, event: KioskEvent): Stepped {
  if (event.type !== 'released' && event.type !== 'release-finished') return stay(state)
  const { situation } = event
  const { behind } = staff
  const settled: KioskState = { ...state, storage: 'settled' }
  if (situation.journal === null) {
    return outOfService(settled, faultOf(situation.outOfService ?? { type: 'no-medium' }), { situation })
  }
  const interrupted = interruptedOf(situation)
  if (event.type === 'release-finished') {
    return leave(settled, behind.type === 'releasing' ? withoutItsCard(behind) : withInterrupted(behind, interrupted))
  }
  if (interrupted?.freed) return leave(settled, releasing(withInterrupted(behind, interrupted), interrupted))
  return menu(settled, { ...staff, behind: withInterrupted(behind, interrupted) }, 'not-released')
}

function withInterrupted(behind: Stage, interrupted: OutOfService['interrupted']): Stage {
  return behind.type === 'out-of-service' ? { ...behind, interrupted } : behind
}

function ended(state: KioskState, staff: Staff, event: Extract<KioskEvent, { type: 'session-ended' }>): Stepped {
  const { behind } = staff
  if (behind.type === 'session') {
    return onSessionEnded(state, { ...behind, ending: 'staff' }, event.outcome, event.situation)
  }
  assert(behind.type === 'out-of-service', 'ending: a session or what is left of one')
  const settled: KioskState = { ...state, storage: 'settled' }
  // The session that waited for the right date is over; a report of before is no more true.
  const waits = behind.behind?.type === 'session' ? ({ type: 'waiting' } as const) : null
  const over = { ...behind, interrupted: interruptedOf(event.situation), behind: waits }
  return menu(settled, { ...staff, behind: over }, null)
}

function close(
  state: KioskState,
  { behind, uid, permission = null }: Staff,
  { final, keepKey, unpermitted = false }: Closing,
  without: Lacking['medium'] = null,
): Stepped {
  const { refusedCards, refusedMedia } = state
  const refusals = { type: 'refusals', cards: asCount(refusedCards), media: asCount(refusedMedia) } as const
  return to(
    { ...state, storage: 'writing' },
    { type: 'closing', behind, uid, permission, final, keepKey, unpermitted },
    {
      type: 'close',
      today: closingDay(state),
      final,
      keepKey: final && keepKey,
      unpermitted,
      without,
      log: [refusals],
      at: state.now,
    },
  )
}

export function stepClosing(
  state: KioskState,
  { behind, uid, permission, final, keepKey, unpermitted }: Extract<Stage, { type: 'closing' }>,
  event: KioskEvent,
): Stepped {
  if (event.type !== 'close-answered') return stay(state)
  const settled: KioskState = { ...state, storage: 'settled' }
  if (event.result.ok) return to(settled, { type: 'closed', report: event.result.value })
  const { error } = event.result
  if (typeof error !== 'string' && error.type === 'lacking') {
    const step = { type: 'one-medium', lacking: error.lacking, final, keepKey, unpermitted } as const
    const staff = { type: 'staff', behind, uid, permission, step } as const
    return isOfficerThere(settled, staff) ? to(settled, staff) : leave(settled, behind)
  }
  if (typeof error !== 'string') return outOfService(settled, faultOf(error), { reason: error })
  return menu(settled, { type: 'staff', behind, uid, permission, step: STAFF_START }, error)
}
