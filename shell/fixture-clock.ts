/**
 * Clocks that only a fixture package accepts. The desk keeps one clock file for all its apps, so that a jump to 20:00
 * reaches kiosks, issuer and tally together, also an app started after it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { type LocalMinute, type LocalSecond, minuteOf, parseMinute } from '#election/time.ts'
import type { AppConfig } from './config.ts'
import type { Clock } from './running-app.ts'
import { systemClock, ticking } from './system-clock.ts'

const clockFileSchema = z.strictObject({
  /** It was `at` when the system's clock said `setAtMs` (milliseconds since 1970); since then `rate` times as fast. */
  at: z.string().refine((text) => parseMinute(text) !== null, 'YYYY-MM-DDTHH:MM'),
  setAtMs: z.number().int(),
  rate: z.number().min(0).max(100_000),
})
type ClockFile = z.infer<typeof clockFileSchema>

/** The clock that this configuration asks for: system, or a fixture's. `start<App>` refuses the latter for other uses. */
export function clockOf(config: AppConfig): Clock {
  if (config.clockFile !== undefined) return fileClock(config.clockFile)
  const start = config.clock === undefined ? null : parseMinute(config.clock)
  return start === null ? systemClock() : fixtureClock(start, config.clockRate ?? 1)
}

/** Starts at `start` and runs `rate` times as fast as the system's clock; 0 stands still. */
export function fixtureClock(start: LocalMinute, rate: number): Clock {
  assert(rate >= 0, 'fixtureClock: a rate of 0 or more')
  const began = performance.now()
  return ownClock(() => moved(start, performance.now() - began, rate), everyMs(rate))
}

function fileClock(file: string): Clock {
  return ownClock(() => secondOfFile(file), 250)
}

/** Set at one machine, it is that machine's: the clock of the others goes on as it was. */
function ownClock(toTheSecond: () => LocalSecond, everyMs: number): Clock {
  let apartMs = 0
  const own = () => new Date(Date.parse(`${toTheSecond()}Z`) + apartMs).toISOString().slice(0, 19) as LocalSecond
  const setTo = (to: LocalMinute) => {
    apartMs = Date.parse(`${to}:00Z`) - Date.parse(`${toTheSecond()}Z`)
    return Promise.resolve('set' as const)
  }
  return ticking({ kind: 'fixture', toTheSecond: own, setTo }, everyMs)
}

/** The time in the clock file now. */
export function readClockFile(file: string): LocalMinute {
  return minuteOf(secondOfFile(file))
}

function secondOfFile(file: string): LocalSecond {
  const { at, setAtMs, rate } = clockFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return moved(at as LocalMinute, Date.now() - setAtMs, rate)
}

/** Sets the desk's clock for all apps at once; they see the old or the new file, never half of one. */
export function writeClockFile(file: string, at: LocalMinute, rate: number): void {
  const content: ClockFile = { at, setAtMs: Date.now(), rate }
  writeFileSync(`${file}.new`, JSON.stringify(content))
  renameSync(`${file}.new`, file)
}

function moved(from: LocalMinute, elapsedMs: number, rate: number): LocalSecond {
  return new Date(Date.parse(`${from}:00Z`) + elapsedMs * rate).toISOString().slice(0, 19) as LocalSecond
}

function everyMs(rate: number): number {
  return Math.max(20, Math.min(1000, 10_000 / Math.max(rate, 1)))
}
