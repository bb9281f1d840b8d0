/**
 * One day, two voters who might be sent home. The first one's card is bent and no reader hears it: another one is issued in its place
 * (D-07). Then a machine dies for good with a pressed card in it. Its pair goes into the spare, which says what is recorded and
 * frees the rest; the voter goes on next door, the spare seals the pair, and every vote counts once (D-18).
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { kioskScreen } from '../../words/kiosk.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'
import {
  cast,
  checkCard,
  closeKiosk,
  expectVotes,
  fault,
  handOver,
  issue,
  markMachine,
  officer,
  officerLeaves,
  openStaffMenu,
  openStep,
  press,
  seek,
  shows,
  switchOn,
  vote,
  witnessed,
} from './staff.ts'

const ISSUER = '1-I1'
const [DEAD, OTHER, SPARE] = ['1-K1', '1-K2', '1-K3']
const NEW_CARD = 'voting-12'

const election = mkdtempSync(join(tmpdir(), 'ippyo-election-'))
const desk = oneDesk(() => {
  cpSync(join(import.meta.dirname, '../../fixtures/elections/small'), election, { recursive: true })
  // D-18: an office that lets the pair be moved while voters come.
  appendFileSync(join(election, 'election.csv'), 'take_over_in_the_day,yes\n')
  return { election }
})

test.describe.configure({ mode: 'serial' })
test.afterAll(() => rmSync(election, { recursive: true }))

test('a card that no reader hears: its voter votes with another one', async ({ page }) => {
  const at = new DeskPage(page, 'bent')
  await page.goto(desk.address())
  await at.playToVoting()
  await at.play('serve-voter', 'vote')
  const card = await at.cardAt('hand')
  await test.step('the card is bent, and the machine hears nothing', async () => {
    await at.bend(card)
    await at.carry(card, `reader:${DEAD}`)
    await at.stepIs('trouble')
    await shows(at, DEAD, 'waiting')
    await at.picture('nobody-reads-it')
    await at.carry(card, 'hand')
  })
  await test.step('the officer decides that another one is issued', () => replaceCard(at))
  await at.carry(card, 'returned')
  await issue(at, ISSUER, 'voting-11')
  await handOver(at, ISSUER, 'voting-11')
  await vote(at, DEAD, 'voting-11', [1, 1])
})

test('a machine dies with a pressed card inside: the voter votes elsewhere, the pair is taken over, sealed and counted', async ({
  page,
}) => {
  const at = new DeskPage(page, 'dies')
  await page.goto(desk.address())
  const card = await test.step('the machine dies between two contests', () => dies(at))
  await test.step('the issuer hears of it, and knows that only the box can tell', () => pressedCard(at, card))
  await test.step('the spare takes the pair over', () => takeOver(at))
  await test.step('it frees what is not recorded', () => release(at, card))
  await test.step('the voter goes on next door', () => goOn(at, card))
  await test.step('the evening: the spare seals the pair', () => evening(at))
  await test.step('every vote counts once', () => count(at))
})

async function replaceCard(at: DeskPage): Promise<void> {
  const issuer = await seek(at, ISSUER, '1-0001')
  await press(issuer, issuerScreen.cardCheck)
  await officer(at, ISSUER)
  await expect(issuer.locator('[data-desk="check-voting-card"]')).toBeVisible()
  await officerLeaves(at)
  await press(issuer, issuerScreen.replaceUnreadable)
  await expect(issuer.getByText(issuerScreen.replaceDoubt.ja)).toBeVisible()
  await issuer.getByLabel(issuerScreen.replaceReason.ja).fill('折れたカード。立会人に異議なし')
  await at.picture('another-card')
  await press(issuer, issuerScreen.replaceDecide)
  await expect(issuer.locator('[data-desk="checked"]')).toBeVisible()
}

async function dies(at: DeskPage): Promise<string> {
  await at.play('serve-voter', 'vote')
  const card = await at.cardAt('hand')
  await at.carry(card, `reader:${DEAD}`)
  await press(await shows(at, DEAD, 'how-to'), kioskScreen.next)
  await cast(at, DEAD, 1)
  await shows(at, DEAD, 'recorded')
  await fault(at, DEAD, deskWords.die)
  await expect(at.seat(DEAD)).toHaveAttribute('data-power', 'dead')
  await at.stepIs('trouble')
  await at.picture('dead')
  return card
}

async function pressedCard(at: DeskPage, card: string): Promise<void> {
  await markMachine(at, ISSUER, DEAD, 'failed', '電源が入らない')
  await at.picture('failed-at-the-issuer')
  const shown = await checkCard(at, ISSUER, card)
  await expect(shown).toContainText('投票の途中です')
  await expect(shown).toContainText(issuerScreen.check_pressedNext.ja)
  await at.picture('pressed-card')
  await at.carry(card, 'hand')
  await press(shown, issuerScreen.close)
}

async function takeOver(at: DeskPage): Promise<void> {
  await at.page.locator(`[data-spare="${SPARE}"]`).click()
  for (const role of ['original', 'duplicate']) {
    await at.carry(`${SPARE}-${role}`, 'table')
    await at.carry(`${DEAD}-${role}`, `${SPARE}:${role}`)
  }
  await switchOn(at, SPARE)
  const spare = await shows(at, SPARE, 'take-over')
  await at.picture('the-pair-of-another')
  await press(spare, kioskScreen['takeOver_machine-died'])
  await officer(at, SPARE)
  await witnessed(at, SPARE, kioskScreen.officerTakesOver)
  await shows(at, SPARE, 'taken-over')
  await at.picture('taken-over')
  await press(spare, kioskScreen.next)
  await shows(at, SPARE, 'remove-operator-card')
  await officerLeaves(at)
  await shows(at, SPARE, 'out-of-service')
}

async function release(at: DeskPage, card: string): Promise<void> {
  await press(await openStaffMenu(at, SPARE), kioskScreen.release)
  await witnessed(at, SPARE, kioskScreen.officerReleases)
  await shows(at, SPARE, 'remove-operator-card')
  await officerLeaves(at)
  await shows(at, SPARE, 'release-card')
  await at.picture('release-card')
  await at.carry(card, `reader:${SPARE}`)
  await shows(at, SPARE, 'released')
  await at.picture('released')
  await at.carry(card, 'hand')
  await shows(at, SPARE, 'out-of-service')
}

async function goOn(at: DeskPage, card: string): Promise<void> {
  const shown = await checkCard(at, ISSUER, card)
  await expect(shown).toContainText('記録された選挙: 朝霧市長選挙。残り: 朝霧市議会議員選挙')
  await at.picture('released-card')
  await expect(shown).toContainText(issuerScreen.check_releasedNext.ja)
  await press(shown, issuerScreen.close)
  const issuer = await seek(at, ISSUER, '1-0002')
  await press(issuer, issuerScreen.exchange)
  await expect(issuer.locator('[data-desk="checked"]')).toBeVisible()
  await at.picture('a-card-for-the-rest')
  await at.carry(card, 'returned')
  await issue(at, ISSUER, NEW_CARD)
  await handOver(at, ISSUER, NEW_CARD)
  await vote(at, OTHER, NEW_CARD, [2])
}

async function evening(at: DeskPage): Promise<void> {
  await at.page.getByRole('button', { name: '20:00 へ' }).click()
  await at.play('declare-closing', 'tick-closing')
  await at.play('tick-closing', 'close-kiosk')
  await at.play('close-kiosk', 'close-station')
  await closeKiosk(at, SPARE)
  await at.picture('sealed')
  const issuer = await openStep(at, ISSUER, issuerScreen.tab_close, 'kiosks')
  await issuer.locator('.taken-over select').selectOption(SPARE)
  await at.play('close-station', 'carry-media')
  await at.picture('books')
}

async function count(at: DeskPage): Promise<void> {
  await at.playCount()
  await expectVotes(at, { mayor: { 1: 2 }, council: { 1: 1, 2: 1 } })
}
