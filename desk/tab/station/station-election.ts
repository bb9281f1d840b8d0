/** The election of the tab with keys of its own, made in the page by the office's own steps. Nobody is given one, and all end with the page. */
import { assert } from '#election/assert.ts'
import type { ElectionSources, Station } from '#election/definition/definition.ts'
import type { MachineId } from '#election/ids.ts'
import { type Authority, makeAuthority } from '#election/keys/authority.ts'
import { makeMachine, makeStationKit, type NewMachine, publicMachine } from '#election/keys/machine-identity.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import { type ElectionKeys, makeElectionKeys } from '#office/prepare/make-keys.ts'
import { type MadePackage, makePackage } from '#office/prepare/make-package.ts'

export interface StationElection {
  readonly sources: ElectionSources
  /** The one that the visitor is in. */
  readonly station: Station
  readonly stationKeys: IssuerKeys
  readonly made: MadePackage
  readonly authority: Authority
  readonly keys: ElectionKeys
  machine(id: MachineId): NewMachine
}

/** The voice of the browser says the words: no file of a voice is carried. */
const NO_VOICE = { ofPackage: new Map(), ofList: new Map() }

export function makeStationElection(sources: ElectionSources, randomness: Randomness): StationElection {
  const authority = makeAuthority(randomness)
  const { stations, rules } = sources
  const kits = new Map(stations.map(({ id }) => [id, makeStationKit(id, authority, randomness)]))
  const machines = machinePlacesOf(stations).map((place) => {
    const kit = kits.get(place.station)
    assert(kit !== undefined, 'a kit of every station')
    return makeMachine({ ...place, serial: `見本-${place.id}` }, kit, randomness)
  })
  const [holders, threshold] = [rules.keyHolders, rules.keyThreshold]
  const keys = makeElectionKeys({ stations, kits: [...kits.values()], holders, threshold, randomness })
  const made = makePackage({
    ...{ use: 'fixture', sources, keys, authority, randomness, approvers: [], nameFont: null, voice: NO_VOICE },
    machines: machines.map(({ identity }) => publicMachine(identity)),
    // The operator's card is played: nothing is wrapped for it.
    unlock: [],
  })
  const [station] = stations
  const secrets = keys.stations.find((each) => each.station === station?.id)
  assert(station !== undefined && secrets !== undefined, 'an import without problems has a station')
  const ofId = new Map(machines.map((machine) => [machine.identity.place.id, machine]))
  return {
    ...{ sources, station, made, authority, keys },
    stationKeys: secrets.keys,
    machine(id) {
      const machine = ofId.get(id)
      assert(machine !== undefined, 'a machine of the election')
      return machine
    },
  }
}
