/** Everybody who comes to the desk, by the tickets that lie before it: what the screen says to each, and what it offers next. */
import { expect, type FrameLocator, type Locator, test } from '@playwright/test'
import { nextLanguage } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { type Situation, situations } from '../../ui/clerks-card/situations.ts'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { fill } from '../../ui/messages/message.ts'
import { uiWords } from '../../words/common.ts'
import { deskWhatIf } from '../../words/desk.ts'
import type { WhatIf, WhatIfKey } from '../guide/what-if-card.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'
import { followCard, type Visitor } from './follow-the-card.ts'
import { openTab, press, seek } from './staff.ts'

const ISSUER = '1-I1'

const desk = oneDesk()

test.describe.configure({ mode: 'serial' })

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
    await leaves(screen)
  }
  for (const situation of ['ordinary', 'proxy', 'braille', 'deaf', 'declining', 'in-doubt']) {
    await person(situation).getByRole('button', { name: deskWords.showTicket.ja }).click()
    await expect(screen.locator('[data-desk="found"]'), situation).toBeVisible()
    await leaves(screen)
  }
  await expect(person('no-ticket').getByRole('button')).toHaveCount(0)
  const rollNo = /\d+-\d+/.exec((await person('no-ticket').textContent()) ?? '')?.[0] ?? ''
  await seek(at, ISSUER, rollNo)
  await expect(screen.locator('[data-desk="found"]')).toContainText(issuerScreen.waysOpen.ja)
  await leaves(screen)
})

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`beside a screen that fills the desk, at ${width}×${height}, they cover nothing of it`, async ({ page }) => {
    const at = new DeskPage(page, `street-${height}`)
    await page.setViewportSize({ width, height })
    await page.goto(desk.address())
    await openTab(at, ISSUER, issuerScreen.tab_vote)
    await at.enlarge(ISSUER)
    const street = page.locator('.street')
    await street.locator('summary').click()
    for (const language of LANGUAGES) {
      await expect(street.locator('summary')).toHaveText(deskWords.street[language])
      const list = await placeOf(street.locator('ul'))
      for (const part of ['.app-frame', '.devices', '.guide']) {
        const other = await placeOf(page.locator('main').locator(part).filter({ visible: true }).first())
        expect(overlap(list, other), `${language} ${part}`).toBe(0)
      }
      // As many are in sight as a person can compare, and the screen stays a screen.
      expect(list.height).toBeGreaterThan(height / 3)
      expect((await placeOf(at.seat(ISSUER).locator('.app-frame'))).width).toBeGreaterThan(width / 2)
      await at.picture(`beside-${language}`)
      await chooseLanguage(page, nextLanguage(language))
    }
  })
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>

async function placeOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not in sight')
  return box
}

/** Pixels that both have. */
function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, across) * Math.max(0, down)
}

test("the clerk's card, step by step", async ({ page }) => {
  const at = new DeskPage(page, 'card')
  await page.goto(desk.address())
  const screen = await openTab(at, ISSUER, issuerScreen.tab_vote)
  const street = page.locator('.street')
  await street.locator('summary').click()
  const values = { contest: '朝霧市議会議員選挙' }
  const person = async (key: string): Promise<Visitor> => {
    const line = street.locator(`[data-situation="${key}"]`)
    const rollNo = /\d+-\d+/.exec((await line.textContent()) ?? '')?.[0] ?? ''
    return { rollNo, scan: () => line.getByRole('button', { name: deskWords.showTicket.ja }).click() }
  }
  const cards = new Map<string, string>()
  /** Their cards are the ones that come back. */
  const before: Readonly<Record<string, string>> = {
    'unused-card': 'ordinary',
    'unreadable-card': 'no-ticket',
    'lost-card': 'absentee-papers',
  }
  for (const situation of situations) {
    await test.step(situation.who.ja, async () => {
      const who = before[situation.key] ?? situation.key
      const card = cards.get(who)
      if (situation.key === 'unreadable-card') {
        // The street lies over what is held.
        await street.locator('summary').click()
        await at.bend(card ?? '')
        await street.locator('summary').click()
      }
      const visitor = { ...(await person(who)), ...(card === undefined ? {} : { card }) }
      const given = await followCard({ at, issuer: ISSUER, language: 'ja', values }, situation, visitor)
      await at.picture(situation.key)
      if (given !== null) cards.set(who, given)
    })
  }
  expect([...cards.keys()]).toEqual(['ordinary', 'no-ticket', 'absentee-papers', 'proxy', 'audio', 'declining'])
  await expect(screen.locator('.day-foot')).toContainText(fill(issuerScreen.footPaper.ja, { count: 2 }))
  await test.step('one of them in English', async () => {
    await screen.getByRole('button', { name: uiWords.ownName.en }).click()
    const proxy = situations.find(({ key }) => key === 'proxy') as Situation
    await followCard({ at, issuer: ISSUER, language: 'en', values }, proxy, await person('deaf'))
    await at.picture('proxy-en')
  })
})

test('what happens if: four cards by hand, on a laptop', async ({ page }) => {
  const at = new DeskPage(page, 'what-if')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(desk.address())
  const card = page.locator('.what-if')
  const tries = async (key: WhatIfKey) => {
    await page.locator('.what-if-choice').selectOption(key)
    await stageIs('do')
  }
  const stageIs = (stage: WhatIf['stage']) => expect(card).toHaveAttribute('data-stage', stage)
  await at.screen(ISSUER).getByRole('button', { name: uiWords.ownName.ja }).click()
  const screen = await openTab(at, ISSUER, issuerScreen.tab_vote)
  for (const key of ['second-card', 'absentee'] as const) {
    await tries(key)
    await card.getByRole('button', { name: deskWords.showTicket.ja }).click()
    await stageIs('look')
    await at.picture(key)
    await leaves(screen)
  }
  await tries('medium')
  await expect(page.locator('[data-thing="1-K1-duplicate"].pointed')).toBeVisible()
  await at.picture('medium-do')
  await at.carry('1-K1-duplicate', 'table')
  await stageIs('look')
  await expect(at.screen('1-K1').locator('[data-page="out-of-service"]')).toBeVisible()
  await at.picture('medium')
  await at.carry('1-K1-duplicate', '1-K1:duplicate')
  await tries('power')
  const seat = at.seat('1-K2')
  await seat.locator('summary', { hasText: deskWords.faults.ja }).click()
  await seat.getByRole('button', { name: deskWords.pullPlug.ja }).click()
  await stageIs('look')
  await seat.getByRole('button', { name: deskWords.switchOn.ja }).click()
  await expect(at.screen('1-K2').locator('[data-page="operator-card"]')).toBeVisible()
  await stageIs('look')
  await chooseLanguage(page, 'en')
  await expect(card).toContainText(deskWhatIf.look.en)
  await at.picture('power-en')
  await card.getByRole('button', { name: deskWhatIf.end.en }).click()
  await expect(card).toHaveCount(0)
})

/** The next ticket is read by a page without a voter. */
async function leaves(screen: FrameLocator): Promise<void> {
  await press(screen, issuerScreen.voterLeft)
  await expect(screen.locator('.search input')).toBeEnabled()
}
