/** From power-on to the day: package verified, operator card, books opened, taken over if the officer says so. */
import type { Stepped } from '#shell/session-loop.ts'
import type { IssuerEffect } from './effect.ts'
import type { IssuerEvent } from './event.ts'
import { firstRecord } from './first-record.ts'
import { notice } from './refusal.ts'
import { type Day, type DayRecord, type Facts, type IssuerState, NO_DESK } from './state.ts'

export const WRONG_PINS_MAX = 3

export type IssuerStep = Stepped<IssuerState, IssuerEffect>

/** Events of the start; anything else is left as it is. */
export function stepStart(state: IssuerState, event: IssuerEvent): IssuerStep {
  const { phase } = state
  switch (event.type) {
    case 'package-verified':
      return to(state, { type: 'locked', facts: event.facts, working: false, failure: null, wrongPins: 0 })
    case 'start-refused':
      return to(state, { type: 'refused', notice: event.notice })
    case 'unlocked':
      if (phase.type !== 'locked') return stay(state)
      return to(state, { type: 'opening-books', facts: phase.facts }, { type: 'open-books', takeOver: false })
    case 'unlock-failed':
      return phase.type === 'locked' ? unlockFailed(state, phase, event) : stay(state)
    case 'take-over-offered':
      if (phase.type !== 'opening-books') return stay(state)
      return to(state, { type: 'take-over', facts: phase.facts, offer: event.offer, working: false })
    case 'books-opened':
      if (phase.type !== 'opening-books' && phase.type !== 'take-over') return stay(state)
      return to(state, { type: 'day', facts: phase.facts, day: dayOf(state, phase.facts, event) })
    case 'screen':
      return onScreen(state, event.event)
    default:
      return stay(state)
  }
}

function onScreen(state: IssuerState, event: Extract<IssuerEvent, { type: 'screen' }>['event']): IssuerStep {
  const { phase } = state
  if (phase.type === 'locked' && event.type === 'pin-entered') {
    // The chip counts wrong tries too; the program stops before the chip locks for ever (D-01).
    if (phase.working || phase.wrongPins >= WRONG_PINS_MAX) return stay(state)
    if (state.reader !== 'card') {
      return to(state, { ...phase, failure: notice('operator-card-missing') })
    }
    return to(state, { ...phase, working: true, failure: null }, { type: 'unlock', pin: event.pin })
  }
  if (phase.type === 'take-over' && event.type === 'take-over-confirmed' && !phase.working) {
    return to(state, { ...phase, working: true }, { type: 'open-books', takeOver: true })
  }
  return stay(state)
}

function unlockFailed(
  state: IssuerState,
  phase: Extract<IssuerState['phase'], { type: 'locked' }>,
  event: Extract<IssuerEvent, { type: 'unlock-failed' }>,
): IssuerStep {
  const wrongPins = phase.wrongPins + (event.notice.code === 'wrong-pin' ? 1 : 0)
  const failure = wrongPins >= WRONG_PINS_MAX ? notice('tries-used-up' as const) : event.notice
  return to(state, { ...phase, working: false, wrongPins, failure })
}

function dayOf(state: IssuerState, facts: Facts, event: Extract<IssuerEvent, { type: 'books-opened' }>): Day {
  const record = event.record ?? firstRecord(facts)
  return {
    tab: tabOf(record),
    record,
    counts: event.counts,
    desk: NO_DESK,
    check: { type: 'none' },
    // The operator card still lies there.
    cardDealtWith: state.reader === 'card',
    unsettled: event.unsettled === null ? null : { ...event.unsettled, checked: null, working: false, failure: null },
    alarms: [],
    report: { type: 'none' },
    wrongPins: 0,
  }
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
      return 'papers'
  }
}

export function to(state: IssuerState, phase: IssuerState['phase'], ...effects: readonly IssuerEffect[]): IssuerStep {
  return { state: { ...state, phase }, effects }
}

export function stay(state: IssuerState): IssuerStep {
  return { state, effects: [] }
}
