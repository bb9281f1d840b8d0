/** The clock on the wall of the desk: a sample's is set by hand, a rehearsal's is the system's, as its machines demand. */
import { join } from 'node:path'
import { addMinutes, type LocalMinute } from '#election/time.ts'
import { readClockFile, writeClockFile } from '#shell/fixture-clock.ts'
import { systemClock } from '#shell/system-clock.ts'
import type { PreparedDesk } from '../prepare-desk.ts'

export type DeskClock = ReturnType<typeof clockFor>

/** Before the hour, so that there is something to prepare. */
const START_MINUTES_BEFORE = 30

/** @returns `file`: what the apps read; null: the system’s clock, whose time nothing moves */
export function clockFor({ use, directory, station }: PreparedDesk) {
  if (use === 'rehearsal') return { file: null, now: systemClock().now, set: () => {} }
  const file = join(directory, 'clock.json')
  const set = (at: LocalMinute, rate: number) => writeClockFile(file, at, rate)
  set(addMinutes(`${station.dates[0]}T${station.opens}` as LocalMinute, -START_MINUTES_BEFORE), 1)
  return { file, now: () => readClockFile(file), set }
}
