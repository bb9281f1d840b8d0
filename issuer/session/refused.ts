/**
 * The start is refused. Under a wrong date the officer sets the clock here, and under another one it is asked again by itself, also when the
 * firmware set it; so is a medium that did not answer (WX4).
 */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { dateOf } from '#election/time.ts'
import type { Refused } from './clock-step.ts'
import { type Notice, notice, type StartCode } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerFacts } from './facts.ts'
import { CLOCK_START, clockAnswered, isOfClock, stepClock } from './setting-clock.ts'
import type { IssuerState } from './state.ts'
import { type IssuerStep, stay, to } from './stepped.ts'
import { tried } from './wrong-pins.ts'

const NOBODY_SETS = { facts: null, setting: null, wrongPins: 0 } as const

export function refused(notice: Notice<StartCode>, again: Refused['again'] = null): Refused {
  return { type: 'refused', notice, again, ...NOBODY_SETS }
}

/** @param what was asked under this date */
export function refusedByDate(
  { now }: IssuerState,
  facts: IssuerFacts,
  notice: Notice<StartCode>,
  what: 'package' | 'books',
): Refused {
  return { ...refused(notice, { date: dateOf(now), what }), facts }
}

export function stepRefused(state: IssuerState, phase: Refused, event: IssuerEvent): IssuerStep {
  switch (event.type) {
    case 'reader':
      // The officer went: the page closes, but for a PIN that is being looked at or a clock that is being set.
      return phase.setting?.step === 'minute' || phase.setting?.step === 'witnesses'
        ? to(state, { ...phase, setting: null })
        : stay(state)
    case 'authorised':
      return isTried(phase) ? to(state, { ...phase, setting: CLOCK_START, wrongPins: 0 }) : stay(state)
    case 'not-authorised': {
      if (!isTried(phase)) return stay(state)
      const { wrongPins, failure } = tried(phase.wrongPins, event.notice)
      return to(state, { ...phase, wrongPins, setting: { step: 'card', working: false, failure } })
    }
    case 'clock-set': {
      if (phase.setting?.step !== 'setting') return stay(state)
      const { clock, set } = clockAnswered(phase.setting, event.outcome)
      const clockSets = set === null ? state.clockSets : [...state.clockSets, set]
      return to({ ...state, clockSets }, { ...phase, setting: clock })
    }
    case 'screen':
      return onScreen(state, phase, event.event)
    default:
      return stay(state)
  }
}

function onScreen(
  state: IssuerState,
  phase: Refused,
  press: Extract<IssuerEvent, { type: 'screen' }>['event'],
): IssuerStep {
  const { setting, facts, wrongPins } = phase
  const turn = (next: Refused['setting'], ...effects: IssuerStep['effects']) =>
    to(state, { ...phase, setting: next }, ...effects)
  if (setting === null) {
    const opens = press.type === 'clock-setting-requested' && facts !== null
    return opens ? turn({ step: 'card', working: false, failure: null }) : stay(state)
  }
  if (setting.step !== 'card') {
    if (!isOfClock(press)) return stay(state)
    const { clock, effects } = stepClock(state.now, setting, press)
    return turn(clock, ...effects)
  }
  if (setting.working) return stay(state)
  if (press.type === 'operation-cancelled') return turn(null)
  if (press.type !== 'pin-entered' || wrongPins >= WRONG_PINS_MAX) return stay(state)
  if (state.reader !== 'card') return turn({ ...setting, failure: notice('operator-card-missing') })
  return turn({ step: 'card', working: true, failure: null }, { type: 'authorise', pin: press.pin })
}

function isTried({ setting }: Refused): boolean {
  return setting?.step === 'card' && setting.working
}

/** Null: not now. Nobody is interrupted who types. */
export function askedAgain({ now }: IssuerState, { again, setting }: Refused): 'package' | 'books' | null {
  if (again === null || setting !== null) return null
  return again.date === null || again.date !== dateOf(now) ? again.what : null
}
