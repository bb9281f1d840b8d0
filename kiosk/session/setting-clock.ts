/**
 * The officer sets the clock before two witnesses, forward or back alike. A stage that waits for the right date goes on by itself after it. A clock
 * that was set wrong is set again.
 */
import { asCount, type LogEvent } from '#election/log/catalogue.ts'
import { addMinutes, minuteNumber, parseMinute } from '#election/time.ts'
import type { ClockOutcome } from '#shell/running-app.ts'
import type { KioskEffect } from './effect.ts'
import type { Press } from './screen-event.ts'
import { isBeforeOpening } from './session-behind.ts'
import { leave } from './staff-menu.ts'
import type { KioskState, Staff, StaffStep, Stage } from './state.ts'
import { andThen, type Stepped, stay, to } from './stepped.ts'
import { enoughWitnesses, marked, nobodyMarked, WITNESSES_LEAST } from './witnesses.ts'

export function onClockTyped(state: KioskState, staff: Staff, press: Press): Stepped {
  if (press.type !== 'clock-typed') return stay(state)
  const [, year, month, day, hour, minute] = /^(.{4})(..)(..)(..)(..)$/.exec(press.digits) ?? []
  const wanted = parseMinute(`${year}-${month}-${day}T${hour}:${minute}`)
  return to(state, {
    ...staff,
    step:
      wanted === null
        ? { type: 'clock', refusal: 'clock-no-such-time' }
        : { type: 'clock-witnesses', to: wanted, witnesses: nobodyMarked(), refusal: null },
  })
}

/** They see both times. The officer presses when the time signal strikes the typed minute. */
export function onClockWitnesses(
  state: KioskState,
  staff: Staff,
  step: Extract<StaffStep, { type: 'clock-witnesses' }>,
  press: Press,
): Stepped {
  if (press.type === 'witness') {
    const witnesses = marked(state, step.witnesses, press)
    return to(state, { ...staff, step: { ...step, witnesses, refusal: null } })
  }
  if (press.type !== 'officer-confirmed') return stay(state)
  if (!enoughWitnesses(step.witnesses, WITNESSES_LEAST)) {
    return to(state, { ...staff, step: { ...step, refusal: 'witnesses-missing' } })
  }
  const setting = { type: 'setting-clock', from: state.now, to: step.to } as const
  return to(state, { ...staff, step: setting }, { type: 'set-clock', to: step.to })
}

export function clockAnswered(
  state: KioskState,
  staff: Staff,
  { from, to: set }: Extract<StaffStep, { type: 'setting-clock' }>,
  outcome: ClockOutcome,
): Stepped {
  if (outcome === 'not-set') return to(state, { ...staff, step: { type: 'clock', refusal: 'clock-not-set' } })
  const minutes = minuteNumber(set) - minuteNumber(from)
  const event: LogEvent = { type: 'clock-set', forward: minutes > 0, minutes: asCount(Math.abs(minutes)) }
  const behind = by(minutes, staff.behind)
  const isKept = isBeforeOpening(behind)
  const log: readonly KioskEffect[] = isKept ? [] : [{ type: 'log', event, at: state.now }]
  const after: KioskState = {
    ...state,
    // The word of cards about the clock, and the time of the last touch, belong to the clock of before.
    clock: 'nothing-known',
    touchedAt: state.now,
    clockSets: isKept ? [...state.clockSets, { event, at: state.now }] : state.clockSets,
  }
  return outcome === 'not-kept'
    ? to(after, { ...staff, behind, step: { type: 'clock', refusal: 'clock-not-kept' } }, ...log)
    : andThen(stay(after, ...log), (seen) => leave(seen, behind))
}

/** The zero check was read when it was read: by the clock that is right, so many minutes later or earlier. */
function by(minutes: number, behind: Stage): Stage {
  if (behind.type !== 'zero-check') return behind
  return { ...behind, readAt: addMinutes(behind.readAt, minutes), clockConfirmed: false, refusal: null }
}
