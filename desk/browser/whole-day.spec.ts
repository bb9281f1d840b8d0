/**
 * A whole election day on the desk, in a real Chromium: a clerk issues a card, the voter touches the screen, the station
 * closes, media and key holders go to the counting centre, and the result is what was chosen.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type FrameLocator, test } from '@playwright/test'
import { DeskPage } from './desk-page.ts'
import { HOME, oneDesk } from './desk-process.ts'
import { sayNoPaper } from './follow.ts'
import { withReadings } from './hand.ts'

const ISSUER = '1-I1'
const CARD = 'voting-5'
const KIOSK = '1-K1'
const OTHER_KIOSK = '1-K2'
const TALLY = 'tally'
/** By number on the screen, in the order of the contests. */
const CHOICES = [2, 4] as const
const CONTESTS = ['mayor', 'council'] as const

const desk = oneDesk()

test.afterAll(async () => {
  // Ctrl-C has ended everything that the desk had started: no address of a screen is left.
  for (const app of [KIOSK, OTHER_KIOSK, TALLY]) {
    expect(existsSync(join(HOME, 'today', 'machines', app, 'screen.json'))).toBe(false)
  }
})

test('a whole day: card, vote by touch, closing, media, shares, totals, PDF', async ({ page }) => {
  const refused: string[] = []
  page.on('pageerror', (error) => refused.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript/i.test(message.text())) refused.push(message.text())
  })
  const at = new DeskPage(page, 'day')
  await page.goto(desk.address())
  await test.step('the station opens', () => openStation(at))
  const card = await test.step('the clerk issues a card', () => issueCard(at))
  await test.step('the voter records two contests by touch', () => voteByTouch(at, card))
  await test.step('the station closes', () => closeStation(at))
  await test.step('media and shares come to the tally', () => carryToTally(at))
  await test.step('the totals are what was chosen', () => seeTotals(at))
  expect(refused).toEqual([])
})

async function openStation(at: DeskPage): Promise<void> {
  await at.stepIs('unlock-issuer')
  await expect(at.screen(KIOSK).locator('[data-page="zero-check"]')).toBeVisible()
  await at.picture('morning')
  await at.playMorning()
  await at.enlarge(KIOSK)
  await at.picture('zero-check')
  await at.enlarge(KIOSK)
  await at.play('open-kiosk')
  await expect(at.screen(KIOSK).locator('[data-page="waiting"]')).toBeVisible()
  await at.play('open-kiosk', 'sign-sheet')
  await expect(at.screen(OTHER_KIOSK).locator('[data-page="waiting"]')).toBeVisible()
  await at.play('sign-sheet', 'serve-voter')
  await at.picture('voting-has-begun')
}

/** The clerk's ordinary voter: roll number, Enter, Enter; the card lies on the reader in between. */
async function issueCard(at: DeskPage): Promise<string> {
  const issuer = at.screen(ISSUER)
  const voter = at.page.locator('.voters li').first()
  const rollNo = (await voter.getAttribute('data-roll-no')) ?? ''
  const clerk = issuer.locator('.search input')
  await clerk.fill(rollNo)
  await clerk.press('Enter')
  await expect(issuer.locator('[data-desk="found"]')).toContainText(rollNo)
  await at.picture('roll-check')
  await issuer.locator('body').press('Enter')
  await expect(issuer.locator('[data-desk="checked"]')).toBeVisible()
  await at.enlarge(ISSUER)
  await at.picture('contests-of-the-card')
  await at.enlarge(ISSUER)
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="card-awaited"]')).toBeVisible()
  await at.carry(CARD, `reader:${ISSUER}`)
  await expect(issuer.locator('[data-desk="hand-over"]')).toBeVisible()
  await at.picture('card-issued')
  await at.carry(CARD, 'hand')
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="ready"]')).toBeVisible()
  await at.stepIs('vote')
  return CARD
}

/** Fingers only: every press on the kiosk's glass is a touch. */
async function voteByTouch(at: DeskPage, card: string): Promise<void> {
  const kiosk = at.screen(KIOSK)
  await at.enlarge(KIOSK)
  await expect(kiosk.locator('[data-page="waiting"]')).toBeVisible()
  await at.picture('kiosk-waiting')
  await at.enlarge(KIOSK)
  await at.drag(card, `reader:${KIOSK}`)
  await at.enlarge(KIOSK)
  await expect(kiosk.locator('[data-page="how-to"]')).toBeVisible()
  await at.picture('how-to')
  await touch(kiosk, '次へ')
  for (const [index, number] of CHOICES.entries()) {
    if (index > 0) {
      await expect(kiosk.locator('[data-page="recorded"]')).toBeVisible()
      await at.picture(`recorded-${index}`)
      await touch(kiosk, '次へ')
    }
    await castFor(at, kiosk, number, index + 1)
  }
  await expect(kiosk.locator('[data-page="take-card"]')).toBeVisible()
  // KSK-07: nothing of the choice is left on the screen.
  await expect(kiosk.locator('.name-with-ruby')).toHaveCount(0)
  await at.picture('take-your-card')
  await at.enlarge(KIOSK)
  await at.carry(card, 'returned')
  await expect(kiosk.locator('[data-page="waiting"]')).toBeVisible()
}

async function castFor(at: DeskPage, kiosk: FrameLocator, number: number, contest: number): Promise<void> {
  await expect(kiosk.locator('[data-page="choose"]')).toBeVisible()
  const cell = kiosk.locator('.cell').filter({ has: kiosk.locator('.cell-number', { hasText: String(number) }) })
  await cell.tap()
  await expect(cell).toHaveAttribute('aria-pressed', 'true')
  await at.picture(`chosen-${contest}`)
  const name = (await cell.locator('.cell-name').textContent()) ?? ''
  await touch(kiosk, '確かめる')
  await expect(kiosk.locator('[data-page="confirm"]')).toBeVisible()
  // Promise 4: what will be recorded is what was chosen, seen before it is recorded.
  await expect(kiosk.locator('.confirm-large')).toHaveText(name)
  await at.picture(`confirm-${contest}`)
  await touch(kiosk, '○ 投票する')
}

