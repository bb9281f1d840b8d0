/** Whatever is enlarged when the page is loaded, every screen is drawn; and a page that cannot be drawn says so and comes back. */
import { join } from 'node:path'
import { expect, type Page, test, type WebSocketRoute } from '@playwright/test'
import { uiRefusals } from '../../ui/messages/ui-refusals.ts'
import { DeskPage } from './desk-page.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'desk-browser')

let desk: DeskProcess

test.beforeAll(async () => {
  desk = await startDesk(HOME)
})

test.afterAll(async () => {
  expect(await desk.stop()).toBe(0)
})

test('one screen enlarged, the page loaded again: every other one is drawn when it is looked at', async ({ page }) => {
  const at = new DeskPage(page, 'white')
  await page.goto(desk.address())
  await expect(at.screen('1-K1').locator('[data-page]')).toBeVisible()
  const apps = await page.locator('[data-app]').evaluateAll((all) => all.map((each) => each.getAttribute('data-app')))
  expect(apps).toContain('1-K2')
  for (const large of ['1-I1', '1-K1']) {
    await page.locator(`[data-view="${large}"]`).click()
    await page.reload()
    await expect(at.screen(large).locator('main')).toBeVisible()
    for (const app of apps) {
      await page.locator(`[data-view="${app}"]`).click()
      await expect(
        at
          .screen(app ?? '')
          .locator('main')
          .first(),
        `${app} after ${large}`,
      ).toBeVisible()
      await at.picture(`${large}-then-${app}`)
    }
  }
})

test('a window without any width draws its page again as soon as it has one', async ({ page }) => {
  const at = new DeskPage(page, 'white-frame')
  await page.goto(desk.address())
  const shown = at.screen('1-K1').locator('[data-page]')
  await expect(shown).toBeVisible()
  const width = (px: string) =>
    at
      .seat('1-K1')
      .locator('iframe')
      .evaluate((frame, value) => frame.setAttribute('width', value), px)
  await width('0')
  await at
    .screen('1-K1')
    .locator('body')
    .evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  await width('1920')
  await expect(shown).toBeVisible()
})

test('a view that cannot be drawn: words instead of white, and the next view is drawn', async ({ page }) => {
  const views = await viewsOf(page)
  await page.goto(desk.address())
  const at = new DeskPage(page, 'broken')
  await expect(page.locator('.desk')).toBeVisible()
  views.spoil()
  await expect(page.getByText(uiRefusals['screen-broken'].ja.title)).toBeVisible()
  await at.picture('words')
  views.mend()
  await expect(page.locator('.desk')).toBeVisible()
})

/** Between the desk and its page. */
async function viewsOf(page: Page): Promise<{ spoil(): void; mend(): void }> {
  let last = ''
  let isSpoilt = false
  let socket: WebSocketRoute | null = null
  const { host } = new URL(desk.address())
  await page.routeWebSocket(
    (url) => url.host === host,
    (route) => {
      socket = route
      route.connectToServer().onMessage((message) => {
        last = String(message)
        // The desk goes on: its next view would be drawn in place of the words.
        if (!isSpoilt) route.send(message)
      })
    },
  )
  return {
    spoil() {
      isSpoilt = true
      socket?.send('{"type":"view","view":{"language":"ja"}}')
    },
    mend() {
      isSpoilt = false
      socket?.send(last)
    },
  }
}
