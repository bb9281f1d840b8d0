/** The receiving clerk checks a station's transport list, and finds everything there, sealed and locked (CNT-01, CNT-02). */
import { type Arrival, containers } from '#election/count/arrival.ts'
import type { StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'

export function stationReceived(
  station: StationId,
  unsealed: readonly string[] = [],
): Extract<TallyScreenEvent, { type: 'receive-station' }> {
  const seen = containers.map((container, i) => {
    return { container, sealed: !unsealed.includes(container), locked: true, label: `封 ${i + 1}` }
  })
  return { type: 'receive-station', station, clerk: '開票 係', differing: [], containers: seen }
}

export const ZERO_CHECKED: TallyScreenEvent = { type: 'confirm-zero', witnesses: ['立会 春子', '立会 夏男'] }

/** The same, in a receipt. */
export function arrivedAt(...stations: readonly string[]): ReadonlyMap<StationId, Arrival> {
  return new Map(
    (stations as readonly StationId[]).map((id) => {
      const { station, clerk, differing, containers: looked } = stationReceived(id)
      return [
        id,
        { station, at: '2027-04-25T20:41' as LocalMinute, clerk, differing, containers: looked, decision: null },
      ]
    }),
  )
}
