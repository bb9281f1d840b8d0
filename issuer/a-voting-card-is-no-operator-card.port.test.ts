/** ROL-02: a voting card laid where the operator card is asked for is called one, and costs no try. */
import { beforeEach, expect, test } from 'vitest'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

const opened = eachTestAtADesk({ voters: 4 })
let desk: Reception
beforeEach(() => {
  desk = opened()
})

const officer = () => desk.day().officer

test('a voting card, issued or blank, as often as it is laid; then the operator card', async () => {
  const issued = await desk.serves('1')
  desk.app.send({ type: 'log-requested' })
  for (const card of [issued, await desk.newCard(), issued, issued]) {
    desk.reader.tray.insert(card)
    desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
    await desk.until(() => officer()?.failure?.code === 'voting-card-laid' && officer()?.working === false)
    desk.reader.tray.remove()
  }
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: '000000' })
  await desk.until(() => officer()?.failure?.code === 'wrong-pin')
  expect(officer()?.failure?.values).toEqual({ left: 2 })
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until(() => officer() === null)
})
