/** The app hears its power supply and its front contact; the log on the media has both, and the seal still comes (FLT-08, OPN-08). */
import { expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const devicesInLog = async () =>
  (await station.sealedOriginal()).log.flatMap(({ event }) => (event.type === 'device-fault' ? [event.device] : []))

it('on battery a card is refused as it was issued; with the mains back it votes', async () => {
  await station.open(officer)
  station.power.battery(90)
  const card = await station.issueOutside()
  station.reader.tray.insert(card)
  expect(await station.shows('refused', 'how-to')).toMatchObject({ type: 'refused', refusal: 'on-battery' })
  expect(stateOf(card.memory.counters[2] ?? 0)).toEqual({ type: 'issued' })
  station.reader.tray.remove()
  expect(await station.shows('waiting')).toMatchObject({ onBattery: true })
  station.power.mains(91)
  await station.voteBoth(card)
  await station.close(officer)
  await station.powerOff()
  expect(await devicesInLog()).toEqual(['power'])
})

// TC-23, TC-41
it('its front opened while it waits, the machine takes no card any more and can be closed', async () => {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  station.front.open()
  station.front.shut()
  expect(await station.shows('out-of-service')).toMatchObject({ fault: 'front-opened', closable: true })
  expect((await station.close(officer)).records.map(({ count }) => count)).toEqual([1, 1])
  await station.powerOff()
  expect(await devicesInLog()).toEqual(['front'])
})
