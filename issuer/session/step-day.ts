/** The parts that every step of the day shares: the day with its record saved, alarms, and the shape of a step. */
import { utf8 } from '#election/bytes.ts'
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import type { MachineId } from '#election/ids.ts'
import { type Notice, notice } from './codes.ts'
import type { IssuerEffect } from './effect.ts'
import type { ClosingRecord, Day, DayRecord, IssuerFacts, IssuerState, OfficerAct } from './state.ts'

export interface DayStep {
  readonly day: Day
  readonly effects: readonly IssuerEffect[]
}

/** The view of a part of the day; `now` and `reader` come from `state`. */
export interface DayContext {
  readonly state: IssuerState
  readonly facts: IssuerFacts
  readonly day: Day
}

export function keep(day: Day, ...effects: readonly IssuerEffect[]): DayStep {
  return { day, effects }
}

/**
 * The record has one place of fixed width in the books, so that its length says nothing (ISS-18). People's words may fill it up to here;
 * the rest is kept for what the clock and the declarations add by themselves.
 */
export const DAY_RECORD_BYTES = 64 * 1024
const KEPT_FREE_BYTES = 8 * 1024

/** A declaration or a tick is on disk before the next one is looked at: services save in order. */
export function record(day: Day, changes: Partial<DayRecord>): DayStep {
  const changed = { ...day.record, ...changes }
  const bytes = recordBytes(changed)
  // X-C11: long notes of many people are refused in words before anything changes; shortening always goes through.
  if (bytes > DAY_RECORD_BYTES - KEPT_FREE_BYTES && bytes > recordBytes(day.record) && isWritten(changes)) {
    return alarm(day, notice('day-record-full'))
  }
  return { day: { ...day, record: changed }, effects: [{ type: 'save-day', record: changed }] }
}

export function closing(day: Day, changes: Partial<ClosingRecord>): DayStep {
  return record(day, { closing: { ...day.record.closing, ...changes } })
}

export function isKiosk({ record }: Day, machine: MachineId): boolean {
  return record.kiosks.some((kiosk) => kiosk.machine === machine)
}

/** Half of its place: the other half is for what people go on to write. */
export function takesHalf(record: DayRecord): boolean {
  return recordBytes(record) <= DAY_RECORD_BYTES / 2
}

function recordBytes(record: DayRecord): number {
  return utf8(JSON.stringify(record)).length
}

/** Notes, names and lists grow as people write; every other field has a width of its own. Entries by the clock are never refused. */
function isWritten(changes: Partial<DayRecord>): boolean {
  return !('hours' in changes) && WRITTEN.some((field) => field in changes)
}

const WRITTEN = [
  'officers',
  'witnesses',
  'keys',
  'quick',
  'staff',
  'rounds',
  'troubles',
  'apart',
  'kiosks',
  'sheetSigned',
  'inside',
  'closing',
  'takeOvers',
  'replacements',
  'roll',
] as const satisfies readonly (keyof DayRecord)[]

/** A wrong state never scrolls away: it waits in the red band until somebody acknowledges it. */
export function alarm(day: Day, notice: Notice): DayStep {
  return keep({ ...day, alarms: [...day.alarms, notice] })
}

/** @param act is done when operator card and PIN are there (`step-officer.ts`) */
export function askOfficer(day: Day, act: OfficerAct): DayStep {
  if (day.wrongPins >= WRONG_PINS_MAX) return alarm(day, notice('tries-used-up'))
  const told = { ...day.told, shown: act.type === 'change-roll' }
  return keep({ ...day, told, officer: { act, working: false, failure: null } })
}
