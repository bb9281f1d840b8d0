/** 投票箱、記録媒体及び投票録の送致 (PEO 55, forms 4-5): when each station came, who received it, the numbers of its seals, and what was not whole. */
import type { LocalMinute } from '#election/time.ts'
import { minuteInWords } from './form.ts'
import { named, namesIn } from './lettering.ts'
import { NONE } from './ruled.ts'

export interface StationReceived {
  readonly name: string
  /** Null: taken without its list, by the command line; the pen fills it in. */
  readonly arrival: {
    readonly at: LocalMinute
    readonly clerk: string
    /** As they were read: of each container its name and number. */
    readonly seals: readonly string[]
    /** Seals and locks that were not whole, and what was not as the list said. */
    readonly faults: readonly string[]
    /** The election chair's decision that the container is accepted all the same. */
    readonly decision: { readonly reason: string; readonly by: readonly string[] } | null
  } | null
}

export function receivedStations(stations: readonly StationReceived[]) {
  const received = stations.map(({ name, arrival }) => {
    if (arrival === null) return { name, at: '', clerk: '', seals: '', faults: '' }
    const { at, clerk, seals, faults } = arrival
    const words = { seals: seals.join('\n'), faults: faults.length === 0 ? NONE : faults.join('\n') }
    return { name, at: minuteInWords(at), clerk, ...words }
  })
  const accepted = stations.flatMap(({ name, arrival }) => {
    const decision = arrival?.decision ?? null
    if (decision === null) return []
    return [{ name: named(name), by: namesIn(decision.by), reason: decision.reason }]
  })
  return { received, accepted }
}
