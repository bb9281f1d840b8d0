/**
 * One day, two mistakes of the evening. At 20:10, in the middle of closing, the issuer dies: the spare ends the day (ISS-20). A wrong
 * tap of the morning, a machine called a spare that voters used, is noticed only at the count, and put right by a second version
 * of the signed report: no figure is lost, and nobody explains away what can be corrected.
 */
import { expect, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'
import { follow } from './follow.ts'
import { Hand } from './hand.ts'
import {
  closeKiosk,
  expectVotes,
  issuerDies,
  markMachine,
  officer,
  officerLeaves,
  openStep,
  press,
  spareTakesOver,
  vote,
} from './staff.ts'

const [ISSUER, SPARE] = ['1-I1', '1-I2']
const MISTAKEN = '1-K2'
const wishes = { language: 'ja', candidate: 0, onStep: async () => {} } as const

const desk = oneDesk()

// The second goes on where the first ends.
test.describe.configure({ mode: 'serial' })

test('the issuer dies at 20:10, in the middle of closing: the spare ends the day', async ({ page }) => {
  const at = new DeskPage(page, 'issuer-evening')
  const hand = new Hand(page)
  await page.goto(desk.address())
  await test.step('the morning: a machine that voters use is called a spare', () => wrongTap(at))
  await test.step('two voters, one of them there', async () => {
    await at.playVoter()
    await at.play('serve-voter', 'vote')
    await vote(at, MISTAKEN, await at.cardAt('hand'), [1, 4])
    await at.stepIs('serve-voter')
  })
  await test.step('closing begins', async () => {
    await page.getByRole('button', { name: '20:00 へ' }).click()
    await press(page.locator('.desk-jumps'), deskWords.rate_60)
    await at.play('declare-closing', 'tick-closing')
    await at.play('tick-closing', 'close-kiosk')
    await at.play('close-kiosk', 'close-station')
    await expect(page.locator('.desk-time')).toHaveText(/^20:[1-9]/)
    await press(page.locator('.desk-jumps'), deskWords.rate_1)
    await closeKiosk(at, MISTAKEN)
  })
  await test.step('the issuer dies', () => issuerDies(at, ISSUER, SPARE))
  await test.step('the spare takes over', () => spareTakesOver(at, SPARE, [ISSUER, '20:'], 2))
  await test.step('its books differ: the reason is written, the report signed', async () => {
    await follow(hand, wishes, ({ word }) => word === 'explain-difference')
    await hand.fill(SPARE, issuerScreen.reason.ja, '一枚分の記録が見つからない。調べている')
    await expect.poll(async () => (await hand.said()).word).not.toBe('explain-difference')
    await follow(hand, wishes, ({ word }) => word === 'seal-envelope')
    await hand.show(null)
    await expect(at.screen(SPARE).getByText('station-report-1.pdf')).toBeVisible()
    await at.picture('report')
  })
})

test('the wrong tap is noticed at the count and put right by a corrected report', async ({ page }) => {
  const at = new DeskPage(page, 'wrong-tap')
  const hand = new Hand(page)
  await page.goto(desk.address())
  const tally = at.screen('tally')
  await test.step('the box holds a sealed pair that the report does not call used', async () => {
    await at.carry(`${MISTAKEN}-original`, 'tally:4')
    await follow(hand, wishes, ({ word }) => word === 'explain-count')
    await hand.show(null)
    await expect(tally.locator('.receive-missing')).toContainText('報告では使っていない')
    await at.picture('noticed')
  })
  await test.step('the officer corrects the report', () => correct(at, hand))
  await test.step('the second version is read, and nothing is left to explain', async () => {
    await follow(hand, wishes, ({ word }) => word === 'lay-share')
    await hand.show(null)
    await at.picture('put-right')
  })
  await at.play('give-shares', 'join-paper')
  await at.play('join-paper', 'print')
  await expectVotes(at, { mayor: { 1: 2 }, council: { 1: 1, 4: 1 } })
})

async function wrongTap(at: DeskPage): Promise<void> {
  await at.playMorning()
  await at.play('open-kiosk')
  await expect(at.page.locator('.guide')).toHaveAttribute('data-at', MISTAKEN)
  await at.play('open-kiosk', 'sign-sheet')
  await markMachine(at, ISSUER, MISTAKEN, 'spare')
  await at.picture('wrong-tap')
  await at.play('sign-sheet', 'serve-voter')
}

async function correct(at: DeskPage, hand: Hand): Promise<void> {
  const issuer = await openStep(at, SPARE, issuerScreen.tab_close, 'report')
  await issuer.getByLabel(issuerScreen.correctReason.ja).fill('投票機 1-K2 は使った。朝、予備と押し間違えた')
  await press(issuer, issuerScreen.correctReport)
  await officer(at, SPARE)
  // A card that leaves before its PIN is judged permits nothing: the officer waits for the answer.
  await expect(issuer.getByText(/報告書を訂正しています/)).toBeVisible()
  await officerLeaves(at)
  await markMachine(at, SPARE, MISTAKEN, 'started')
  await follow(hand, wishes, ({ word }) => word === 'read-reports')
}
