/** A rehearsal on the desk: nobody who sees a part of it can take it for the real one, and nobody is told of a clock to move (W1). */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'desk-rehearsal')
const APPS = ['1-I1', '1-K1', '1-K2', 'tally']

const desk = oneDesk(() => ({ use: 'rehearsal', election: writeRehearsalSet(join(HOME, 'set')) }), HOME)

test('模擬 stands on the desk, on its strip and title, and on each framed screen', async ({ page }) => {
  const at = new DeskPage(page, 'rehearsal')
  await page.goto(desk.address())
  await expect(page).toHaveTitle(/模擬/)
  await expect(page.locator('.desk > .use-banner')).toContainText('模擬')
  await expect(page.locator('.desk-top h1')).toContainText('模擬')
  await expect(page.locator('.guide h2')).toContainText('模擬')
  for (const app of APPS) {
    await expect(at.seat(app).locator('.seat-name')).toContainText('模擬')
    await expect(at.seat(app).locator('iframe')).toHaveAttribute('title', /模擬/)
    await expect(at.screen(app).locator('.use-banner')).toContainText('模擬')
  }
  await expect(page.getByText('見本')).toHaveCount(0)
  await expect(page.locator('.desk-clock')).toContainText('今の時刻')
  await expect(page.locator('.desk-clock button')).toHaveCount(0)
  await at.picture('morning')
})

test('it stays while the day goes on, on an enlarged screen too, and is REHEARSAL in English', async ({ page }) => {
  const at = new DeskPage(page, 'rehearsal-day')
  await page.goto(desk.address())
  await at.play('unlock-issuer', 'prepare-station')
  await at.play('prepare-station', 'declare-opening')
  await at.play('declare-opening', 'open-kiosk')
  await at.play('open-kiosk')
  await expect(at.screen('1-K1').locator('[data-page="waiting"]')).toBeVisible()
  await expect(at.screen('1-K1').locator('.use-banner')).toBeInViewport()
  await at.picture('a-kiosk-is-open')
  await at.enlarge('1-K1')
  await expect(at.screen('1-K1').locator('.use-banner')).toBeInViewport()
  await at.picture('enlarged')
  await at.enlarge('1-K1')
  await chooseLanguage(page, 'en')
  await expect(page.locator('.desk > .use-banner')).toContainText('REHEARSAL')
  await expect(page).toHaveTitle(/REHEARSAL/)
  await expect(page.locator('.desk-top h1')).toContainText('REHEARSAL')
  await at.picture('english')
})
