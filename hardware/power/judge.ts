/** Judges the kernel's power supplies together. Pure; words of Linux, Documentation/ABI/testing/sysfs-class-power. */
import type { Power } from './port.ts'

/** One folder of `/sys/class/power_supply`, line by line; null: no such file. */
export interface Supply {
  readonly type: string | null
  /** `Device`: the battery of a mouse or keypad, which feeds nothing of the machine. */
  readonly scope: string | null
  /** A line supply's value: 0 = none, 1 or 2 = there is power. */
  readonly online: string | null
  readonly status: string | null
  readonly capacity: string | null
}

const STORES = new Set(['Battery', 'UPS'])
const PERCENT = /^(100|[1-9]?[0-9])$/

/**
 * A line supply that is online is believed, also when a battery says that it discharges: a charger that pauses is no outage. A
 * machine with nothing but a battery that does not discharge is fed from somewhere. Beside chargers without power a battery may say for a
 * while that it is full.
 */
export function judged(supplies: readonly Supply[]): Power {
  const own = supplies.filter(({ scope }) => scope !== 'Device')
  const stores = own.filter(({ type }) => type !== null && STORES.has(type))
  const lines = own.filter(({ type, online }) => type !== null && !STORES.has(type) && online !== null)
  const percents = stores.flatMap(({ capacity }) =>
    capacity !== null && PERCENT.test(capacity) ? [Number(capacity)] : [],
  )
  const percent = percents.length === 0 ? null : Math.min(...percents)
  return { source: sourceOf(lines, stores), percent }
}

function sourceOf(lines: readonly Supply[], stores: readonly Supply[]): Power['source'] {
  if (lines.some(({ online }) => online === '1' || online === '2')) return 'mains'
  if (stores.some(({ status }) => status === 'Discharging')) return 'battery'
  if (stores.some((store) => isFed(store, lines))) return 'mains'
  return lines.length > 0 && stores.length > 0 ? 'battery' : 'unknown'
}

/** A UPS has a line of its own. */
function isFed({ type, status }: Supply, lines: readonly Supply[]): boolean {
  if (status === 'Full' || status === 'Not charging') return type === 'UPS' || lines.length === 0
  return status === 'Charging'
}
