/** Every screen is drawn, even if another one is enlarged when the page is loaded; and a page that cannot be drawn says so and comes back. */
import { expect, type Page, test, type WebSocketRoute } from '@playwright/test'
import { uiRefusals } from '../../ui/messages/ui-refusals.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'

const desk = oneDesk()

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

test('a large window has all four screens whole, and no frame of the strip covers the name of a place (V17)', async ({
  page,
}) => {
  await page.goto(desk.address())
  await expect(new DeskPage(page, 'frames').screen('1-K1').locator('[data-page]')).toBeVisible()
  const frames = page.locator('.seats .app-frame')
  await expect(frames).toHaveCount(4)
  const tray = (await page.locator('.tray').boundingBox())?.y ?? Number.NaN
  for (const frame of await frames.all()) {
    const { y, height } = (await frame.boundingBox()) ?? { y: Number.NaN, height: Number.NaN }
    expect(y + height).toBeLessThanOrEqual(tray)
  }
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [911, 512],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(await coveredLabels(page), `${width}×${height}`).toEqual([])
  }
})

/** Names of places that the frame round a marked thing touches. */
function coveredLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const labels = [...document.querySelectorAll('.place-label')].map((label) => {
      const words = document.createRange()
      words.selectNodeContents(label)
      return { text: label.textContent ?? '', ...words.getBoundingClientRect().toJSON() }
    })
    const marked = [...document.querySelectorAll('.tray .pointed:not(.place)')]
    if (marked.length === 0) return ['nothing is marked']
    return marked.flatMap((each) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(each)
      const by = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)
      const { left, top, right, bottom } = each.getBoundingClientRect()
      const isUnder = (label: DOMRect) =>
        label.left < right + by && label.right > left - by && label.top < bottom + by && label.bottom > top - by
      return labels.filter(isUnder).map(({ text }) => text)
    })
  })
}

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
