/**
 * D-18 on the whole desk: a machine dies for good with a pressed card in it. Its pair goes into the spare, which says what is
 * recorded and frees the rest; the voter goes on next door, the spare seals the pair, and every vote counts once.
 */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { kioskScreen } from '../../ui/messages/kiosk-screen.ts'
import { DeskPage } from './desk-page.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import {
  cast,
  checkCard,
  fault,
  handOver,
  issue,
  officer,
  officerLeaves,
  openStaffMenu,
  openTab,
  press,
  seek,
  shows,
  switchOn,
  witnessed,
} from './staff.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'desk-browser')
const ISSUER = '1-I1'
const [DEAD, OTHER, SPARE] = ['1-K1', '1-K2', '1-K3']
const TALLY = 'tally'
const NEW_CARD = 'voting-12'

let desk: DeskProcess

test.beforeAll(async () => {
  desk = await startDesk(HOME)
})
test.afterAll(async () => {
  expect(await desk.stop()).toBe(0)
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

async function dies(at: DeskPage): Promise<string> {
  await at.playMorning()
  await at.play('open-kiosk')
  await shows(at, DEAD, 'waiting')
  await at.play('open-kiosk', 'sign-sheet')
  await at.play('sign-sheet', 'serve-voter')
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
  const issuer = await openTab(at, ISSUER, issuerScreen.tab_open)
  await issuer.getByLabel(`${DEAD} ${issuerScreen.note.ja}`).fill('電源が入らない')
  await press(issuer.locator('tr').filter({ hasText: DEAD }), issuerScreen.kiosk_failed)
  await expect(issuer.locator('.machine-failed')).toContainText(DEAD)
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
  const issuer = await seek(at, ISSUER, '1-0001')
  await press(issuer, issuerScreen.exchange)
  await expect(issuer.locator('[data-desk="checked"]')).toBeVisible()
  await at.picture('a-card-for-the-rest')
  await at.carry(card, 'returned')
  await issue(at, ISSUER, NEW_CARD)
  await handOver(at, ISSUER, NEW_CARD)
  await at.carry(NEW_CARD, `reader:${OTHER}`)
  await press(await shows(at, OTHER, 'how-to'), kioskScreen.next)
  await cast(at, OTHER, 2)
  await shows(at, OTHER, 'take-card')
  await at.carry(NEW_CARD, 'returned')
}

async function evening(at: DeskPage): Promise<void> {
  await at.page.getByRole('button', { name: '20:00 へ' }).click()
  await at.play('declare-closing', 'tick-closing')
  await at.play('tick-closing', 'close-kiosk')
  await at.play('close-kiosk', 'close-station')
  await press(await openStaffMenu(at, SPARE), kioskScreen.closeStation)
  await witnessed(at, SPARE, kioskScreen.officerCloses)
  await shows(at, SPARE, 'closed')
  await officerLeaves(at)
  await at.picture('sealed')
  const issuer = await openTab(at, ISSUER, issuerScreen.tab_close)
  await issuer.locator('.taken-over select').selectOption(SPARE)
  await at.play('close-station', 'carry-media')
  await at.picture('books')
}

async function count(at: DeskPage): Promise<void> {
  await at.play('carry-media', 'receive')
  await at.play('receive', 'give-shares')
  await at.play('give-shares', 'count')
  await at.play('count', 'print')
  const tally = at.screen(TALLY)
  await expect(tally.locator('.result')).toHaveAttribute('data-final', 'true')
  for (const [contest, number] of [
    ['mayor', '1'],
    ['council', '2'],
  ] as const) {
    const rows = tally.locator(`[data-contest="${contest}"] tbody tr`)
    for (const row of await rows.all()) {
      const [shown, votes] = [
        await row.locator('td').nth(0).textContent(),
        await row.locator('td').nth(3).textContent(),
      ]
      expect(votes, `${contest} ${shown}`).toBe(shown === number ? '1' : '0')
    }
    expect(await rows.count()).toBeGreaterThan(1)
  }
  await at.picture('result')
}
