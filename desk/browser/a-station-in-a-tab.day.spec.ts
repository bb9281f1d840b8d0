/**
 * The station in a tab as a visitor meets it, opened from a folder: the reception issues the card that the machine takes, the station closes, two
 * key holders come, and the data of the count hold in the check page beside it. Nothing is asked of any network.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { buildTab } from '#build/tab.mjs'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { bundlePage } from '../../words/verify.ts'
import { inTab, type TabPage } from './tab-page.ts'

const out = mkdtempSync(join(tmpdir(), 'ippyo-tab-'))
test.beforeAll(() => buildTab({ out, withFaces: false }))
test.afterAll(() => rmSync(out, { recursive: true, force: true }))

const address = pathToFileURL(join(out, 'index.html')).href

async function isAccessible({ page }: TabPage): Promise<void> {
  await bringAxe(page)
  expect(await axeFindings(page, WCAG_21)).toEqual([])
}

test('from the ticket to the checked count', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const tab = await inTab(page, address)
  await tab.goTo('desk')
  await isAccessible(tab)
  // A person of the roll comes; the clerk's screen is the issuer's own.
  await tab.ticketOf('鈴木　愛')
  await tab.clerkIssues()
  await tab.act('deskTake')
  await tab.clerkHandsOver()
  await tab.act('toMachine')
  await tab.act('layHand')
  await tab.votes('花子', '大川')
  await tab.act('take')
  await tab.act('giveBack')
  // The page serves the next one.
  await tab.act('layForTouch')
  await isAccessible(tab)
  await tab.votes('髙橋', '大川')
  await tab.act('take')
  await tab.act('giveBack')
  await tab.goTo('count')
  await tab.act('close')
  await tab.holderComes(1)
  await tab.holderComes(3)
  await expect(tab.page.locator('.tab-count table').first()).toContainText('髙橋')
  await isAccessible(tab)
  const [bundle, numbers] = [await tab.savedBundle(), await tab.numbers()]
  const check = await tab.openCheckPage()
  expect(await check.checks(bundle, numbers)).toBe(bundlePage.verdictHolds.ja)
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
})

test('a voter by the machine’s keys, from a keyboard alone; the words that are heard are on the page', async ({
  page,
}) => {
  const tab = await inTab(page, address)
  await tab.actByKeyboard('layForEar')
  await expect(page.locator('.tab-heard')).toContainText('ヘッドホン')
  await isAccessible(tab)
  // The next visitor reads no sentence that the one before heard.
  await tab.act('take')
  await expect(page.locator('.tab-heard')).toHaveCount(0)
})

test('the practice machine: one press begins, one ends, and no place but the glass is there', async ({ page }) => {
  const tab = await inTab(page, `${address}#demo`)
  await expect(page.locator('.page-tabs')).toHaveCount(0)
  for (let visitor = 0; visitor < 2; visitor++) {
    await tab.act('demoStart')
    await tab.votes('花子', '大川')
    await tab.act('demoEnd')
    await tab.shows('waiting')
  }
})
