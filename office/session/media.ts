/** Which sticks an election has: two carriers of each pair, and a take-over medium for the issuers of each desk (MED-01, D-24). */
import type { Role } from '#election/ballot-box/layout.ts'
import { mediumSerial, takeOverSerials } from '#election/ballot-box/medium-serial.ts'
import type { Station } from '#election/definition/definition.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'

export interface MediumPlace {
  /** The text on its label. */
  readonly medium: string
  readonly station: StationId
  /** Null: the take-over medium, which is empty until an issuer writes it. */
  readonly box: { readonly pair: PairNumber; readonly role: Role } | null
}

const ROLES: readonly Role[] = ['original', 'duplicate']

export function mediaOf(stations: readonly Station[]): readonly MediumPlace[] {
  return stations.flatMap((station): readonly MediumPlace[] => {
    const pairs = machinePlacesOf([station]).flatMap(({ pair }) => (pair === null ? [] : [pair]))
    const carriers = pairs.flatMap((pair) =>
      ROLES.map((role) => ({
        medium: mediumSerial(station.index, pair, role),
        station: station.id,
        box: { pair, role },
      })),
    )
    const takeOver = takeOverSerials(station).map((medium) => ({ medium, station: station.id, box: null }))
    return [...carriers, ...takeOver]
  })
}
