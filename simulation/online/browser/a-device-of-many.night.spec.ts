/** S-14: a device in a public room. After each voter, and when one has gone, nothing of them is left on it, wherever one looks. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { CHROMIUM_ITSELF } from '#simulation/rooms/browsers.ts'
import { devicePage } from '../../../words/abroad.ts'
import { voterScreen as words } from '../../../words/online.ts'
import { whyNoDatabase } from '../box-room.ts'
import { foundBelow, Wanted } from '../bytes-in-places.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'

test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
let room: VoterRoom
let profile: string
test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'ippyo-device-'))
  room = await openVoterRoom({ seed: 'a device of many', boxes: 2 })
})
test.afterEach(async () => {
  await room?.close()
  rmSync(profile, { recursive: true, force: true })
})

const device = async () => {
  const args = ['--accept-lang=ja-JP', '--force-prefers-reduced-motion']
  return chromium.launchPersistentContext(profile, { ...CHROMIUM_ITSELF, args, viewport: { width: 1280, height: 800 } })
}
const title = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('after a vote, the way back to the entry leaves nothing: not in storage, history, fields or on the disk', async () => {
  const browser = await device()
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(`${room.origin}/device`)
  await isFree(page)
  await page.screenshot({ path: test.info().outputPath('device-ja.png'), fullPage: true })
  await toBallot(page, 0)
  await page.getByRole('radio').first().check()
  await press(page, words.toConfirm.ja)
  await press(page, words.confirm.ja)
  await title(page, words.readyTitle.ja)
  await press(page, words.cast.ja)
  await title(page, words.doneTitle.ja)
  // Nothing is saved on a device of others.
  await room.turn()
  await expect(page.locator('.log')).toHaveAttribute('data-log', 'in-log')
  await expect(page.getByRole('button', { name: words.saveReceipt.ja })).toHaveCount(0)
  const code = await page.locator('.vote-code').textContent()
  assert(code !== null, 'a vote code')
  await press(page, 'English')
  await press(page, words.toEntry.en)
  await isFree(page)
  expect(await page.content()).not.toContain(code)
  expect(await page.evaluate(left)).toEqual({
    local: 0,
    session: ['device', 'language'],
    caches: 0,
    records: 0,
    cookies: '',
  })
  // Back, as often as there is a page: an empty one each time.
  for (let step = 0; step < 8; step++) {
    await page.goBack().catch(() => null)
    // At an entry the page itself steps on to the one before.
    await expect.poll(async () => (await hasGone(page)) || (await entryIn(page))).toBe(true)
    expect(await page.content()).not.toContain(code)
    if (await hasGone(page)) break
  }
  await page.goto(`${room.origin}/device`)
  await press(page, words.beginVote.ja)
  await expect(page.locator('#code')).toHaveValue('')
  await expect(page.locator('#code')).toHaveAttribute('autocomplete', 'off')
  await browser.close()
  const [cast] = room.casts
  assert(cast !== undefined, 'a cast was sent')
  const own = {
    box: cast.slice(16, 32),
    permit: cast.slice(109, 125),
    record: cast.slice(299, 331),
    letter: room.codes[0] ?? '',
  }
  expect(foundBelow(profile, new Wanted({ ...own, code }))).toEqual([])
})

test('who has gone amid a ballot is asked after, and wiped; who touches a key goes on', async () => {
  const browser = await device()
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.clock.install()
  await page.goto(`${room.origin}/device`)
  await toBallot(page, 0)
  await page.getByRole('radio').first().check()
  await page.clock.fastForward(185_000)
  const warning = page.getByRole('alertdialog')
  await expect(warning).toBeVisible()
  await expect(warning).toBeFocused()
  await page.screenshot({ path: test.info().outputPath('warning-ja.png') })
  await page.keyboard.press('Tab')
  await expect(warning).toHaveCount(0)
  await title(page, words.chooseTitle.ja)
  await page.clock.fastForward(185_000)
  await expect(warning).toBeVisible()
  await page.clock.fastForward(65_000)
  await isFree(page)
  expect(await page.evaluate(left)).toMatchObject({ records: 0, session: ['device', 'language'] })
  await page.reload()
  await isFree(page)
  await expect(page.getByText(words.leftTitle.ja)).toHaveCount(0)
  await browser.close()
})

test('a vote is cast by keys alone, with the letter of one’s own', async () => {
  const browser = await device()
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(`${room.origin}/device`)
  await isFree(page)
  await tabTo(page, words.beginVote.ja)
  await page.keyboard.press('Enter')
  await tabTo(page, words.codeTitle.ja)
  await page.keyboard.type(room.codes[1] ?? '')
  await page.keyboard.press('Enter')
  await title(page, words.promiseTitle.ja)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo(page, words.next.ja)
  await page.keyboard.press('Enter')
  await tabTo(page, words.toCard.ja)
  await page.keyboard.press('Enter')
  await title(page, words.chooseTitle.ja)
  await browser.close()
})

const hasGone = async (page: Page) => !page.url().startsWith(room.origin)
/** A page that steps on at this moment is none yet. */
const entryIn = async (page: Page) => {
  const titles = await page
    .getByRole('heading', { level: 1 })
    .allTextContents()
    .catch((): readonly string[] => [])
  return titles.includes(words.entryTitle.ja)
}

/** By the key that goes on, as a keypad has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true }).or(page.getByRole('textbox', { name, exact: true }))
  for (let pressed = 0; pressed < 20; pressed++) {
    await page.keyboard.press('Tab')
    if (await wanted.first().evaluate((each) => each === document.activeElement)) return
  }
  throw new Error(`no key leads to ${name}`)
}

/** The entry, in the browser's own language, and no word of anybody before. */
async function isFree(page: Page): Promise<void> {
  await title(page, words.entryTitle.ja)
  await expect(page.getByText(devicePage.shared.ja)).toBeVisible()
  await expect(page.getByText(words.leftTitle.ja)).toHaveCount(0)
}

async function toBallot(page: Page, at: number): Promise<void> {
  await press(page, words.beginVote.ja)
  await page.getByRole('textbox').fill(room.codes[at] ?? '')
  await page.keyboard.press('Enter')
  await title(page, words.promiseTitle.ja)
  await page.getByRole('checkbox').check()
  await press(page, words.next.ja)
  await press(page, words.toCard.ja)
  await title(page, words.chooseTitle.ja)
}

/** All that scripts of the page's origin find. */
async function left() {
  const records = await new Promise<number>((done, failed) => {
    const opening = indexedDB.open('ippyo-voter')
    opening.onerror = () => failed(opening.error)
    opening.onsuccess = () => {
      const counting = opening.result.transaction('way').objectStore('way').count()
      counting.onsuccess = () => done(counting.result)
      counting.onerror = () => failed(counting.error)
    }
  })
  const session = Object.keys(sessionStorage).toSorted()
  return {
    local: localStorage.length,
    session,
    caches: (await caches.keys()).length,
    records,
    cookies: document.cookie,
  }
}
