/**
 * A voter who began alone and needs help after all (PRX-09, PRX-02, AUD-07): back to the desk, the card returned, another one issued for
 * proxy or assistance, and on at the kiosk. Issuer and kiosk are the real apps on real media; the card goes from hand to hand.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { PollingStation } from '#simulation/rooms/polling-station.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

const HELPERS = ['補助 一', '補助 二'] as const
let prepared: PreparedStation
let desk: Reception
let kiosk: PollingStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(4))
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
  const { directory, election } = prepared
  kiosk = new PollingStation({ directory, election, remove: () => {} }, 'change of mode')
  kiosk.now = '2002-06-23T07:05' as LocalMinute
  await kiosk.open(await kiosk.operatorCard())
})
afterAll(async () => {
  await kiosk?.remove()
  await desk?.clear()
  await prepared?.close()
})

/** The voter stands at the desk with all rights open: their card, alone or with two helpers who are named. */
async function getsCard(mode: 'voter' | 'proxy' | 'assisted'): Promise<UltralightAesCard> {
  if (mode !== 'voter') {
    const cause = mode === 'proxy' ? 'body' : null
    desk.app.send({ type: 'assistance-chosen', mode, cause, assistants: [...HELPERS], heard: true, agreed: true })
  }
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.glance()).toBe('desk hand-over, alarm none, check none')
  const card = desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  return card
}

async function comesAlone(rollNo: string): Promise<UltralightAesCard> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'identity-confirmed' })
  return getsCard('voter')
}

/** ISS-11: it was in a machine, so the officer looks at it before it is taken back. */
async function givesBack(rollNo: string, card: UltralightAesCard): Promise<void> {
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.app.send({ type: 'operation-cancelled' })
  await desk.seek(rollNo)
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.settled()
  desk.takeCard()
}

/** Begins alone at the kiosk, and lifts the card with nothing recorded. */
async function beginsAlone(card: UltralightAesCard): Promise<void> {
  await kiosk.begin(card)
  await kiosk.shows('choose')
  kiosk.reader.tray.remove()
  await kiosk.shows('card-away')
}

it.each([
  ['1', 'assisted'],
  ['2', 'proxy'],
] as const)('voter %s: back with nothing recorded, and %s on a new card', async (rollNo, mode) => {
  const first = await comesAlone(rollNo)
  await beginsAlone(first)
  await givesBack(rollNo, first)
  expect(desk.desk('checked').checked.chosen).toBe(3)
  const second = await getsCard(mode)

  kiosk.reader.tray.insert(second)
  expect(await kiosk.shows('roles')).toMatchObject({ mode })
  kiosk.press({ type: 'next' })
  await kiosk.shows('how-to')
  kiosk.press({ type: 'next' })
  await kiosk.chooseFirst()
  expect(kiosk.page).toMatchObject({ type: 'confirm', mode })
  kiosk.press({ type: 'cast' })
  await kiosk.shows('recorded')
  kiosk.press({ type: 'next' })
  await kiosk.castFirst()
  await kiosk.shows('take-card')
  kiosk.reader.tray.remove()
  await kiosk.shows('waiting')

  // The card that went back opens nothing any more.
  kiosk.reader.tray.insert(first)
  await kiosk.shows('refused')
  kiosk.reader.tray.remove()
  await kiosk.shows('waiting')
})

it('once something is recorded the desk takes the card for no new one: the rest is voted with it', async () => {
  const card = await comesAlone('3')
  await kiosk.begin(card)
  await kiosk.castFirst()
  await kiosk.shows('recorded')
  kiosk.reader.tray.remove()
  await kiosk.shows('card-away')
  await givesBack('3', card)
  expect(desk.desk('return-awaited').failure?.code).toBe('card-pressed')

  kiosk.reader.tray.insert(card)
  await kiosk.shows('recorded')
  kiosk.press({ type: 'next' })
  await kiosk.castFirst()
  await kiosk.shows('take-card')
})
