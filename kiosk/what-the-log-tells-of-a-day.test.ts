/** The log as it lies on real media after a day of the whole app, and what the app does when a medium dies under an entry. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { fromHex } from '#election/bytes.ts'
import type { MachineId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { PollingStation, type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'

let prepared: Prepared
let station: PollingStation
let officer: UltralightAesCard

beforeAll(async () => {
  prepared = await prepareSmall()
}, 60_000)
afterAll(() => prepared.remove())
beforeEach(async (context) => {
  station = new PollingStation(prepared, context.task.name)
  officer = await station.operatorCard()
})
afterEach(() => station.remove())

it('from the start to the closing, each entry in its order, on the medium that is sealed', async () => {
  await station.open(officer)
  await station.close(officer)
  await station.powerOff()
  const medium = await openMedium(join(station.media(), 'original'))
  const authorityPub = readFileSync(join(prepared.directory, 'office', 'authority.pub'), 'utf8')
  const authorityPublicKey = fromHex(authorityPub.trim())
  assert(medium.ok && authorityPublicKey.length === 32, 'a medium and a public key')
  const { electionId, keySet, use } = station.election.electionPackage
  const keys = new Map<MachineId, Uint8Array>([[station.machine.id, fromHex(station.machine.signingKey)]])
  const expected = { electionId, keySet, use, authorityPublicKey, verifySealOf: () => sealVerifier(keys) }
  const sealed = await readSealedMedium(medium.value, expected, nativeSha256)
  await medium.value.close()
  assert(sealed.ok, 'a sealed medium')
  const told = sealed.value.log.map(({ event }) => event)
  expect(told).toEqual([
    { type: 'started', starts: 1, failedUnlocks: 0 },
    { type: 'unlocked', operatorCard: 1 },
    { type: 'zero-check-passed' },
    { type: 'made-votable', list: 1 },
    { type: 'refusals', cards: 0, media: 0 },
    { type: 'closing', final: true },
  ])
})

it('a medium dies under an entry of the log while nobody votes: out of service before the next voter comes', async () => {
  await station.open(officer)
  station.failing.duplicate.fault = { type: 'pulled' }
  // Written into the log while the machine waits.
  station.reader.unplug()
  expect(await station.shows('out-of-service')).toMatchObject({ fault: 'duplicate-failed', voter: null })
})
