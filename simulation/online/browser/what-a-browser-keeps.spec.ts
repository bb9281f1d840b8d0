/** After a vote in Chromium, with a profile on disk: what the device still has of letter, card, permit and vote (V9). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { chromiumFlags, findChromium } from '#shell/chromium/browser.ts'
import { voterScreen as words } from '../../../ui/messages/online-voter-screen.ts'
import { whyNoDatabase } from '../box-room.ts'
import { foundBelow, Wanted } from '../bytes-in-places.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'

test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
let room: VoterRoom
const profile = mkdtempSync(join(tmpdir(), 'ippyo-voter-profile-'))
test.beforeAll(async () => {
  room = await openVoterRoom({ seed: 'what a browser keeps', boxes: 2 })
})
test.afterAll(async () => {
  await room?.close()
  rmSync(profile, { recursive: true, force: true })
})

/**
 * The way and its cast are one record of IndexedDB, for a line that is torn. It is erased with the promise; Chromium's own journal of that
 * store keeps the erased bytes until it is written anew (docs/known-limits.md). The letter's code is never kept.
 */
const ERASED = /^Default\/IndexedDB\/[^:]+\.log: (?:box|gateSignature|permit|record|sessionKey)$/

test('storage is empty; the profile has an erased cast in one journal, and nothing else of letter, permit and vote', async () => {
  const executablePath = findChromium(process.env)
  const flags = chromiumFlags({
    openingPage: '/',
    profile: '',
    kiosk: false,
    silent: false,
    root: process.getuid?.() === 0,
  })
  const browser = await chromium.launchPersistentContext(profile, {
    ...(executablePath === null ? {} : { executablePath }),
    args: flags.filter((flag) => !/^--(app|user-data-dir|window-size)=/.test(flag)),
    viewport: { width: 360, height: 740 },
    locale: 'ja-JP',
  })
  const page = await browser.newPage()
  const names = await vote(page)
  expect(await browser.cookies()).toEqual([])
  expect(await page.evaluate(keptByScripts)).toEqual({ local: 0, session: 0, caches: [], workers: 0, records: 0 })
  await browser.close()

  const [cast] = room.casts
  const [code] = room.codes
  assert(cast !== undefined && code !== undefined, 'a cast was sent')
  const found = foundBelow(profile, new Wanted({ ...partsOf(cast), code }))
  expect(found.filter((each) => !ERASED.test(each))).toEqual([])
  // The search reads what Chromium wrote.
  expect(foundBelow(profile, new Wanted({ origin: room.origin }))).not.toEqual([])
  const [chosen, other] = names.map((name) => foundBelow(profile, new Wanted({ name })))
  expect(chosen).toEqual(other)
})

/** Bytes of a cast that are its own (docs/formats/online-cast.md). */
function partsOf(cast: Uint8Array) {
  const part = (from: number, to: number) => cast.slice(from, to)
  return {
    ...{ box: part(16, 32), permit: part(109, 125), sessionKey: part(37, 69), gateSignature: part(157, 189) },
    record: part(299, 331),
  }
}

/** @returns the name that was chosen, and the other one */
async function vote(page: Page): Promise<readonly string[]> {
  const title = (text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
  const press = (name: string) => page.getByRole('button', { name }).click()
  await page.goto(room.origin)
  await press(words.beginVote.ja)
  await page.getByRole('textbox').fill((room.codes[0] ?? '').replaceAll(/(.{4})(?=.)/g, '$1-'))
  await page.keyboard.press('Enter')
  await title(words.promiseTitle.ja)
  await press(words.next.ja)
  await page.getByRole('checkbox').check()
  await press(words.next.ja)
  await press(words.toCard.ja)
  await title(words.chooseTitle.ja)
  const names = await page
    .getByRole('radio')
    .evaluateAll((all) => all.map((each) => each.closest('label')?.textContent ?? ''))
  await page.getByRole('radio').first().check()
  await press(words.toConfirm.ja)
  await press(words.confirm.ja)
  await press(words.cast.ja)
  await title(words.doneTitle.ja)
  return names.slice(0, 2)
}

/** Runs in the page. */
async function keptByScripts() {
  const records = await new Promise<number>((done) => {
    const opening = indexedDB.open('ippyo-voter', 1)
    opening.onsuccess = () => {
      const count = opening.result.transaction('way').objectStore('way').count()
      count.onsuccess = () => done(count.result)
    }
  })
  const workers = (await navigator.serviceWorker?.getRegistrations())?.length ?? 0
  return { local: localStorage.length, session: sessionStorage.length, caches: await caches.keys(), workers, records }
}
