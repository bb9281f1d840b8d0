/** What every part of the day shares: the day with its record saved, alarms, and the shape of a step. */
import type { IssuerEffect } from './effect.ts'
import type { Notice } from './refusal.ts'
import type { Day, DayRecord, Facts, IssuerState } from './state.ts'

export interface DayStep {
  readonly day: Day
  readonly effects: readonly IssuerEffect[]
}

/** What a part of the day may look at; `now` and `reader` come from `state`. */
export interface DayContext {
  readonly state: IssuerState
  readonly facts: Facts
  readonly day: Day
}

export function keep(day: Day, ...effects: readonly IssuerEffect[]): DayStep {
  return { day, effects }
}

/** A declaration or a tick is on disk before the next one is looked at: services save in order. */
export function record(day: Day, changes: Partial<DayRecord>): DayStep {
  const changed = { ...day.record, ...changes }
  return { day: { ...day, record: changed }, effects: [{ type: 'save-day', record: changed }] }
}

/** A wrong state never scrolls away: it waits in the red band until somebody acknowledges it. */
export function alarm(day: Day, notice: Notice): DayStep {
  return keep({ ...day, alarms: [...day.alarms, notice] })
}
