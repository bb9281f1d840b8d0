/** T4: how far the reading of the media is, in bytes, and how long it still takes. */
import { secondsLeft, withMoment } from './remaining.ts'
import type { Reading, SlotState, TallyState } from './state.ts'
import type { TallyView } from './view.ts'

export function readingView({ reading, slots }: Pick<TallyState, 'reading' | 'slots'>): TallyView['reading'] {
  if (reading === null) return null
  const { totalBytes, course } = reading
  const done = readBytes(reading, slots)
  const ms = course.at(-1)?.ms ?? 0
  return {
    readBytes: done,
    totalBytes,
    secondsLeft: secondsLeft(withMoment(course, { done, ms }, totalBytes), totalBytes),
  }
}

/** @param ms since the reading began */
export function courseTo({ reading, slots }: Pick<TallyState, 'reading' | 'slots'>, ms: number): Reading | null {
  if (reading === null) return null
  return { ...reading, course: withMoment(reading.course, { done: readBytes(reading, slots), ms }, reading.totalBytes) }
}

function readBytes({ totalBytes, doneBytes }: Reading, slots: readonly SlotState[]): number {
  return Math.min(totalBytes, doneBytes + bytesUnderWay(slots))
}

function bytesUnderWay(slots: readonly SlotState[]): number {
  return slots.reduce((sum, { state, progress }) => sum + (state === 'reading' ? (progress?.readBytes ?? 0) : 0), 0)
}

/** The medium in this slot was read to its end, whatever it was. */
export function mediumThrough({ reading, slots }: TallyState, slot: number): Reading | null {
  const whole = slots[slot - 1]?.progress?.totalBytes ?? 0
  return reading === null ? null : { ...reading, doneBytes: reading.doneBytes + whole }
}
