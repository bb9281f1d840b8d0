/**
 * The officer sets the clock before two witnesses, by the same rule and in the same words as at a voting machine: forward or back, the minute
 * is typed, both see it, and it is set when the time signal strikes it. Set wrong, it is set again.
 */
import { unreachable } from '#election/assert.ts'
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { type LocalMinute, minuteNumber, parseMinute } from '#election/time.ts'
import type { ClockOutcome } from '#shell/running-app.ts'
import { LOOKERS } from './clock-events.ts'
import type { ClockStep } from './clock-step.ts'
import { notice } from './codes.ts'
import type { ClockSet } from './day-record.ts'
import type { IssuerEffect } from './effect.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'

export const CLOCK_START: ClockStep = { step: 'minute', failure: null }
const NOBODY = Array.from({ length: LOOKERS }, () => false)

export const isOfClock = ofScreen('clock-typed', 'clock-seen', 'clock-struck', 'operation-cancelled')
type ClockEvent = ScreenEventOf<typeof isOfClock>

export interface ClockStepped {
  /** Null: the page is left. */
  readonly clock: ClockStep | null
  readonly effects: readonly IssuerEffect[]
}

export function stepClock(now: LocalMinute, clock: ClockStep, event: ClockEvent): ClockStepped {
  if (clock.step === 'setting') return { clock, effects: [] }
  switch (event.type) {
    case 'operation-cancelled':
      return { clock: clock.step === 'minute' ? null : CLOCK_START, effects: [] }
    case 'clock-typed':
      return { clock: typed(event.digits), effects: [] }
    case 'clock-seen':
      if (clock.step !== 'witnesses') return { clock, effects: [] }
      return { clock: { ...clock, seen: clock.seen.with(event.witness, event.seen), failure: null }, effects: [] }
    case 'clock-struck':
      return clock.step === 'witnesses' ? struck(now, clock) : { clock, effects: [] }
    default:
      return unreachable(event)
  }
}

function typed(digits: string): ClockStep {
  const [, year, month, day, hour, minute] = /^(.{4})(..)(..)(..)(..)$/.exec(digits) ?? []
  const to = parseMinute(`${year}-${month}-${day}T${hour}:${minute}`)
  return to === null
    ? { step: 'minute', failure: notice('clock-no-such-time') }
    : { step: 'witnesses', to, seen: NOBODY, failure: null }
}

function struck(now: LocalMinute, clock: Extract<ClockStep, { step: 'witnesses' }>): ClockStepped {
  if (!clock.seen.every((each) => each)) {
    const failure = notice('clock-not-seen')
    return { clock: { ...clock, failure }, effects: [] }
  }
  return { clock: { step: 'setting', from: now, to: clock.to }, effects: [{ type: 'set-clock', to: clock.to }] }
}

/** @returns `set`: for the day's record; null: the clock is as it was */
export function clockAnswered(
  { from, to }: Extract<ClockStep, { step: 'setting' }>,
  outcome: ClockOutcome,
): { readonly clock: ClockStep | null; readonly set: ClockSet | null } {
  if (outcome === 'not-set') return { clock: { step: 'minute', failure: notice('clock-not-set') }, set: null }
  const failure = outcome === 'not-kept' ? notice('clock-not-kept') : null
  return { clock: failure && { step: 'minute', failure }, set: { from, to } }
}

export function logOfClock({ from, to }: ClockSet): IssuerLogEvent {
  const minutes = minuteNumber(to) - minuteNumber(from)
  return { type: 'clock-set', forward: minutes > 0, minutes: asCount(Math.abs(minutes)) }
}
