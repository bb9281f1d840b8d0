/** The ordinary card and the ways beside it on the real issuer's screen in real Chromium: with keys alone, and with a finger alone. */
import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import type { Reception } from '#simulation/rooms/reception.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { eachTestAtADeskInABrowser, noBrowser, soon } from './desk-in-a-browser.ts'

let desk: Reception
let page: Page
eachTestAtADeskInABrowser(
  (...opened) => {
    ;[desk, page] = opened
  },
  async ({ app }) => {
    app.send({ type: 'tab-chosen', tab: 'vote' })
  },
)

const at = (name: string) => soon(page.locator(`[data-desk="${name}"]`)).toBeVisible()
const button = ({ ja }: Text) => page.getByRole('button', { name: ja })

async function sought(rollNo: string): Promise<void> {
  await at('ready')
  await page.locator('.search input').fill(rollNo)
  await page.keyboard.press('Enter')
  await at('found')
}

/** From field to field until the words are those of this one. */
async function tabTo(text: Text): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    const words = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.closest('label')?.textContent ?? activeElement?.textContent ?? ''
    })
    if (words.startsWith(text.ja)) return
  }
  throw new Error(`no key leads to ${text.ja}`)
}

describe.skipIf(noBrowser)('the ordinary voter', () => {
  it('one after another with keys alone: nothing is pressed or looked for with a finger', async () => {
    for (const rollNo of ['1', '2']) {
      await at('ready')
      // The field is open for the next one; nobody has to lead the cursor there.
      await page.keyboard.type(rollNo)
      await page.keyboard.press('Enter')
      await at('found')
      await page.keyboard.press('Enter')
      await at('checked')
      desk.reader.tray.insert(await desk.newCard())
      await page.keyboard.press('Enter')
      await at('hand-over')
      // As long as it lies there nothing is handed over; the words beside the button say so.
      await soon(button(issuerScreen.handedOver)).toBeDisabled()
      await page.keyboard.press('Enter')
      desk.takeCard()
      await soon(button(issuerScreen.handedOver)).toBeEnabled()
      await page.keyboard.press('Enter')
    }
    await at('ready')
    expect(desk.day().counts).toMatchObject({ cardsIssued: 2, onPaper: 0 })
  })

  it('with a finger alone: a voter without a ticket is found by the reading of the name, and each step is a button', async () => {
    await button(uiWords.letters).tap()
    const board = page.locator('.letter-board')
    const key = (label: string) => board.getByRole('button', { name: label, exact: true })
    const type = async (text: string) => {
      for (const letter of text) await key(letter).tap()
    }
    // The field has the cursor from the beginning; a word of the board says so where it has not.
    await page.locator('.search input').blur()
    await key('と').tap()
    await soon(board.getByRole('status')).toContainText(uiWords.touchFieldFirst.ja)
    await page.locator('.search input').tap()
    await type('せんきよ')
    await soon(board.getByRole('status')).toHaveCount(0)
    await key(uiWords.mark_small.ja).tap()
    await key(uiWords.space.ja).tap()
    await type('たと')
    await key(uiWords.erase.ja).tap()
    await type('ろう')
    await soon(page.locator('.search input')).toHaveValue('せんきょ　たろう')
    await key(uiWords.enter.ja).tap()
    // Nine of one name: the clerk asks for the birth date, and takes one of the list.
    await at('matches')
    await key(uiWords.lettersAway.ja).tap()
    await soon(board).toHaveCount(0)
    await page.locator('.match', { hasText: '3郎' }).tap()
    await at('found')
    // Found by name: the voter says both.
    for (const said of [issuerScreen.said_name, issuerScreen.said_address]) await page.getByText(said.ja).tap()
    await button(issuerScreen.confirmIdentity).tap()
    await at('checked')
    desk.reader.tray.insert(await desk.newCard())
    await button(issuerScreen.issue).tap()
    await at('hand-over')
    desk.takeCard()
    await button(issuerScreen.handedOver).tap()
    await at('ready')
    expect(desk.day().counts).toMatchObject({ cardsIssued: 1, onPaper: 0 })
  })
})

