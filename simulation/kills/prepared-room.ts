/** One polling station of the small election, prepared once a run by the office's own code, with all that the checks need. */

import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { layoutOfHeader, parseHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE, type Layout } from '#election/ballot-box/layout.ts'
import { toHex } from '#election/bytes.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { must } from '#simulation/rooms/must.ts'
import { countingKeyOf } from '#simulation/rooms/opened-media.ts'
import { prepareSmall } from '#simulation/rooms/polling-station.ts'
import { placeIn } from '#simulation/rooms/prepared-cards.ts'

export type PreparedRoom = Awaited<ReturnType<typeof prepareRoom>>

/** @returns `directory`: as the office hands it out, never written to; `contests`: in the order in which the kiosk asks */
export async function prepareRoom(...voice: Parameters<typeof prepareSmall>) {
  const { directory, election, remove } = await prepareSmall(...voice)
  const { electionId, contests, machines } = election.electionPackage
  const machine = machines.find((each) => each.kind === 'kiosk')
  assert(machine !== undefined && machine.pair !== null, 'the small election has a kiosk')
  const { pair } = machine
  const place = await placeIn(directory, election, machine.station)
  const { authorityPublicKey } = must(await readIdentity(join(directory, 'machines', machine.id)))
  const keys = boxKeys(place.secrets.keys.stationSecret, electionId, pair)
  return {
    directory,
    election,
    place,
    machine: { ...machine, pair },
    contests,
    authorityPublicKey,
    keys,
    journal: { key: keys.journal, binding: pairBinding(electionId, pair) },
    layout: await layoutOf(join(directory, 'media', machine.station, String(pair), 'original'), authorityPublicKey),
    countingSecretKey: await countingKeyOf(election, join(directory, 'office')),
    remove,
  }
}

/** Hex, as the ceremony record prints it. */
export function authorityOf(room: PreparedRoom): string {
  return toHex(room.authorityPublicKey)
}

async function layoutOf(directory: string, authorityPublicKey: Uint8Array): Promise<Layout> {
  const medium = must(await openMediumReadOnly(directory))
  const header = must(parseHeader(must(await medium.read(HEADER_PAGE, 1)), authorityPublicKey))
  await medium.close()
  return layoutOfHeader(header)
}
