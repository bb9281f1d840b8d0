/** Lists as a round names them, of stations that were given some list: nobody looks which. */
import type { StationId } from '#election/ids.ts'
import type { RollRound } from '#election/roll/roll-round.ts'

export function listsOfRound(stations: readonly { readonly id: StationId }[], number: number): RollRound['lists'] {
  return stations.map(({ id: station }) => ({
    station,
    hashes: Array.from({ length: number }, (_, at) => hashOfList(station, at + 1)),
  }))
}

export function hashOfList(station: StationId, number: number): string {
  return [...`${station} ${number}`]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0')
}
