/** The clock is set in the day: the officer's card has opened the page (`setting-clock.ts`), and the record of the day keeps both times. */
import type { ClockStep } from './clock-step.ts'
import type { IssuerCode } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import { clockAnswered, isOfClock, logOfClock, stepClock } from './setting-clock.ts'
import type { Day } from './state.ts'
import { type DayContext, type DayStep, keep, record } from './step-day.ts'

/** Refusals that a wrong clock alone can cause: one that still holds under the right clock comes again with the next press. */
const OF_THE_CLOCK: ReadonlySet<IssuerCode> = new Set([
  'opened-day-is-over',
  'closing-due',
  'before-opening-time',
  'before-closing-time',
  'eve-prepares-only',
] as const)

export function stepClockOfDay({ state, day }: DayContext, clock: ClockStep, event: IssuerScreenEvent): DayStep {
  if (event.type === 'alarm-acknowledged') return keep({ ...day, alarms: day.alarms.slice(1) })
  if (!isOfClock(event)) return keep(day)
  const stepped = stepClock(state.now, clock, event)
  return keep({ ...day, clock: stepped.clock }, ...stepped.effects)
}

export function clockOfDaySet(day: Day, event: Extract<IssuerEvent, { type: 'clock-set' }>): DayStep {
  if (day.clock?.step !== 'setting') return keep(day)
  const { clock, set } = clockAnswered(day.clock, event.outcome)
  if (set === null) return keep({ ...day, clock })
  // An hour that this clock only seemed to show is forgotten with it (D-04), and so is what it refused.
  const alarms = day.alarms.filter(({ code }) => !OF_THE_CLOCK.has(code))
  const after = { ...day, clock, clockDoubted: false, alarms }
  const noted = record(after, { clockSets: [...day.record.clockSets, set] })
  return { ...noted, effects: [...noted.effects, { type: 'log', events: [logOfClock(set)] }] }
}

/** The officer's card has left, or another one lies there (X-C6). */
export function withoutClock(stepped: DayStep): DayStep {
  const { clock } = stepped.day
  return clock === null || clock.step === 'setting' ? stepped : { ...stepped, day: { ...stepped.day, clock: null } }
}
