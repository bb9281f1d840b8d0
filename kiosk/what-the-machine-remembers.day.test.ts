/** A kiosk's own memory on its disk, against an earlier image of both media, and for the log; on real files. */
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'

const WRONG_PIN = '999999'
let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

/** From the zero-check page to whatever the machine makes of these media. */
async function tryToOpen(): Promise<string> {
  await station.confirmZero()
  await station.unlock(officer)
  const page = await station.shows('out-of-service', 'remove-operator-card')
  station.reader.tray.remove()
  return page.type === 'out-of-service' ? page.fault : 'opened'
}

it('media from before the first vote are refused at every start, not only at the first', async () => {
  const before = join(station.directory, 'media-before')
  cpSync(station.media(), before, { recursive: true })
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  station.minutePasses()
  await station.powerOff()
  rmSync(station.media(), { recursive: true })
  cpSync(before, station.media(), { recursive: true })
  expect(await tryToOpen()).toBe('old-image')
  expect(await tryToOpen()).toBe('old-image')
  expect(await tryToOpen()).toBe('old-image')
})

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
  await station.voteBoth(await station.issueOutside())
  await station.powerOff()
  writeFileSync(leftover, 'x')
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('recovered')
})

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
  const counted = (await station.sealedOriginal()).log.flatMap(({ event }) =>
    event.type === 'started' ? [event.failedUnlocks] : [],
  )
  expect(counted).toEqual([0, 1])
})

it('the seal names the medium that failed with its cause and minute (CLS-04)', async () => {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  station.now = '2027-04-25T09:41' as typeof station.now
  station.reader.tray.insert(await station.issueOutside())
  await station.shows('how-to')
  station.failing.duplicate.fault = { type: 'pulled' }
  station.press({ type: 'next' })
  await station.castFirst()
  await station.shows('out-of-service')
  station.reader.tray.remove()
  await station.openStaffMenu(officer)
  await station.chooseToEndSession()
  await station.shows('staff-menu')
  await station.close()
  const { seal, log } = await station.sealedOriginal()
  const told = log.find(({ event }) => event.type === 'medium-failed')
  expect(told).toMatchObject({ minute: '2027-04-25T09:41', event: { medium: 'duplicate', cause: 'pulled' } })
  expect(seal.failedMedium).toMatchObject({ role: 'duplicate', cause: 'pulled', minute: expect.any(Number) })
  expect(seal.failedMedium?.minute).toBeGreaterThan(0)
})

it('a spare that has begun to take a pair over is not called unused: its key is to seal that pair', async () => {
  await station.open(officer)
  await station.powerOff()
  station.reader.tray.remove()
  Object.assign(station, { place: 2, pairOf: 0, now: '2027-04-25T20:15' as LocalMinute })
  await station.powerOn()
  await station.confirmsTakeOver(officer)
  await station.shows('taken-over')
  await station.powerOff()
  station.reader.tray.remove()
  station.pairOf = null
  await station.powerOn()
  expect(await station.shows('zero-check')).toMatchObject({ mayRetire: false })
})
