/** A screen that is opened large has the window's width, also on a laptop and at 150 %; cards and media are beside it, or one press away. */
import { expect, type Page, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'

const desk = oneDesk()
const WIDTH_LEAST = 0.85
/** A laptop, its window below a browser's bars, the laptop at 150 %, a monitor. */
const SIZES = [
  [1366, 768],
  [1366, 650],
  [911, 512],
  [1920, 1080],
] as const
const MACHINES = ['1-I1', '1-K1', '1-K2', 'tally']
const CARD = 'operator-1'

/** Part of the window's width. */
async function widthOf(page: Page, app: string): Promise<number> {
  const box = await new DeskPage(page, 'room').seat(app).locator('.app-frame').boundingBox()
  return (box?.width ?? 0) / (page.viewportSize()?.width ?? 1)
}

for (const [width, height] of SIZES) {
  test(`at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(desk.address())
    const at = new DeskPage(page, `room-${width}-${height}`)
    await at.stepIs('unlock-issuer')
    await at.picture('whole')
    for (const app of MACHINES) {
      await page.locator(`.views [data-view="${app}"]`).click()
      await expect.poll(() => widthOf(page, app)).toBeGreaterThanOrEqual(WIDTH_LEAST)
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(content, app).toBeLessThanOrEqual(window ?? 0)
      await at.picture(app)
    }
    await test.step('what the strip speaks of lies beside the screen, and is carried without opening the tray', async () => {
      await page.locator('.views [data-view="1-I1"]').click()
      await expect(page.locator(`[data-thing="${CARD}"]`)).toBeVisible()
      await expect(page.locator('[data-thing="voting-1"]')).toBeHidden()
      await page.locator(`[data-thing="${CARD}"]`).click()
      await expect.poll(() => widthOf(page, '1-I1')).toBeGreaterThanOrEqual(WIDTH_LEAST)
      await expect(page.locator('.in-hand')).toBeInViewport({ ratio: 1 })
      await at.picture('in-the-hand')
      await page.locator('[data-place="reader:1-I1"] .place-put').click()
      await expect(page.locator(`[data-place="reader:1-I1"] [data-thing="${CARD}"]`)).toBeVisible()
      await at.carry(CARD, 'case')
    })
    await test.step('one press opens the tray, one folds it, and so does another screen', async () => {
      const fold = page.locator('.tray-fold')
      const opens = page.getByRole('button', { name: deskWords.openTray.ja })
      await opens.click()
      await expect(page.locator('[data-thing="voting-1"]')).toBeVisible()
      await at.picture('tray')
      await fold.click()
      await expect(page.locator('[data-thing="voting-1"]')).toBeHidden()
      await opens.click()
      await page.locator('.views [data-view="1-K1"]').click()
      await expect(fold).toHaveAttribute('aria-expanded', 'false')
    })
  })
}
