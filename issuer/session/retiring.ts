/**
 * An issuer that was not used has a signing key that could still sign a report of its station (X-A4, X-A5): the officer says that
 * it was not used (OPN-09), with the operator card, and the key is erased. Never by the clock alone, and never once its own
 * books know of an opening or of a card: then its report erases the key.
 */

import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerState, Locked, Retiring } from './state.ts'
import { type IssuerStep, stay, to } from './stepped.ts'
import { tried } from './wrong-pins.ts'

export function retire(state: IssuerState, { facts, wrongPins, failure }: Locked): IssuerStep {
  const triesLeft = wrongPins < WRONG_PINS_MAX
  const unlock = { type: 'retiring', facts, wrongPins, step: 'unlock', cardLeft: false } as const
  return to(state, { ...unlock, failure: triesLeft ? null : failure })
}

export function stepRetiring(state: IssuerState, phase: Retiring, event: IssuerEvent): IssuerStep {
  switch (event.type) {
    case 'reader':
      // The operator card left, or another one is in its place (X-C6).
      if (phase.step === 'confirm') return leave(state, phase)
      return phase.step === 'checking' ? to(state, { ...phase, cardLeft: true }) : stay(state)
    case 'unused-shown':
      if (phase.step !== 'checking') return stay(state)
      if (phase.cardLeft) return to(state, { ...phase, step: 'unlock', failure: notice('card-gone') })
      return to(state, { ...phase, step: 'confirm', failure: null })
    case 'unused-not-shown':
      if (phase.step !== 'checking') return stay(state)
      if (event.notice.code === 'issuer-was-used') return to(state, { ...phase, step: 'used', failure: event.notice })
      return to(state, { ...phase, step: 'unlock', ...tried(phase.wrongPins, event.notice) })
    case 'signing-key':
      return to(state, { ...phase, step: event.erased ? 'erased' : 'not-erased' })
    case 'screen':
      return onScreen(state, phase, event.event)
    default:
      return stay(state)
  }
}

function onScreen(
  state: IssuerState,
  phase: Retiring,
  event: Extract<IssuerEvent, { type: 'screen' }>['event'],
): IssuerStep {
  const { step } = phase
  const mayLeave = step === 'unlock' || step === 'used' || step === 'confirm'
  if (event.type === 'operation-cancelled' && mayLeave) return leave(state, phase)
  if (event.type === 'retire-confirmed' && step === 'confirm') {
    return to(state, { ...phase, step: 'erasing' }, { type: 'erase-signing-key' })
  }
  if (event.type !== 'pin-entered' || step !== 'unlock' || phase.wrongPins >= WRONG_PINS_MAX) return stay(state)
  if (state.reader !== 'card') return to(state, { ...phase, failure: notice('operator-card-missing') })
  const checking = { ...phase, step: 'checking', cardLeft: false, failure: null } as const
  return to(state, checking, { type: 'show-unused', pin: event.pin })
}

function leave(state: IssuerState, { facts, wrongPins }: Retiring): IssuerStep {
  const failure = wrongPins >= WRONG_PINS_MAX ? notice('tries-used-up' as const) : null
  return to(state, { type: 'locked', facts, working: false, failure, wrongPins })
}
