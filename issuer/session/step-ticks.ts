/** The one-line acts of the whole day, from the list of the eve to the papers of the evening: ticked, and taken back (`day-ticks.ts`). */
import { notice } from './codes.ts'
import { dayTickRefusal, isTicked, without } from './day-ticks.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day } from './state.ts'
import { alarm, type DayStep, keep, record } from './step-day.ts'

type DayTicked = Extract<IssuerScreenEvent, { type: 'day-ticked' }>

/** A tick made before the opening stays when the opening is declared. */
export function stepTick(day: Day, { tick, done, witnesses }: DayTicked): DayStep {
  if (day.record.endedAt !== null) return alarm(day, notice('day-over'))
  if (isTicked(day.record, tick) === done) return keep(day)
  if (!done) return record(day, { ticked: without(day.record, tick) })
  const refusal = dayTickRefusal(day.record, tick, witnesses)
  if (refusal !== null) return alarm(day, refusal)
  const stepped = record(day, { ticked: [...day.record.ticked, tick] })
  return tick === 'inner-lid-locked' ? toVote(stepped) : stepped
}

/** The desk comes to the front when the declaration, the signed sheet and the locked lid are all there. */
export function toVote(stepped: DayStep): DayStep {
  const { day, effects } = stepped
  const open =
    day.record.openedAt !== null && day.record.sheetSigned !== null && isTicked(day.record, 'inner-lid-locked')
  return open && day.record.stage === 'voting' ? { day: { ...day, tab: 'vote' }, effects } : stepped
}
