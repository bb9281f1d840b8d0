import { expect, it } from 'vitest'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

it('from the start to the closing, each entry in its order, on the medium that is sealed', async () => {
  await station.open(officer)
  await station.close(officer)
  await station.powerOff()
  const told = (await station.sealedOriginal()).log.map(({ event }) => event)
  expect(told).toEqual([
    { type: 'started', starts: 1, failedUnlocks: 0 },
    { type: 'unlocked', operatorCard: 1 },
    { type: 'zero-check-passed' },
    { type: 'made-votable', list: 1 },
    { type: 'refusals', cards: 0, media: 0 },
    { type: 'closing', final: true, unpermitted: true },
  ])
})

it('the officer reads the same on the screen before it is sealed, and the lamp calls while the reader is lost', async () => {
  await station.open(officer)
  expect(station.lamp.lit).toBe(false)
  station.reader.unplug()
  await station.lamp.becomes(true)
  station.reader.plug()
  await station.lamp.becomes(false)
  await station.openStaffMenu(officer)
  station.press({ type: 'menu', item: 'status' })
  await station.shows('staff-status')
  const { log, pageCount } = await station.showsLog()
  expect([pageCount, log.earlier, log.unbroken]).toEqual([1, 0, true])
  expect(log.entries.map(({ event }) => event)).toEqual([
    { type: 'started', starts: 1, failedUnlocks: 0 },
    { type: 'unlocked', operatorCard: 1 },
    { type: 'zero-check-passed' },
    { type: 'made-votable', list: 1 },
    { type: 'device-fault', device: 'card-reader', more: false },
  ])
})

it('a medium dies under an entry of the log while nobody votes: out of service before the next voter comes', async () => {
  await station.open(officer)
  station.failing.duplicate.fault = { type: 'io', errno: 'EIO' }
  // Written into the log while the machine waits.
  station.reader.unplug()
  expect(await station.shows('out-of-service')).toMatchObject({ fault: 'duplicate-failed', voter: null })
})
