/** One station, prepared by the office's own code for as many voters as a day has, with every key that an insider could have. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { layoutOfHeader, parseHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE } from '#election/ballot-box/layout.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'

export type RawStation = Awaited<ReturnType<typeof rawStation>>

export async function rawStation(voters: number) {
  const sources = sourcesWith(voters)
  const prepared = await prepareStation(sources)
  const { directory, election, secrets } = prepared
  const kiosk = election.electionPackage.machines.find((each) => each.kind === 'kiosk')
  assert(kiosk !== undefined && kiosk.pair !== null, 'the station has a kiosk')
  const { electionId, rules } = election.electionPackage
  const mediaOf = ({ station, pair }: Pick<Machine, 'station' | 'pair'>) =>
    join(directory, 'media', station, String(pair))
  // Media of the other pairs would only be copied from day to day.
  for (const { station, pair } of election.electionPackage.machines) {
    if (pair !== null && pair !== kiosk.pair) rmSync(mediaOf({ station, pair }), { recursive: true, force: true })
  }
  const identity = await readIdentity(join(directory, 'machines', kiosk.id))
  assert(identity.ok, 'the kiosk is personalised')
  const medium = await openMediumReadOnly(join(mediaOf(kiosk), 'original'))
  assert(medium.ok, 'the office made the media')
  const page = await medium.value.read(HEADER_PAGE, 1)
  assert(page.ok, 'the header is there')
  const header = parseHeader(page.value, identity.value.authorityPublicKey)
  assert(header.ok, 'the header is signed')
  await medium.value.close()
  const keys = boxKeys(secrets.keys.stationSecret, electionId, kiosk.pair)
  return {
    prepared,
    directory,
    election,
    opens: `${rules.date}T07:00` as LocalMinute,
    layout: layoutOfHeader(header.value),
    keys,
    journal: { key: keys.journal, binding: pairBinding(electionId, kiosk.pair) },
    names: sources.roll.map(({ name }) => name),
    mediaOf,
    close: () => prepared.close(),
  }
}
