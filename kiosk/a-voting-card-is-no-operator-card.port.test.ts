/** ROL-02: a voting card laid where the operator card is asked for is called one, and costs no try. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

/** Out of service: no card is read but the operator card. */
async function askedForTheOperatorCard(): Promise<UltralightAesCard> {
  await station.open(officer)
  const card = await station.issueOutside()
  station.failing.duplicate.fault = { type: 'io', errno: 'EIO' }
  station.looksNow()
  await station.shows('out-of-service')
  station.press({ type: 'staff' })
  await station.shows('operator-card')
  return card
}

async function triesPin(pin: string, refusal: string): Promise<void> {
  station.press({ type: 'pin', pin })
  await station.showsRefusal(refusal)
}

describe('a voting card at the staff pages', () => {
  it('is called one as often as it is laid, and then the operator card has all its tries', async () => {
    const card = await askedForTheOperatorCard()
    for (let times = 0; times < 4; times++) {
      station.reader.tray.insert(card)
      await triesPin(PREPARED_PIN, 'voting-card')
      station.reader.tray.remove()
      await station.shows('operator-card')
    }
    expect(stateOf(card.memory.counters[2] ?? 0)).toEqual({ type: 'issued' })
    station.reader.tray.insert(officer)
    await triesPin('000000', 'wrong-pin')
    station.press({ type: 'pin', pin: PREPARED_PIN })
    await station.shows('staff-menu')
  })

  it('was laid, and its voter’s page came: the operator card asks for its PIN there, and the session can be dropped', async () => {
    await station.open(officer)
    station.press({ type: 'staff' })
    await station.shows('operator-card')
    station.reader.tray.insert(await station.issueOutside())
    await station.shows('how-to')
    station.reader.tray.remove()
    await station.shows('card-away')
    station.reader.tray.insert(officer)
    await station.shows('operator-card')
    station.press({ type: 'pin', pin: PREPARED_PIN })
    expect(await station.shows('staff-menu')).toMatchObject({ session: 'can-drop' })
  })
})
