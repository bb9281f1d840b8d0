/** A card that is exchanged, one that is dead and one that is lost, on the real issuer's screen in real Chromium, with a finger alone. */
import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { eachTestAtADeskInABrowser, noBrowser, soon } from './desk-in-a-browser.ts'

let desk: Reception
let page: Page
let first: Awaited<ReturnType<Reception['newCard']>>
eachTestAtADeskInABrowser(
  (...opened) => {
    ;[desk, page] = opened
  },
  async (desk) => {
    first = await desk.serves('1')
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
  },
)

const at = (name: string) => soon(page.locator(`[data-desk="${name}"]`)).toBeVisible()
const button = ({ ja }: Text) => page.getByRole('button', { name: ja })
const says = ({ ja }: Text) => page.getByText(ja)

/** All contests of the first voter are on a card: the desk says so. */
async function firstVoter(): Promise<void> {
  await at('ready')
  await page.locator('.search input').fill('1')
  await button(issuerScreen.search).tap()
  await at('refused')
}

async function officersCard(): Promise<void> {
  await at('check-operator-card')
  desk.reader.tray.insert(desk.operatorCard)
  for (const digit of PREPARED_PIN) await page.locator('.number-pad').getByRole('button', { name: digit }).tap()
  await button(uiWords.enter).tap()
  await at('check-voting-card')
  desk.reader.tray.remove()
}

async function another(card: Text): Promise<void> {
  await button(card).tap()
  await at('check-replacing')
  await page.locator('.difference-reason textarea').fill('立会人二名とも異議なし')
  await button(issuerScreen.replaceDecide).tap()
  await at('checked')
  await issued()
}

async function issued(): Promise<void> {
  await button(issuerScreen.issue).tap()
  await at('card-awaited')
  desk.reader.tray.insert(await desk.newCard())
  await at('hand-over')
  desk.takeCard()
  await button(issuerScreen.handedOver).tap()
  await at('ready')
}

describe.skipIf(noBrowser)('a card that comes back, or does not', () => {
  it('exchanged: from the first page on the desk says where the old card goes, and never to hand it over', async () => {
    await firstVoter()
    await button(issuerScreen.exchange).tap()
    await at('return-awaited')
    await desk.exchanges(first)
    await at('checked')
    await soon(says(issuerScreen.oldCardAway)).toBeVisible()
    await button(issuerScreen.issue).tap()
    await at('card-awaited')
    await soon(says(issuerScreen.takeReturnedFirst)).toBeVisible()
    await soon(says(issuerScreen.takeFirst)).toHaveCount(0)
    desk.takeCard()
    await soon(says(issuerScreen.layCard)).toBeVisible()
    await soon(says(issuerScreen.oldCardAway)).toBeVisible()
    desk.reader.tray.insert(await desk.newCard())
    await at('hand-over')
    await soon(says(issuerScreen.oldCardAway)).toHaveCount(0)
    expect(desk.day().counts).toMatchObject({ cardsIssued: 2, cardsReturned: 1, cardsInEnvelope: 1 })
  })

  it('dead: no reader feels it; the page says what to do, and the way leads to another card', async () => {
    await firstVoter()
    await button(issuerScreen.exchange).tap()
    await at('return-awaited')
    await soon(says(issuerScreen.nothingHappens)).toBeVisible()
    await button(issuerScreen.cardGone).tap()
    await officersCard()
    await soon(says(issuerScreen.nothingToRead)).toBeVisible()
    await another(issuerScreen.replaceUnreadable)
    expect(desk.day().record.replacements).toMatchObject([{ card: 'unreadable' }])
    expect(desk.day().books.map(({ voters }) => voters)).toEqual([1, 1])
  })

  it('lost: the page of the voter has the way, and one step back leads to the voter', async () => {
    await firstVoter()
    await button(issuerScreen.exchange).tap()
    await at('return-awaited')
    await button(issuerScreen.cancel).tap()
    await at('refused')
    await button(issuerScreen.cardGone).tap()
    await officersCard()
    await another(issuerScreen.replaceLost)
    expect(desk.day().record.replacements).toMatchObject([{ card: 'lost' }])
    expect(desk.day().books.map(({ voters }) => voters)).toEqual([1, 1])
  })
})
