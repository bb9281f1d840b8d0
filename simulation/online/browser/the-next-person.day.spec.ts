/** Somebody touches a card and leaves; the next person at the same browser comes to no ballot, by whichever way they open the page (V2). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { CHROMIUM_ITSELF } from '#simulation/rooms/browsers.ts'
import { voterRefusals } from '../../../ui/messages/online-voter.ts'
import { voterScreen as words } from '../../../words/online.ts'
import { whyNoDatabase } from '../box-room.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'

test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
test.use({ viewport: { width: 360, height: 740 } })
let room: VoterRoom
test.beforeEach(async () => {
  room = await openVoterRoom({ seed: 'the next person', boxes: 2 })
})
test.afterEach(async () => room?.close())

test('the tab is closed: the address opens the entry, which names nobody; a reload of it opens no more', async ({
  page,
  context,
}) => {
  await toBallot(page)
  await page.close()
  const next = await context.newPage()
  await next.goto(room.origin)
  await findsNoBallot(next)
  await next.reload()
  await findsNoBallot(next)
  await next.screenshot({ path: test.info().outputPath('left-ja.png'), fullPage: true })
  await press(next, 'English')
  await next.screenshot({ path: test.info().outputPath('left-en.png'), fullPage: true })
  expect(await next.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('the same tab: a reload goes on, and so does the next one', async ({ page }) => {
  await toBallot(page)
  for (const _ of [1, 2]) {
    await page.reload()
    await title(page, words.chooseTitle.ja)
  }
})

test('the language that was chosen stays in its tab, and in no other one (P4)', async ({ page, context }) => {
  await page.goto(room.origin)
  await press(page, 'English')
  await page.goto(`${room.origin}/look`)
  await title(page, words.lookupTitle.en)
  await page.goto(room.origin)
  await title(page, words.entryTitle.en)
  const next = await context.newPage()
  await next.goto(room.origin)
  await title(next, words.entryTitle.ja)
})

test('the same tab, where somebody types the address, comes back to it or forward to it: no ballot', async ({
  page,
}) => {
  await toBallot(page)
  await page.goto('about:blank')
  await page.goBack()
  await findsNoBallot(page)
  await page.reload()
  await findsNoBallot(page)
  await toBallot(page)
  await page.goto(`${room.origin}/look`)
  await page.goto(room.origin)
  await findsNoBallot(page)
})

test('a tab that a page has opened has its storage, and no ballot', async ({ page, context }) => {
  await toBallot(page)
  const opened = context.waitForEvent('page')
  await page.evaluate(() => void window.open('/'))
  const copy = await opened
  await findsNoBallot(copy)
  await copy.reload()
  await findsNoBallot(copy)
})

test('the browser is ended and opens its tabs again: no ballot, and none after a reload', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'ippyo-next-person-'))
  // The browser itself speaks Japanese: a tab that it opens again may load before Playwright could tell it so.
  const started = (...args: readonly string[]) =>
    chromium.launchPersistentContext(profile, { ...CHROMIUM_ITSELF, args: ['--accept-lang=ja-JP', ...args] })
  const before = await started()
  await toBallot(before.pages()[0] ?? (await before.newPage()))
  await before.close()
  const after = await started('--restore-last-session')
  const restored = after.pages().find((each) => each.url().startsWith(room.origin))
  assert(restored !== undefined, 'the next person: the browser opened its tab again')
  await findsNoBallot(restored)
  await restored.reload()
  await findsNoBallot(restored)
  await after.close()
  rmSync(profile, { recursive: true, force: true })
})

// Playwright switches the back-forward cache of its browsers off; people's browsers have it (own-83).
test('a browser that keeps whole pages: the step back comes to no ballot, whatever it has kept', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'ippyo-kept-page-'))
  const browser = await chromium.launchPersistentContext(profile, {
    ...{ ...CHROMIUM_ITSELF, args: ['--accept-lang=ja-JP'], ignoreDefaultArgs: ['--disable-back-forward-cache'] },
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await toBallot(page)
  await page.goto('data:text/html,another page')
  // Playwright's own step back waits for a page to load, which one that was kept never does.
  // The page that is left may end before it has answered; that it was left is seen below.
  await page.evaluate(() => window.history.back()).catch(() => null)
  await findsNoBallot(page)
  await toBallot(page)
  // As a browser says it that keeps pages in spite of no-store.
  await page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await findsNoBallot(page)
  await page.reload()
  await findsNoBallot(page)
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
})

test('the owner, whose tab is still open, votes there, whatever the next person looks at; erased, it says so', async ({
  page,
  context,
}) => {
  await toBallot(page)
  const next = await context.newPage()
  await next.goto(room.origin)
  await findsNoBallot(next)
  // The way to the code and back erases nothing that is another window's.
  await press(next, words.beginVote.ja)
  await press(next, words.toEntry.ja)
  await title(next, words.entryTitle.ja)
  await next.reload()
  await findsNoBallot(next)
  await toReady(page)
  await press(next, words.leftForget.ja)
  await expect(next.getByText(words.leftTitle.ja)).toHaveCount(0)
  await press(page, words.cast.ja)
  await expect(page.locator('.what')).toHaveText(voterRefusals['erased-elsewhere'].ja.title)
  expect(room.casts).toEqual([])
  await toReady(await again(page))
  await press(page, words.cast.ja)
  await title(page, words.doneTitle.ja)
})

test('the letter of the next person, opened where the page is open already, comes to its own code', async ({
  page,
}) => {
  const letter = async (at: number) => {
    await page.goto(`${room.origin}/#${room.codes[at]}`)
    await title(page, words.codeTitle.ja)
    await press(page, words.next.ja)
    await title(page, words.promiseTitle.ja)
  }
  await letter(0)
  await letter(1)
  expect(page.url()).toBe(`${room.origin}/`)
  await page.goBack()
  await title(page, words.codeTitle.ja)
})

test('after the card the way back to the entry asks once', async ({ page }) => {
  await toBallot(page)
  await press(page, words.toEntry.ja)
  await title(page, words.givingUpTitle.ja)
  await page.screenshot({ path: test.info().outputPath('giving-up-ja.png'), fullPage: true })
  await press(page, 'English')
  await page.screenshot({ path: test.info().outputPath('giving-up-en.png'), fullPage: true })
  await press(page, '日本語')
  await press(page, words.stay.ja)
  await title(page, words.chooseTitle.ja)
  await press(page, words.toEntry.ja)
  await press(page, words.giveUp.ja)
  await title(page, words.entryTitle.ja)
  await page.reload()
  await title(page, words.entryTitle.ja)
  await expect(page.getByText(words.leftTitle.ja)).toHaveCount(0)
})

const title = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function findsNoBallot(page: Page): Promise<void> {
  await title(page, words.entryTitle.ja)
  await expect(page.getByText(words.leftTitle.ja)).toBeVisible()
}

/** Letter and card; the card's page comes back in the same tab. */
async function toBallot(page: Page): Promise<void> {
  await page.goto(room.origin)
  await press(page, words.beginVote.ja)
  await typeCode(page)
}

async function again(page: Page): Promise<Page> {
  await press(page, words.again.ja)
  await typeCode(page)
  return page
}

async function typeCode(page: Page): Promise<void> {
  await page.getByRole('textbox').fill((room.codes[0] ?? '').replaceAll(/(.{4})(?=.)/g, '$1-'))
  await page.keyboard.press('Enter')
  await title(page, words.promiseTitle.ja)
  await page.getByRole('checkbox').check()
  await press(page, words.next.ja)
  await press(page, words.toCard.ja)
  await title(page, words.chooseTitle.ja)
}

async function toReady(page: Page): Promise<void> {
  await page.getByRole('radio').first().check()
  await press(page, words.toConfirm.ja)
  await press(page, words.confirm.ja)
  await title(page, words.readyTitle.ja)
}
