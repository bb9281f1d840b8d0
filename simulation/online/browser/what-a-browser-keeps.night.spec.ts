/** After a vote in Chromium and in Firefox, with a profile on disk: what the device still has of letter, card, permit and vote (V9). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { chromiumFlags, findChromium } from '#shell/chromium/browser.ts'
import { voterRefusals } from '../../../ui/messages/online-voter.ts'
import { voterScreen as words } from '../../../words/online.ts'
import { whyNoDatabase } from '../box-room.ts'
import { foundBelow, Wanted } from '../bytes-in-places.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'
import { Firefox, hasFirefox } from './firefox.ts'

test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
let room: VoterRoom
let profile: string
test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'ippyo-voter-profile-'))
  room = await openVoterRoom({ seed: 'what a browser keeps', boxes: 2 })
})
test.afterEach(async () => {
  await room?.close()
  rmSync(profile, { recursive: true, force: true })
})

test('Chromium: storage has the language of the tab alone, and the profile has nothing of letter, permit, vote and choice', async () => {
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
  expect(await page.evaluate(keptByScripts)).toEqual({
    ...{ local: 0, session: { language: 'ja' }, caches: [], workers: 0, records: 0 },
  })
  await browser.close()
  looked(names)
})

test('Firefox: its profile has nothing of letter, permit, vote and choice', async () => {
  test.skip(!hasFirefox, 'no firefox-esr here')
  const firefox = await Firefox.start(profile)
  await firefox.open(room.origin)
  const names = await voteInFirefox(firefox)
  await firefox.stop()
  looked(names)
})

test('a page that is closed with the cast on its way sends the same bytes when it is opened again', async ({
  page,
}) => {
  room.loseAnswers(Number.POSITIVE_INFINITY)
  await toReady(page)
  await press(page, words.cast.ja)
  await expect(page.locator('.trouble')).toHaveText(words.sendingAgain.ja)
  room.gate.refuseNext('try-again')
  await page.reload()
  await expect(page.getByText(words.unusable_unreachable.ja)).toBeVisible()
  room.loseAnswers(0)
  await page.reload()
  await title(page, words.doneTitle.ja)
  expect(new Set(room.casts.map(toHex)).size).toBe(1)
})

test('once the gate has forgotten the flow, the page says that nobody can read what is kept, and erases it', async ({
  page,
}) => {
  await toReady(page)
  room.gate.refuseNext('flow-ended')
  await page.reload()
  await expect(page.locator('.what')).toHaveText(voterRefusals['way-ended'].ja.title)
  expect(await page.evaluate(keptByScripts)).toMatchObject({ records: 0 })
})

function looked(names: readonly string[]): void {
  const [cast] = room.casts
  const [code] = room.codes
  assert(cast !== undefined && code !== undefined, 'a cast was sent')
  expect(foundBelow(profile, new Wanted({ ...partsOf(cast), code }))).toEqual([])
  // The search reads what the browser wrote.
  expect(foundBelow(profile, new Wanted({ database: 'ippyo-voter' }))).not.toEqual([])
  const [chosen, other] = names.map((name) => foundBelow(profile, new Wanted({ name })))
  expect(chosen).toEqual(other)
}

/** Bytes of a cast that are its own (docs/formats/online-cast.md). */
function partsOf(cast: Uint8Array) {
  const part = (from: number, to: number) => cast.slice(from, to)
  return {
    ...{ box: part(16, 32), permit: part(109, 125), sessionKey: part(37, 69), gateSignature: part(157, 189) },
    ...{ record: part(299, 331), signature: part(cast.length - 64, cast.length - 32) },
  }
}

const title = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

/** @returns the name that was chosen, and the other one */
async function vote(page: Page): Promise<readonly string[]> {
  const names = await toReady(page)
  await press(page, words.cast.ja)
  await title(page, words.doneTitle.ja)
  return names
}

async function toReady(page: Page): Promise<readonly string[]> {
  await page.goto(room.origin)
  await press(page, words.beginVote.ja)
  await page.getByRole('textbox').fill((room.codes[0] ?? '').replaceAll(/(.{4})(?=.)/g, '$1-'))
  await page.keyboard.press('Enter')
  await title(page, words.promiseTitle.ja)
  await press(page, words.next.ja)
  await page.getByRole('checkbox').check()
  await press(page, words.next.ja)
  await press(page, words.toCard.ja)
  await title(page, words.chooseTitle.ja)
  const names = await page
    .getByRole('radio')
    .evaluateAll((all) => all.map((each) => each.closest('label')?.textContent ?? ''))
  await page.getByRole('radio').first().check()
  await page.evaluate(LEFT_OUT)
  await press(page, words.toConfirm.ja)
  await press(page, words.confirm.ja)
  await title(page, words.readyTitle.ja)
  return names.slice(0, 2)
}

/** Its language is English, as this page then is. */
async function voteInFirefox(firefox: Firefox): Promise<readonly string[]> {
  const shows = (text: string) => firefox.until(`document.querySelector('h1')?.textContent.includes('${text}')`)
  const button = (name: string) =>
    `[...document.querySelectorAll('button')].find((each) => each.textContent.includes('${name}')).click()`
  const steps: readonly (readonly [string, string])[] = [
    [words.promiseTitle.en, `document.querySelector('[type=checkbox]').click()`],
    [words.promiseTitle.en, button(words.next.en)],
    [words.cardTitle.en, button(words.toCard.en)],
    [words.chooseTitle.en, `document.querySelector('[type=radio]').click()`],
    [words.chooseTitle.en, LEFT_OUT],
    [words.chooseTitle.en, button(words.toConfirm.en)],
    [words.confirmTitle.en, button(words.confirm.en)],
    [words.readyTitle.en, button(words.cast.en)],
  ]
  await shows(words.entryTitle.en)
  await firefox.evaluate(button(words.beginVote.en))
  await shows(words.codeTitle.en)
  await firefox.evaluate(typed(room.codes[0] ?? ''))
  await firefox.evaluate(button(words.next.en))
  let names = ''
  for (const [at, act] of steps) {
    await shows(at)
    if (at === words.chooseTitle.en) names = String(await firefox.evaluate(NAMES))
    if (act.includes(words.toCard.en)) await firefox.leave(act)
    else await firefox.evaluate(act)
  }
  await shows(words.doneTitle.en)
  return names.split('|').slice(0, 2)
}
/** As a keyboard gives it to React. */
const typed = (text: string) => `{
  const field = document.querySelector('#code')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${text}')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}`
/** A browser writes the choice in each field to its session file: Chromium not with autocomplete=off, Firefox not where it is the default. */
const LEFT_OUT = `for (const each of document.querySelectorAll('[type=radio]'))
  if (each.getAttribute('autocomplete') !== 'off' || each.checked !== each.defaultChecked) throw new Error('kept: a choice')`
const NAMES = `[...document.querySelectorAll('[type=radio]')].map((each) => each.closest('label').textContent).join('|')`

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
  return { local: localStorage.length, session: { ...sessionStorage }, caches: await caches.keys(), workers, records }
}
