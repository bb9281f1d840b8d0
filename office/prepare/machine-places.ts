/** Which machines an election has, from stations.csv: the kiosks in use, the spare ones, an issuer and its spare for each desk. */
import type { Station } from '#election/definition/definition.ts'
import { ISSUERS_OF_DESK } from '#election/definition/desks.ts'
import { machineId, pairNumber } from '#election/id-schemas.ts'
import type { MachineId } from '#election/ids.ts'
import type { Machine, MachinePlace } from '#election/keys/machine-identity.ts'

type OfStation = Pick<Station, 'id' | 'kiosks' | 'spares' | 'desks'>

/** Without serials: those are read off the machines when they are personalised. */
export function machinePlacesOf(stations: readonly OfStation[]): readonly Omit<MachinePlace, 'serial'>[] {
  return stations.flatMap((station) => [...issuersOf(station), ...kiosksOf(station)])
}

/** The machines in a station's kit. */
export function machineIdsOf(station: OfStation): readonly MachineId[] {
  return machinePlacesOf([station]).map(({ id }) => id)
}

/** Kiosk K3 owns pair 3; spares have the numbers after those in use. */
function kiosksOf(station: OfStation): Omit<MachinePlace, 'serial'>[] {
  return Array.from({ length: station.kiosks + station.spares }, (_, i) => ({
    id: machineId.parse(`${station.id}-K${i + 1}`),
    kind: 'kiosk',
    station: station.id,
    pair: pairNumber.parse(i + 1),
    spare: i >= station.kiosks,
    issuerKeyId: null,
  }))
}

/** D-24: one at each desk, and one that takes over with operator card and the take-over medium of that desk. */
function issuersOf(station: OfStation): Omit<MachinePlace, 'serial'>[] {
  return Array.from({ length: ISSUERS_OF_DESK * Math.max(station.desks.length, 1) }, (_, i) => ({
    id: machineId.parse(`${station.id}-I${i + 1}`),
    kind: 'issuer',
    station: station.id,
    pair: null,
    spare: i % ISSUERS_OF_DESK > 0,
    issuerKeyId: i + 1,
  }))
}

export type MachinesError =
  /** These were not personalised, or their files are not in the directory. */
  | { readonly type: 'machines-missing'; readonly machines: readonly MachineId[] }
  /** These are no machines of this election. */
  | { readonly type: 'machines-unknown'; readonly machines: readonly MachineId[] }
  /** Personalised twice, or for another place (kind, pair, spare) than stations.csv now says. */
  | { readonly type: 'machines-differ'; readonly machines: readonly MachineId[] }

/** Null when the machine files are exactly those of the election, each once, each with its own keys and serial. */
export function machinesErrorOf(stations: readonly Station[], machines: readonly Machine[]): MachinesError | null {
  const places = machinePlacesOf(stations)
  const given = new Map(machines.map((machine) => [machine.id, machine]))
  const missing = places.filter((place) => !given.has(place.id)).map((place) => place.id)
  if (missing.length > 0) return { type: 'machines-missing', machines: missing }
  const expected = new Map(places.map((place) => [place.id, place]))
  const unknown = machines.filter((machine) => !expected.has(machine.id)).map((machine) => machine.id)
  if (unknown.length > 0) return { type: 'machines-unknown', machines: unknown }
  const counts = new Map<string, number>()
  for (const machine of machines) for (const mark of marksOf(machine)) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const differing = machines.filter((machine) => {
    const place = expected.get(machine.id)
    const fits = place && samePlace(place, machine)
    return !fits || marksOf(machine).some((mark) => (counts.get(mark) ?? 0) > 1)
  })
  if (differing.length > 0) return { type: 'machines-differ', machines: differing.map((machine) => machine.id) }
  return null
}

/** The marks that no two machines may share. */
function marksOf(machine: Machine): readonly string[] {
  return [
    `id ${machine.id}`,
    `serial ${machine.serial}`,
    `signing ${machine.signingKey}`,
    `agreement ${machine.agreementKey}`,
  ]
}

function samePlace(place: Omit<MachinePlace, 'serial'>, machine: Machine): boolean {
  const { id, kind, station, pair, spare, issuerKeyId } = place
  return (
    machine.id === id &&
    machine.kind === kind &&
    machine.station === station &&
    machine.pair === pair &&
    machine.spare === spare &&
    machine.issuerKeyId === issuerKeyId
  )
}
