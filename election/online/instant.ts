/**
 * Seconds since 1970 (Unix time), for the hours of an online box: voters abroad, hosts and witnesses agree on an instant, not on
 * a civil time. The core gets them as arguments, as ever.
 */
import { assert } from '#election/assert.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

declare const brand: unique symbol
export type UnixSecond = number & { readonly [brand]: 'UnixSecond' }

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)([+-])(0\d|1[0-4]):([0-5]\d)$/
const MINUTE = 60
/** Fits into six bytes, and no clock comes near. */
const LATEST = 2 ** 40

export function unixSecond(seconds: number): UnixSecond {
  assert(Number.isInteger(seconds) && seconds >= 0 && seconds < LATEST, 'instant: whole seconds since 1970')
  return seconds as UnixSecond
}

/** `2026-11-20T08:30:00+09:00`; null for anything else, and for a day that does not exist. */
export function parseInstant(text: string): UnixSecond | null {
  const found = INSTANT.exec(text)
  if (found === null) return null
  const [, date, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = found
  const local = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`)
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== date) return null
  const offset = (Number(zoneHours) * MINUTE + Number(zoneMinutes)) * MINUTE
  const instant = local / 1000 - (sign === '+' ? offset : -offset)
  return instant >= 0 && instant < LATEST ? (instant as UnixSecond) : null
}

const JAPAN = 9 * MINUTE * MINUTE

/** As clocks in Japan show it, whatever zone the settings are written in. */
export function minuteInJapan(instant: UnixSecond): LocalMinute {
  const minute = parseMinute(new Date((instant + JAPAN) * 1000).toISOString().slice(0, 16))
  assert(minute !== null, 'instant: a minute')
  return minute
}

/** The first multiple of `step` seconds that is not before. */
export function roundedUp(seconds: number, step: number): UnixSecond {
  return unixSecond(Math.ceil(seconds / step) * step)
}
