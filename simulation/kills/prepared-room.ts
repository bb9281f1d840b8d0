/** One polling station of the small election, prepared once a run by the office's own code, with all that the checks need. */

import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { type BoxKeys, boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { layoutOfHeader, parseHeader } from '#election/ballot-box/header.ts'
import type { JournalCipher } from '#election/ballot-box/journal.ts'
import { HEADER_PAGE, type Layout } from '#election/ballot-box/layout.ts'
import { toHex } from '#election/bytes.ts'
import type { Contest, Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber } from '#election/ids.ts'
import type { Machine, MachineIdentity } from '#election/keys/machine-identity.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { readStationSecrets, type StationSecrets } from '#office/files/office-files.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { countingKeyOf } from '#simulation/rooms/opened-media.ts'
import { prepareSmall } from '#simulation/rooms/polling-station.ts'
import { playMachine } from '#simulation/rooms/signing-key.ts'

export interface PreparedRoom {
  /** package/, machines/, media/, office/ as the office hands them out; never written to. */
  readonly directory: string
  readonly election: LoadedElection
  readonly station: Station
  readonly machine: Machine & { readonly pair: PairNumber }
  /** In the order in which the kiosk asks. */
  readonly contests: readonly Contest[]
  readonly secrets: StationSecrets
  readonly issuer: MachineIdentity
  /** Ed25519 secret of the issuer's machine: signs cards. */
  readonly issuerSigningKey: Uint8Array
  readonly authorityPublicKey: Uint8Array
  readonly keys: BoxKeys
  readonly journal: JournalCipher
  readonly layout: Layout
  readonly countingSecretKey: Uint8Array
  remove(): void
}

export async function prepareRoom(): Promise<PreparedRoom> {
  const { directory, election, remove } = await prepareSmall()
  const { electionPackage } = election
  const machine = electionPackage.machines.find((each) => each.kind === 'kiosk')
  assert(machine !== undefined && machine.pair !== null, 'the small election has a kiosk')
  const { pair } = machine
  const station = electionPackage.stations.find((each) => each.id === machine.station)
  const desk = electionPackage.machines.find((each) => each.kind === 'issuer' && each.station === machine.station)
  assert(station !== undefined && desk !== undefined, 'a station and its issuer')
  const office = join(directory, 'office')
  const fixture = must(await readFixtureSecrets(office))
  const stations = must(await readStationSecrets(office, fixture.officePassphrase))
  const secrets = stations.find((each) => each.station === station.id)
  assert(secrets !== undefined, 'secrets of the station')
  const issuer = must(await readIdentity(join(directory, 'machines', desk.id)))
  const { signingSecretKey: issuerSigningKey } = await playMachine(
    join(directory, 'machines', desk.id),
    electionPackage,
    secrets,
  )
  const { electionId } = electionPackage
  const keys = boxKeys(secrets.keys.stationSecret, electionId, pair)
  return {
    directory,
    election,
    station,
    machine: { ...machine, pair },
    contests: electionPackage.contests,
    secrets,
    issuer,
    issuerSigningKey,
    authorityPublicKey: issuer.authorityPublicKey,
    keys,
    journal: { key: keys.journal, binding: pairBinding(electionId, pair) },
    layout: await layoutOf(directory, machine, issuer),
    countingSecretKey: await countingKeyOf(election, office),
    remove,
  }
}

/** Hex, as the ceremony record prints it. */
export function authorityOf(room: PreparedRoom): string {
  return toHex(room.authorityPublicKey)
}

async function layoutOf(directory: string, { station, pair }: Machine, office: MachineIdentity): Promise<Layout> {
  const medium = must(await openMediumReadOnly(join(directory, 'media', station, String(pair), 'original')))
  const header = must(parseHeader(must(await medium.read(HEADER_PAGE, 1)), office.authorityPublicKey))
  await medium.close()
  return layoutOfHeader(header)
}
