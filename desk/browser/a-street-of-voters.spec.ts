/** Everybody who comes to the desk, by the tickets that lie before it: what the screen says to each, and what it offers next. */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { DeskPage } from './desk-page.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { openTab, press, seek } from './staff.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'desk-browser')
const ISSUER = '1-I1'

let desk: DeskProcess

test.beforeAll(async () => {
  desk = await startDesk(HOME)
})
test.afterAll(async () => {
  expect(await desk.stop()).toBe(0)
})

test('each of them, with nothing typed but where there is no ticket', async ({ page }) => {
  const at = new DeskPage(page, 'street')
  await page.goto(desk.address())
  await at.playToVoting()
  const screen = await openTab(at, ISSUER, issuerScreen.tab_vote)
  const street = page.locator('.street')
  await street.locator('summary').click()
  await at.picture('who-comes')
  const person = (situation: string) => street.locator(`[data-situation="${situation}"]`)
  for (const [situation, code] of [
    ['other-station', 'ticket-of-other-station'],
    ['old-ticket', 'ticket-of-other-election'],
    ['voted-early', 'early-voted'],
    ['insisting', 'disqualified'],
    ['absentee-papers', 'absentee-issued'],
  ] as const) {
    await person(situation).getByRole('button', { name: deskWords.showTicket.ja }).click()
    await expect(screen.locator('[data-code]'), situation).toHaveAttribute('data-code', code)
    await at.picture(situation)
    await press(screen, issuerScreen.voterLeft)
  }
  for (const situation of ['ordinary', 'proxy', 'braille', 'deaf', 'declining', 'in-doubt']) {
    await person(situation).getByRole('button', { name: deskWords.showTicket.ja }).click()
    await expect(screen.locator('[data-desk="found"]'), situation).toBeVisible()
    await press(screen, issuerScreen.voterLeft)
  }
  await expect(person('no-ticket').getByRole('button')).toHaveCount(0)
  const rollNo = /\d+-\d+/.exec((await person('no-ticket').textContent()) ?? '')?.[0] ?? ''
  await seek(at, ISSUER, rollNo)
  await expect(screen.locator('[data-desk="found"]')).toContainText(issuerScreen.waysOpen.ja)
})