async function touch(kiosk: FrameLocator, name: string): Promise<void> {
  await kiosk.getByRole('button', { name: withReadings(name) }).tap()
}

async function closeStation(at: DeskPage): Promise<void> {
  await at.page.getByRole('button', { name: '20:00 へ' }).click()
  await at.play('declare-closing', 'tick-closing')
  await at.play('tick-closing', 'close-kiosk')
  await at.play('close-kiosk')
  await expect(at.screen(KIOSK).locator('[data-page="closed"]')).toBeVisible()
  await at.play('close-kiosk', 'close-station')
  await at.picture('kiosks-closed')
  await at.play('close-station', 'carry-media')
  await at.picture('station-closed')
}

async function carryToTally(at: DeskPage): Promise<void> {
  const tally = at.screen(TALLY)
  await at.drag(`${KIOSK}-original`, `${TALLY}:1`)
  await at.carry(`${OTHER_KIOSK}-original`, `${TALLY}:2`)
  await at.carry('report-medium', `${TALLY}:report`)
  await at.enlarge(TALLY)
  await tally.getByLabel('集計機の合言葉').fill('fixture passphrase of the tally')
  await tally.getByRole('button', { name: '鍵を開ける' }).click()
  await tally.getByRole('button', { name: '開票を始める' }).click()
  await at.picture('tally-zero-check')
  await tally.getByLabel('確認した開票立会人の氏名').fill('立会 春子')
  await tally.getByRole('button', { name: '立会人が確認した' }).click()
  await receiveByList(tally)
  await tally.getByRole('button', { name: '投票所報告を読む' }).click()
  // X-A5: the clerk looks at the printed sheet of each station.
  const same = tally.getByRole('button', { name: '紙の照合番号と同じ', pressed: false })
  await expect(same.first()).toBeEnabled()
  while ((await same.count()) > 0) {
    const left = await same.count()
    await same.first().click()
    await expect(same).toHaveCount(left - 1)
  }
  await expect(tally.locator('[data-station="1"]')).toContainText('報告✓')
  await tally.getByRole('button', { name: '記録媒体を読む' }).click()
  await expect(tally.locator('.slot-accepted')).toHaveCount(2)
  await at.picture('media-received')
  await at.enlarge(TALLY)
  await tally.getByRole('button', { name: '鍵', exact: true }).click()
  await tally.getByRole('button', { name: '票を混ぜる', exact: true }).click()
  await expect(tally.locator('[data-seat="1"]')).toBeVisible()
  await giveShare(at, tally, 1)
  await expect(tally.locator('[data-seat="1"]')).toHaveClass(/seat-filled/)
  await at.picture('share-given')
  await giveShare(at, tally, 3)
}

/** CNT-01: seal and lock of each box, then the items of the list. */
async function receiveByList(tally: FrameLocator): Promise<void> {
  await tally.getByRole('button', { name: '送致目録で受け取る' }).click()
  const dialog = tally.locator('dialog')
  await dialog.getByRole('button', { name: '残りの箱は封印・錠あり' }).click()
  await dialog.getByLabel('封印番号（見て入れる）').fill('A-0001')
  await dialog.getByRole('button', { name: '残りは目録どおり' }).click()
  await dialog.getByLabel('受領した者の職氏名').fill('開票 係')
  await dialog.getByRole('button', { name: '送致目録で受け取る' }).click()
}

async function giveShare(at: DeskPage, tally: FrameLocator, index: number): Promise<void> {
  const holder = at.page.locator('.shares li').filter({ hasText: `鍵 ${index}` })
  await holder.getByRole('button', { name: '鍵を置く' }).click()
  await expect(holder).toHaveClass(/share-given/)
  const passphrase = (await holder.locator('code').textContent()) ?? ''
  const seat = tally.locator(`[data-seat="${index}"]`)
  await seat.getByLabel('鍵を出した人の氏名').fill(`保管 ${index}郎`)
  await seat.locator('input[type=password]').fill(passphrase)
  await seat.locator('.agree-box').check()
  await seat.getByRole('button', { name: '入れる' }).click()
}

async function seeTotals(at: DeskPage): Promise<void> {
  const tally = at.screen(TALLY)
  await expect(tally.locator('.result')).toHaveAttribute('data-final', 'false')
  await at.picture('machine-only')
  for (const _ of CONTESTS) await sayNoPaper(tally, 'ja')
  await expect(tally.locator('.result')).toHaveAttribute('data-final', 'true')
  await at.enlarge(TALLY)
  await at.picture('result')
  for (const [index, contest] of CONTESTS.entries()) {
    const rows = tally.locator(`[data-contest="${contest}"] tbody tr`)
    for (const cells of await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent)),
    )) {
      expect(cells[3]).toBe(cells[0] === String(CHOICES[index]) ? '1' : '0')
    }
    expect(await rows.count()).toBeGreaterThan(1)
  }
  await tally.getByRole('button', { name: '開票結果を作る' }).click()
  await at.stepIs('finished')
  const documents = join(HOME, 'today', 'documents', TALLY)
  const printed = readdirSync(documents, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
  expect(printed.length).toBeGreaterThan(0)
  for (const name of printed) expect(readFileSync(join(documents, name)).subarray(0, 5).toString()).toBe('%PDF-')
}
