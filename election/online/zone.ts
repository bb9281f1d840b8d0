/**
 * Clocks elsewhere: the hours of an online box as a voter abroad has them. The rules of zones and of their summer time are those of the IANA
 * database in the engine; the zone is an argument, and nothing here asks a clock.
 */
import { assert } from '#election/assert.ts'
import { type LocalMinute, minuteNumber, parseMinute } from '#election/time.ts'
import type { UnixSecond } from './instant.ts'

declare const brand: unique symbol
/** `America/Sao_Paulo`: a name of the IANA database with a region. */
export type Zone = string & { readonly [brand]: 'Zone' }

/** Not EST or JST: such letters have no summer time, or two meanings. */
const WITH_REGION = /^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2}$/
const EPOCH = minuteNumber('1970-01-01T00:00' as LocalMinute)

/** Null: the engine knows no such zone. */
export function parseZone(name: string): Zone | null {
  if (!WITH_REGION.test(name) || name.startsWith('Etc/')) return null
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return timeZone === '' ? null : (name as Zone)
  } catch {
    // A RangeError is the engine's word for a name that it does not know.
    return null
  }
}

interface LocalTimeThere {
  readonly minute: LocalMinute
  /** How far it is from UTC at that moment, east is positive; with summer time. */
  readonly offsetMinutes: number
}

export function timeThere(instant: UnixSecond, zone: Zone): LocalTimeThere {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  })
  const minute = parseMinute(format.format(instant * 1000).replace(' ', 'T'))
  assert(minute !== null, 'zone: a minute')
  return { minute, offsetMinutes: minuteNumber(minute) - EPOCH - Math.floor(instant / 60) }
}

/** `UTC-3`, `UTC+5:30` */
export function offsetInWords(offsetMinutes: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  const sign = offsetMinutes < 0 ? '-' : '+'
  return `UTC${sign}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}
