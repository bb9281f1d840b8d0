/** T4: how far the reading of the media is, in bytes, and how long it still takes at the pace so far. */
import type { Reading, SlotState, TallyState } from './state.ts'
import type { TallyView } from './view.ts'

/** Before that a pace is a guess. */
const GUESS_MS = 2000

export function readingView({ reading, slots }: Pick<TallyState, 'reading' | 'slots'>): TallyView['reading'] {
  if (reading === null) return null
  const { totalBytes, ms } = reading
  const readBytes = Math.min(totalBytes, reading.doneBytes + bytesUnderWay(slots))
  const known = ms >= GUESS_MS && readBytes > 0
  return { readBytes, totalBytes, secondsLeft: known ? secondsLeft(readBytes, totalBytes, ms) : null }
}

function secondsLeft(readBytes: number, totalBytes: number, ms: number): number {
  return Math.ceil(((totalBytes - readBytes) * ms) / readBytes / 1000)
}

function bytesUnderWay(slots: readonly SlotState[]): number {
  return slots.reduce((sum, { state, progress }) => sum + (state === 'reading' ? (progress?.readBytes ?? 0) : 0), 0)
}

/** The medium in this slot was read to its end, whatever it was. */
export function mediumThrough({ reading, slots }: TallyState, slot: number): Reading | null {
  const whole = slots[slot - 1]?.progress?.totalBytes ?? 0
  return reading === null ? null : { ...reading, doneBytes: reading.doneBytes + whole }
}
