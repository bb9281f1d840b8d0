/**
 * D-18: the pair of a machine that died is in this one. Officer and witnesses say why, then it is recovered, shown, released or ended, and
 * sealed under both names. It never takes a vote again: from its report on this machine is out of service.
 */

import { assert, unreachable } from '#election/assert.ts'
import { sittingsOf } from '#election/sitting.ts'
import { dateOf } from '#election/time.ts'
import type { Fault, StaffRefusal } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import { type KioskEvent, pressIn } from './event.ts'
import { outOfService } from './fault.ts'
import { closingTimeToCome, votingDay } from './open-day.ts'
import type { OutOfServiceReason, RecoveryReport } from './pair-report.ts'
import type { KioskState, TakenOver, TakeOver } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { isTriedCard, openedBy, UNLOCK_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'
import { enoughWitnesses, marked, nobodyMarked, WITNESSES_LEAST } from './witnesses.ts'

export const FOUND: TakeOver = { type: 'take-over', step: { type: 'found' }, refusal: null }

export function stepTakeOver(state: KioskState, stage: TakeOver, event: KioskEvent): Stepped {
  const { step } = stage
  switch (step.type) {
    case 'found': {
      const press = pressIn(event)
      if (press?.type !== 'take-over' || state.takenOver === null) return stay(state)
      const refusal = refusalNow(state)
      if (refusal !== null) return to(state, { ...stage, refusal })
      const because = { ...state, takenOver: { ...state.takenOver, reason: press.reason } }
      return to(because, { ...FOUND, step: { type: 'unlock', unlock: unlockOnTray(UNLOCK_START, state.tray) } })
    }
    case 'unlock':
      return onUnlock(state, step, event)
    case 'witnesses':
      return onWitnesses(state, stage, step, event)
    default:
      return unreachable(step)
  }
}

/** Before the hour the front of no machine is opened (OPN-08), unless the package lets pairs be moved. */
function refusalNow(state: KioskState): StaffRefusal | null {
  const today = votingDay(state)
  const isListed = sittingsOf(state.facts?.station.dates ?? []).includes(today)
  const early = isListed && closingTimeToCome(state, today) !== null
  return early && !state.facts?.takeOverInTheDay ? 'take-over-before-closing' : null
}

function onUnlock(state: KioskState, step: Extract<TakeOver['step'], { type: 'unlock' }>, event: KioskEvent): Stepped {
  const unlocking = (unlock: typeof step.unlock): TakeOver => ({ ...FOUND, step: { type: 'unlock', unlock } })
  switch (event.type) {
    case 'card':
      return to(state, unlocking(unlockOnTray(step.unlock, event.presence)))
    case 'screen': {
      const press = pressIn(event)
      if (press.type === 'back' && step.unlock.step !== 'checking') return to(state, FOUND)
      if (press.type !== 'pin') return stay(state)
      const tried = unlockOnPin(state, step.unlock, press.pin)
      return to(tried.state, unlocking(tried.unlock), ...tried.effects)
    }
    case 'unlocked': {
      if (event.ask !== state.ask) return stay(state)
      if (!event.result.ok) {
        const refused = unlockRefused(state, step.unlock, event.uid, event.result.error)
        return to(refused.state, unlocking(refused.unlock), ...refused.effects)
      }
      if (!isTriedCard(state, step.unlock) || state.tray.type !== 'present') return stay(state)
      const witnesses = nobodyMarked()
      return to(openedBy(state), { ...FOUND, step: { type: 'witnesses', witnesses, uid: state.tray.uid } })
    }
    default:
      return stay(state)
  }
}

function onWitnesses(
  state: KioskState,
  stage: TakeOver,
  step: Extract<TakeOver['step'], { type: 'witnesses' }>,
  event: KioskEvent,
): Stepped {
  // The operator card is the officer's presence (X-C6).
  const officerLeft = state.tray.type !== 'present' || state.tray.uid !== step.uid
  if (event.type === 'card' && officerLeft) return to(state, FOUND)
  const press = pressIn(event)
  switch (press?.type) {
    case 'back':
      return to(state, FOUND)
    case 'witness': {
      const witnesses = marked(state, step.witnesses, press)
      return to(state, { ...FOUND, step: { ...step, witnesses } })
    }
    case 'officer-confirmed': {
      if (!enoughWitnesses(step.witnesses, WITNESSES_LEAST))
        return to(state, { ...stage, refusal: 'witnesses-missing' })
      const purpose = 'take-over'
      const { now, takenOver } = state
      assert(takenOver !== null && takenOver.reason !== null, 'take-over: its reason is the first press')
      const { reason } = takenOver
      const open: KioskEffect = { type: 'open-pair', purpose, accepted: true, reason, today: dateOf(now), at: now }
      return to(state, { type: 'opening', purpose }, open)
    }
    default:
      return stay(state)
  }
}

/** Recovered as far as it goes. A medium in contradiction, an old or unreadable one stays as it is, for the counting centre. */
export function onTakenPairOpened(state: KioskState, report: RecoveryReport): Stepped {
  const { outOfService: reason, journal } = report.situation
  if (reason !== null && reason.type !== 'medium-failed')
    return outOfService(state, takenFault(reason), { opened: false })
  if (journal?.type === 'closed' && journal.final && report.closed !== null) {
    return to(state, { type: 'closed', report: report.closed })
  }
  return to(state, { type: 'taken-over', report })
}

function takenFault(reason: Exclude<OutOfServiceReason, { type: 'medium-failed' }>): Fault {
  switch (reason.type) {
    case 'contradiction':
      return reason.refusal.type === 'signing-key-gone' ? 'take-over-key-gone' : 'take-over-contradiction'
    case 'old-image':
      return 'take-over-old-image'
    case 'medium-away':
    case 'no-medium':
      return 'take-over-unreadable'
    default:
      return unreachable(reason)
  }
}

/** Staff and witnesses have read the figures. */
export function stepTakenOver(state: KioskState, { report }: TakenOver, event: KioskEvent): Stepped {
  if (pressIn(event)?.type !== 'next') return stay(state)
  const after = outOfService(state, 'taken-over', { situation: report.situation })
  return { ...after, state: { ...after.state, stage: { type: 'remove-operator-card', next: after.state.stage } } }
}
