/**
 * A machine that was not used has a signing key that could still seal its station's pairs (X-A4): the officer says that it was
 * not used, with the operator card, and the key is erased. Never by the clock alone: a wrong one in the morning would cost a machine.
 */
import { type KioskEvent, pressIn } from './event.ts'
import type { Closed, KioskState, Retiring } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { isTriedCard, openedBy, UNLOCK_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'

/** From the zero check, or from a self-test that got stuck: while it runs its answers are still to come. */
export function mayRetire({ facts, unused, stage, signingKey }: KioskState): boolean {
  if (stage.type === 'closed') return stage.report.final && signingKey === 'kept'
  if (facts === null || !unused) return false
  if (stage.type !== 'starting') return stage.type === 'zero-check'
  // On the eve nobody knows yet that it will not be used.
  if (stage.waitsFor !== null) return false
  const lines = Object.values(stage.lines)
  return lines.some((line) => typeof line === 'object') && stage.lines.package === 'good' && !waitsForMedia(stage.lines)
}

function waitsForMedia({ original, duplicate }: Extract<KioskState['stage'], { type: 'starting' }>['lines']): boolean {
  return original === 'running' || duplicate === 'running'
}

export function retire(state: KioskState, behind: Retiring['behind']): Stepped {
  return to(state, { type: 'retiring', step: 'unlock', unlock: unlockOnTray(UNLOCK_START, state.tray), behind })
}

export function stepRetiring(state: KioskState, stage: Retiring, event: KioskEvent): Stepped {
  switch (event.type) {
    case 'card':
      if (stage.step === 'unlock') return to(state, { ...stage, unlock: unlockOnTray(stage.unlock, event.presence) })
      // The operator card left, or another one is in its place (X-C6).
      return stage.step === 'confirm' ? to(state, stage.behind) : stay(state)
    case 'unlocked': {
      if (event.ask !== state.ask || stage.step !== 'unlock') return stay(state)
      if (event.result.ok)
        return isTriedCard(state, stage.unlock) ? to(openedBy(state), { ...stage, step: 'confirm' }) : stay(state)
      const refused = unlockRefused(state, stage.unlock, event.uid, event.result.error)
      return { state: { ...refused.state, stage: { ...stage, unlock: refused.unlock } }, effects: refused.effects }
    }
    case 'signing-key':
      return to(state, stage.behind.type === 'closed' ? stage.behind : { ...stage, step: 'done' })
    case 'screen':
      return onPress(state, stage, pressIn(event))
    default:
      return stay(state)
  }
}

/** The key that was kept for a take-over and is not needed: erased by the officer, as that of an unused machine. */
export function stepClosed(state: KioskState, stage: Closed, event: KioskEvent): Stepped {
  return pressIn(event)?.type === 'retire' && mayRetire(state) ? retire(state, stage) : stay(state)
}

function onPress(
  state: KioskState,
  stage: Retiring,
  press: Extract<KioskEvent, { type: 'screen' }>['event']['press'],
): Stepped {
  const mayLeave = stage.step === 'confirm' || (stage.step === 'unlock' && stage.unlock.step !== 'checking')
  if (press.type === 'back' && mayLeave) return to(state, stage.behind)
  if (press.type === 'pin' && stage.step === 'unlock') {
    const tried = unlockOnPin(state, stage.unlock, press.pin)
    return { state: { ...tried.state, stage: { ...stage, unlock: tried.unlock } }, effects: tried.effects }
  }
  if (press.type === 'officer-confirmed' && stage.step === 'confirm') {
    return to({ ...state, unused: false }, { ...stage, step: 'erasing' }, { type: 'erase-signing-key' })
  }
  return stay(state)
}
