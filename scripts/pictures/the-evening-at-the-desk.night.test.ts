/** Signature, envelopes and papers on the real issuer's screen in real Chromium, with a finger alone. */
import type { Locator, Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import type { Tab } from '#issuer/session/screen-event.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, sealEverything } from '#simulation/rooms/reception-evening.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { eachTestAtADeskInABrowser, noBrowser, soon } from './desk-in-a-browser.ts'

let desk: Reception
let page: Page
eachTestAtADeskInABrowser((...opened) => {
  ;[desk, page] = opened
})

const button = ({ ja }: Text, scope: Page | Locator = page) => scope.getByRole('button', { name: ja })

async function step(tab: Tab, name: string): Promise<Locator> {
  desk.app.send({ type: 'tab-chosen', tab })
  await page.locator(`[data-to-step="${name}"]`).tap()
  const shown = page.locator(`[data-step="${name}"]`)
  await soon(shown).toBeVisible()
  return shown
}

async function typePin(pin: string): Promise<void> {
  for (const digit of pin) await page.locator('.number-pad').getByRole('button', { name: digit }).tap()
  await button(uiWords.enter).tap()
}

describe.skipIf(noBrowser)('the evening', () => {
  it('one press signs nothing: the page asks for card and PIN, a wrong one and the way back leave it unsigned', async () => {
    desk.app.send({ type: 'officers-named', officer: '大山 一郎', deputy: '' })
    closeAsRecorded(desk, 0)
    const report = await step('close', 'report')
    await button(issuerScreen.writeReport, report).tap()
    const asked = page.locator('.officer-page[data-act="sign-report"]')
    await soon(asked).toContainText('大山 一郎')
    await button(issuerScreen.cancel, asked).tap()
    await soon(asked).toHaveCount(0)
    await button(issuerScreen.writeReport, await step('close', 'report')).tap()
    desk.reader.tray.insert(desk.operatorCard)
    await typePin('111111')
    await soon(asked.locator('[data-code="wrong-pin"]')).toBeVisible()
    expect(desk.day().record.reports.version).toBe(0)
    await typePin(PREPARED_PIN)
    await soon(page.locator('[data-signed="1"]')).toContainText('大山 一郎')
    desk.reader.tray.remove()
    expect(desk.day()).toMatchObject({ stage: 'closed', record: { reports: { version: 1 } } })
  })

  it('an envelope has no keeper before somebody chose one', async () => {
    closeAsRecorded(desk, 0)
    sealEverything(desk)
    const envelopes = await step('close', 'envelopes')
    for (const place of KEY_ENVELOPES.keys()) {
      const open = envelopes.locator('.envelope:not(.envelope-sealed)').first()
      const [keeper, witness] = [open.locator('select').nth(0), open.locator('select').nth(1)]
      await soon(keeper).toHaveValue('')
      await soon(witness).toHaveValue('')
      await soon(button(issuerScreen.envelopeSeal, open)).toBeDisabled()
      await keeper.selectOption({ index: place < 2 ? 1 : place - 1 })
      await soon(button(issuerScreen.envelopeSeal, open)).toBeDisabled()
      await witness.selectOption({ index: 3 })
      await button(issuerScreen.envelopeSeal, open).tap()
      await soon(envelopes.locator('.envelope-sealed')).toHaveCount(place + 1)
    }
    expect(desk.day().record.keys.envelopes.map(({ sealedWith }) => sealedWith)).toEqual(Array(4).fill('立会 秋江'))
  })

  it('the forms of the morning are printed by one press; without a printer the page says so', async () => {
    desk.app.send({ type: 'tab-chosen', tab: 'papers' })
    const papers = page.locator('.papers')
    await soon(papers).toContainText(issuerScreen.noPrinter.ja)
    const stock = desk.day().paperOffers.filter(({ time }) => time === 'stock')
    await button({
      ...issuerScreen.printAllPapers,
      ja: fill(issuerScreen.printAllPapers.ja, { count: stock.length }),
    }).tap()
    await soon(papers.locator('.paper-offer[data-state="kept"]')).toHaveCount(stock.length)
    await soon(button({ ...issuerScreen.printAllPapers, ja: 'すべて印刷する' }, papers)).toHaveCount(0)
    const made = desk
      .day()
      .paperOffers.filter(({ time }) => time === 'stock')
      .map(({ made }) => made?.copies)
    expect(made).toEqual(stock.map(() => 1))
  })

  it('the ground of a provisional vote moves no line under the finger', async () => {
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    await desk.seek('1')
    await button(issuerScreen.waysOpen).tap()
    await button(issuerScreen.way_provisional).tap()
    const ticks = page.locator('.ticks .tick')
    const places = async () =>
      (await ticks.evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().top))).slice(0, 2)
    await soon(ticks).toHaveCount(2)
    const before = await places()
    await button(issuerScreen['ground_admission-objected']).tap()
    expect(await places()).toEqual(before)
  })
})
