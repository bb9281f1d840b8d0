/** Step 2: ids and keys of the election, all fresh; nothing is written yet. */

import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { Station } from '#election/definition/definition.ts'
import { electionId, keySetId } from '#election/id-schemas.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { type MadeCountingKey, makeCountingKey } from '#election/keys/counting-key.ts'
import type { StationKit } from '#election/keys/machine-identity.ts'
import type { WrappedStationKeys } from '#election/keys/station-keys.ts'
import { makeStationKeys, OPERATOR_CARDS, OPERATOR_SECRET_BYTES, wrapStationKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import type { StationSecrets } from '../files/office-files.ts'
import type { LockedMachine } from './signing-locks.ts'

const ID_BYTES = 8

export interface ElectionKeys {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  /** The secret half exists only as shares. */
  readonly counting: MadeCountingKey
  readonly stations: readonly StationSecrets[]
}

export function makeElectionKeys(input: {
  readonly stations: readonly Station[]
  readonly kits: readonly StationKit[]
  readonly holders: number
  readonly threshold: number
  readonly randomness: Randomness
}): ElectionKeys {
  const { stations, holders, threshold, randomness } = input
  const counting = makeCountingKey({ holders, threshold, randomness })
  return {
    electionId: electionId.parse(toHex(randomness.bytes(ID_BYTES))),
    keySet: keySetId.parse(toHex(randomness.bytes(ID_BYTES))),
    counting,
    stations: stations.map((station) => {
      const kit = input.kits.find((each) => each.station === station.id)
      assert(kit !== undefined, 'keys: a kit of every station')
      return {
        station: station.id,
        keys: makeStationKeys(randomness),
        operatorSecrets: OPERATOR_CARDS.map(() => randomness.bytes(OPERATOR_SECRET_BYTES)),
        installSecret: kit.installSecret,
      }
    }),
  }
}

/** One entry for each machine and operator card of its station; `progress` after each machine. */
export async function wrapForMachines(
  keys: ElectionKeys,
  machines: readonly LockedMachine[],
  randomness: Randomness,
  progress: (done: number, total: number) => void,
): Promise<readonly WrappedStationKeys[]> {
  const secretsOf = new Map(keys.stations.map((secrets) => [secrets.station, secrets]))
  const wrapped: WrappedStationKeys[] = []
  for (const [index, { machine, signingLock }] of machines.entries()) {
    const secrets = secretsOf.get(machine.station)
    assert(secrets !== undefined, 'keys: every machine has a station')
    for (const [place, operatorCard] of OPERATOR_CARDS.entries()) {
      const operatorSecret = secrets.operatorSecrets[place]
      assert(operatorSecret !== undefined, 'keys: a secret for each operator card')
      const card = { operatorCard, operatorSecret, keys: secrets.keys }
      wrapped.push(wrapStationKeys({ electionId: keys.electionId, machine, signingLock, ...card, randomness }))
    }
    progress(index + 1, machines.length)
    // Lets the progress bar and Ctrl-C through between machines.
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return wrapped
}