describe.skipIf(noBrowser)('the ways beside the card', () => {
  it('a provisional ballot with keys alone: what is missing stands on the button, and one key more gives the paper', async () => {
    await sought('1')
    await page.keyboard.press('F7')
    await at('ways')
    // Its key is its place among the ways that are open to this voter.
    const place = page.getByRole('button', { name: issuerScreen.way_provisional.ja }).locator('kbd')
    await page.keyboard.press(await place.innerText())
    await soon(page.locator('[data-way="provisional"]')).toBeVisible()
    await page.keyboard.press('Enter')
    await soon(page.locator('.alarm-band')).toHaveAttribute('data-code', 'way-incomplete')
    await page.keyboard.press('F9')
    await tabTo(issuerScreen['ground_admission-objected'])
    await page.keyboard.press('Space')
    await tabTo(issuerScreen.decided_deputy)
    await page.keyboard.press('Space')
    await tabTo(issuerScreen.formWords)
    await page.keyboard.insertText('立会 春子に異議がある')
    await tabTo(issuerScreen['tick_witnesses-heard'])
    await page.keyboard.press('Space')
    await tabTo(issuerScreen.tick_explained)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await at('paper-given')
    // Neither slips away: the paper is handed over, or taken back.
    await page.keyboard.press('Escape')
    await at('paper-given')
    await page.keyboard.press('Enter')
    await at('ready')
    expect(desk.day().counts).toMatchObject({ onPaper: 1, cardsIssued: 0, ticketsHeld: 0 })
  })

  it('a braille ballot with a finger alone, taken back once', async () => {
    await sought('2')
    const give = async () => {
      await button(issuerScreen.waysOpen).tap()
      await button(issuerScreen.way_braille).tap()
      await page.locator('.tick', { hasText: issuerScreen['tick_cannot-see'].ja }).tap()
      await button(issuerScreen.do_braille).tap()
      await at('paper-given')
    }
    await give()
    await button(issuerScreen.paperNotHanded).tap()
    await at('found')
    expect(desk.day().counts.onPaper).toBe(0)
    await give()
    await button(issuerScreen.paperHanded).tap()
    await at('ready')
    expect(desk.day().counts.contests.map(({ braille }) => braille)).toEqual([
      { men: 0, women: 1 },
      { men: 0, women: 1 },
    ])
  })

  it('a proxy vote that is half chosen: no card, however often Enter is pressed, and none of it is left for the next voter', async () => {
    await sought('3')
    await page.keyboard.press('Enter')
    await at('checked')
    await button(issuerScreen.mode_proxy).tap()
    desk.reader.tray.insert(await desk.newCard())
    await tabTo(issuerScreen.cause_sight)
    await page.keyboard.press('Space')
    await page.locator('.assistants input').first().fill('補助 一')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await soon(page.locator('.alarm-band')).toHaveAttribute('data-code', 'assistants-needed')
    await page.keyboard.press('F9')
    await page.locator('.assistants input').last().fill('補助 二')
    await page.locator('.tick', { hasText: issuerScreen.helpersHeard.ja }).tap()
    await page.locator('.tick', { hasText: issuerScreen.helpersAgreed.ja }).tap()
    expect(desk.day().counts.cardsIssued).toBe(0)
    await page.keyboard.press('Enter')
    await at('hand-over')
    expect(desk.desk('hand-over').checked.assistance).toMatchObject({
      mode: 'proxy',
      assistants: ['補助 一', '補助 二'],
      cause: 'sight',
    })
    desk.takeCard()
    await button(issuerScreen.handedOver).tap()
    await sought('4')
    await page.keyboard.press('Enter')
    await at('checked')
    await soon(button(issuerScreen.mode_voter)).toHaveAttribute('aria-pressed', 'true')
    await soon(page.locator('.assistants')).toHaveCount(0)
  })
})
