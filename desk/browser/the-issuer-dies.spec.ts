/**
 * ISS-20 on the whole desk: the issuer at reception dies for good, at noon and in the middle of closing. The spare goes on with
 * its take-over medium – it does not begin: nobody gets a second card, and the evening ends with a report and a count.
 */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { DeskPage } from './desk-page.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { fault, officer, officerLeaves, press, seek, shows, switchOn } from './staff.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'desk-browser')
const [ISSUER, SPARE] = ['1-I1', '1-I2']
const KIOSK = '1-K1'
const TALLY = 'tally'

let desk: DeskProcess

test.beforeEach(async () => {
  desk = await startDesk(HOME)
})
test.afterEach(async () => {
  expect(await desk.stop()).toBe(0)
})

test('at 12:00: the spare goes on with the next voter, and who has voted gets no second card', async ({ page }) => {
  const at = new DeskPage(page, 'issuer-noon')
  await page.goto(desk.address())
  await test.step('the morning: one voter', () => morning(at))
  await page.getByRole('button', { name: '12:00 へ' }).click()
  await test.step('the issuer dies', () => dies(at))
  await test.step('the spare takes over', () => takesOver(at, '07:'))
  await test.step('who has voted gets no second card', async () => {
    await expect((await seek(at, SPARE, '1-0001')).locator('[data-code]')).toHaveAttribute('data-code', 'already-voted')
    await press(at.screen(SPARE), issuerScreen.voterLeft)
  })
  await test.step('the next voters', async () => {
    await at.playVoter()
    await at.playVoter('clock-to-closing')
  })
  await test.step('the evening and the count', async () => {
    await at.playEvening()
    await at.playCount()
  })
  await expectVotes(at, 3)
})

test('at 20:10, in the middle of closing: the spare ends the day', async ({ page }) => {
  const at = new DeskPage(page, 'issuer-evening')
  await page.goto(desk.address())
  await test.step('the day: one voter', () => morning(at))
  await page.getByRole('button', { name: '20:00 へ' }).click()
  await press(page.locator('.desk-jumps'), deskWords.rate_60)
  await at.play('declare-closing', 'tick-closing')
  await at.play('tick-closing', 'close-kiosk')
  await at.play('close-kiosk')
  await shows(at, KIOSK, 'closed')
  await at.play('close-kiosk', 'close-station')
  await expect(page.locator('.desk-time')).toHaveText(/^20:[1-9]/)
  await press(page.locator('.desk-jumps'), deskWords.rate_1)
  await test.step('the issuer dies', () => dies(at))
  await test.step('the spare takes over', () => takesOver(at, '20:'))
  await at.play('close-station', 'carry-media')
  await at.picture('report')
  await test.step('the count', () => at.playCount())
  await expectVotes(at, 1)
})

async function morning(at: DeskPage): Promise<void> {
  await at.playToVoting()
  await at.playVoter()
}

async function dies(at: DeskPage): Promise<void> {
  await fault(at, ISSUER, deskWords.die)
  await expect(at.seat(ISSUER)).toHaveAttribute('data-power', 'dead')
  await at.stepIs('trouble')
  await at.picture('dead')
  await at.page.locator(`[data-spare="${SPARE}"]`).click()
  await at.carry('take-over', `${SPARE}:take-over`)
  await switchOn(at, SPARE)
}

/** Operator card, tickets counted against the words of the screen, and on with the day. */
async function takesOver(at: DeskPage, hour: string): Promise<void> {
  const spare = at.screen(SPARE)
  await expect(spare.getByRole('heading', { name: issuerScreen.unlockTitle.ja })).toBeVisible()
  await officer(at, SPARE)
  await expect(spare.getByRole('heading', { name: issuerScreen.takeOverTitle.ja })).toBeVisible()
  await expect(spare.locator('.start-page')).toContainText(ISSUER)
  await expect(spare.locator('.start-page')).toContainText(hour)
  await at.picture('taking-over')
  await spare.getByLabel(issuerScreen.takeOverTickets.ja).fill('1')
  await press(spare, issuerScreen.takeOverConfirm)
  await officerLeaves(at)
  await at.picture('taken-over')
}

async function expectVotes(at: DeskPage, votes: number): Promise<void> {
  const tally = at.screen(TALLY)
  await expect(tally.locator('.result')).toHaveAttribute('data-final', 'true')
  for (const contest of ['mayor', 'council']) {
    const cells = tally.locator(`[data-contest="${contest}"] tbody tr td:nth-child(4)`)
    expect((await cells.allTextContents()).reduce((sum, cell) => sum + Number(cell), 0)).toBe(votes)
  }
}
