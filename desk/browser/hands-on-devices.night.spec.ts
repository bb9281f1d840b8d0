/** Hands on the machines of the desk: the plug, a medium, the language; and a second desk beside the first. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startOf } from '#build/start-of.ts'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { tallyWords } from '../../ui/messages/tally-screen.ts'
import { DeskPage } from './desk-page.ts'
import { HOME, oneDesk } from './desk-process.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const KIOSK = '1-K2'

const desk = oneDesk()

test('a kiosk loses power, starts without its original and says so, and is well again with it', async ({ page }) => {
  const at = new DeskPage(page, 'hands')
  await page.goto(desk.address())
  const seat = at.seat(KIOSK)
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()

  await pullPlug(at)
  await expect(seat.getByText('電源が切れています')).toBeVisible()
  await at.picture('no-power')
  await at.carry(`${KIOSK}-original`, 'table')
  await seat.getByRole('button', { name: '電源を入れる' }).click()
  await expect(at.screen(KIOSK).locator('[data-page="starting"] .check-bad')).toBeVisible()
  await at.stepIs('trouble')
  await at.picture('without-original')

  await expect(seat.getByText('係員を呼ぶ灯')).toBeVisible()
  await at.carry(`${KIOSK}-original`, `${KIOSK}:original`)
  await pullPlug(at)
  await expect(seat.getByText('係員を呼ぶ灯')).toBeHidden()
  await seat.getByRole('button', { name: '電源を入れる' }).click()
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()
})

test('a kiosk has switches in place of its keypad after its next start, and the keypad again after another', async ({
  page,
}) => {
  const at = new DeskPage(page, 'hands')
  await page.goto(desk.address())
  const seat = at.seat(KIOSK)
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()
  await seat.locator('summary', { hasText: deskWords.keypad.ja }).click()
  const two = seat.getByRole('button', { name: deskWords['pad_two-switches'].ja })
  await expect(two).toBeDisabled()
  await at.picture('keypad')
  await pullPlug(at)
  await two.click()
  await seat.getByRole('button', { name: '電源を入れる' }).click()
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()
  await seat.getByRole('button', { name: deskWords.switch_second.ja }).click()
  await at.picture('switches')
  await pullPlug(at)
  await seat.getByRole('button', { name: deskWords.pad_keypad.ja, exact: true }).click()
  await seat.getByRole('button', { name: '電源を入れる' }).click()
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()
  await seat.locator('summary', { hasText: deskWords.keypad.ja }).click()
})

async function pullPlug(at: DeskPage): Promise<void> {
  const seat = at.seat(KIOSK)
  await seat.locator('summary', { hasText: '故障を起こす' }).click()
  await seat.getByRole('button', { name: '電源を切る' }).click()
  await expect(seat).toHaveAttribute('data-power', 'off')
  await seat.locator('summary', { hasText: '故障を起こす' }).click()
}

test('the desk and every screen on it speak English too, and it comes back after a reload', async ({ page }) => {
  const at = new DeskPage(page, 'hands-en')
  await page.goto(desk.address())
  await chooseLanguage(page, 'en')
  await expect(page.getByRole('heading', { name: /polling station on one desk/ })).toBeVisible()
  await expect(at.screen('tally').getByRole('button', { name: tallyWords.openKey.en })).toBeVisible()
  await expect(at.screen('1-I1').getByText(issuerScreen.unlockTitle.en)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: /polling station on one desk/ })).toBeVisible()
  await expect(at.screen(KIOSK).locator('[data-page]')).toBeVisible()
  await at.picture('english')
})

test('a second desk says that one is running, and leaves it alone', async () => {
  const { options, file } = startOf('desk/main.ts')
  const second = spawn(process.execPath, [...options, file, '--home', HOME], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  second.stderr.setEncoding('utf8')
  second.stderr.on('data', (text: string) => {
    said += text
  })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(1)
  expect(said).toContain('すでに動いています')
  expect(said).toContain('already running')
})
