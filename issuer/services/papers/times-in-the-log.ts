/** 投票録 M8b: the minutes that the issuer's log has of the machines on this day. No voter and no card is in them. */
import type { IssuerLogEntry } from '#election/log/issuer-log.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'

export interface TimesOfDay {
  /** OPN-06: when the signed sheet of the zero check was entered. Null: not on this day, or not on this issuer. */
  readonly zeroChecked: LocalMinute | null
  /** By pair. `ready`: entered as standing ready; `ended`: given up, or closed with all the others. */
  readonly machines: ReadonlyMap<number, MachineTimes>
}

interface MachineTimes {
  readonly ready: LocalMinute
  readonly ended: LocalMinute | null
}

/** In the order of the log. A machine that is taken back is forgotten; one that is ready again keeps the first minute. */
/** @param since when the stop before it on this date was closed; null: there was none */
export function timesInTheLog(
  entries: readonly IssuerLogEntry[],
  date: LocalDate,
  since: LocalMinute | null,
): TimesOfDay {
  const machines = new Map<number, MachineTimes>()
  let zeroChecked: LocalMinute | null = null
  const isOfDay = (minute: LocalMinute) => dateOf(minute) === date && (since === null || minute >= since)
  for (const { minute, event } of entries.filter((entry) => isOfDay(entry.minute))) {
    if (event.type === 'sheet-signed') zeroChecked = minute
    if (event.type === 'kiosks-closing') {
      for (const [pair, times] of machines) if (times.ended === null) machines.set(pair, { ...times, ended: minute })
    }
    if (event.type !== 'machine') continue
    const before = machines.get(event.pair)
    if (event.state === 'started') machines.set(event.pair, { ready: before?.ready ?? minute, ended: null })
    else if (event.state === 'failed' && before !== undefined) machines.set(event.pair, { ...before, ended: minute })
    else machines.delete(event.pair)
  }
  return { zeroChecked, machines }
}
