/** What a kiosk keeps on its own disk against an earlier image of both media, and for the log; on real files. */
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { fromHex } from '#election/bytes.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { PollingStation, type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'

const WRONG_PIN = '999999'
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

async function castFirst(): Promise<void> {
  const { candidates } = await station.shows('choose')
  station.press({ type: 'select', candidate: candidates[0]?.id ?? 0 })
  station.press({ type: 'next' })
  await station.shows('confirm')
  station.press({ type: 'cast' })
}

async function oneVoter(): Promise<void> {
  station.reader.tray.insert(await station.issueOutside())
  await station.shows('how-to')
  station.press({ type: 'next' })
  await castFirst()
  await station.shows('recorded')
  station.press({ type: 'next' })
  await castFirst()
  await station.shows('take-card')
  station.reader.tray.remove()
  await station.shows('waiting')
}

/** From the zero-check page to whatever the machine makes of these media. */
async function tryToOpen(): Promise<string> {
  await station.confirmZero()
  await station.unlock(officer)
  const page = await station.shows('out-of-service', 'remove-operator-card')
  station.reader.tray.remove()
  return page.type === 'out-of-service' ? page.fault : 'opened'
}

async function sealedLog() {
  const identity = await readIdentity(join(station.directory, 'machines', station.machine.id))
  const medium = await openMediumReadOnly(join(station.media(), 'original'))
  assert(identity.ok && medium.ok, 'identity and medium of this kiosk')
  const { electionId, keySet, use } = station.election.electionPackage
  const keys = new Map([[station.machine.id, fromHex(station.machine.signingKey)]])
  const { authorityPublicKey } = identity.value
  const expected = { electionId, keySet, use, authorityPublicKey, verifySealOf: () => sealVerifier(keys) }
  const sealed = await readSealedMedium(medium.value, expected, nativeSha256)
  await medium.value.close()
  assert(sealed.ok, 'a sealed original')
  return sealed.value
}

it('media from before the first vote are refused at every start, not only at the first', async () => {
  const before = join(station.directory, 'media-before')
  cpSync(station.media(), before, { recursive: true })
  await station.open(officer)
  await oneVoter()
  station.minutePasses()
  await station.powerOff()
  rmSync(station.media(), { recursive: true })
  cpSync(before, station.media(), { recursive: true })
  expect(await tryToOpen()).toBe('old-image')
  expect(await tryToOpen()).toBe('old-image')
  expect(await tryToOpen()).toBe('old-image')
}, 60_000)

it('media that lie wrongly are refused at a restart too while no vote is on them; with votes on them these come out first', async () => {
  station.looksAtMedia = true
  await station.open(officer)
  await station.powerOff()
  const leftover = join(station.media(), 'duplicate', 'photo.jpg')
  writeFileSync(leftover, 'x')
  await station.powerOn()
  expect(await station.showsBad()).toEqual(['medium-leftovers'])
  rmSync(leftover)
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('recovered')
  station.press({ type: 'next' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('waiting')
  await oneVoter()
  await station.powerOff()
  writeFileSync(leftover, 'x')
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('recovered')
}, 60_000)

it('wrong PINs in the staff menu are in the sealed log, also without a restart (LAW-07)', async () => {
  await station.open(officer)
  station.press({ type: 'staff' })
  await station.unlock(officer, WRONG_PIN)
  await station.showsRefusal('wrong-pin')
  station.press({ type: 'pin', pin: PREPARED_PIN })
  await station.shows('staff-menu')
  station.press({ type: 'back' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('waiting')
  await station.close(officer)
  const counted = (await sealedLog()).log.flatMap(({ event }) =>
    event.type === 'started' ? [event.failedUnlocks] : [],
  )
  expect(counted).toEqual([0, 1])
}, 60_000)

it('the seal names the medium that failed with its cause and minute (CLS-04)', async () => {
  await station.open(officer)
  await oneVoter()
  station.failing.duplicate.fault = { type: 'pulled' }
  station.now = '2027-04-25T09:41' as typeof station.now
  station.reader.tray.insert(await station.issueOutside())
  await station.shows('how-to')
  station.press({ type: 'next' })
  await castFirst()
  await station.shows('out-of-service')
  station.reader.tray.remove()
  await station.openStaffMenu(officer)
  await station.chooseToEndSession()
  await station.shows('staff-menu')
  await station.chooseToClose()
  const { seal, log } = await sealedLog()
  const told = log.find(({ event }) => event.type === 'medium-failed')
  expect(told).toMatchObject({ minute: '2027-04-25T09:41', event: { medium: 'duplicate', cause: 'pulled' } })
  expect(seal.failedMedium).toMatchObject({ role: 'duplicate', cause: 'pulled', minute: expect.any(Number) })
  expect(seal.failedMedium?.minute).toBeGreaterThan(0)
}, 60_000)
