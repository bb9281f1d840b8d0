/** The signed list on its way: a stick for each station and one for the tally, written, looked at, and reported as arrived. */
import { listStickLabel } from '#election/definition/list-stick-label.ts'
import type { MachineId, StationId } from '#election/ids.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import type { Draft } from './draft.ts'
import type { Carried, Project } from './project.ts'

export interface CarryPlace {
  /** Null: the tally. */
  readonly station: StationId | null
  readonly name: string | null
  readonly label: string
  readonly machines: readonly MachineId[]
  /** Null: nobody has written it with the list that is signed now. */
  readonly carried: Carried | null
}

/** The way of the list that is signed now to a station, or to the tally (null). */
export function carriedTo({ signed, carried }: Project, station: string | null): Carried | null {
  const last = carried.get(station)
  return last !== undefined && last.version === signed?.listVersion ? last : null
}

/** Nothing is carried before something is signed. */
export function carryPlaces(project: Project, { stations }: Draft): readonly CarryPlace[] {
  if (project.signed === null) return []
  const version = project.signed.listVersion
  const ofStations = stations.map(({ station }) => ({
    station: station.id,
    name: station.name,
    label: listStickLabel(station.index, version),
    machines: machinePlacesOf([station]).map(({ id }) => id),
    carried: carriedTo(project, station.id),
  }))
  const tally = {
    station: null,
    name: null,
    label: listStickLabel(null, version),
    machines: [],
    carried: carriedTo(project, null),
  }
  return [...ofStations, tally]
}
