/** The page on which anybody checks a bundle: one file, opened as a file, in Chromium and in Firefox. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { buildCheckPage } from '#build/check-page.mjs'
import { LANGUAGES } from '#election/languages.ts'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { tarredBundle } from '#simulation/bundle/tarred-bundle.ts'
import { Firefox, hasFirefox } from '#simulation/online/browser/firefox.ts'
import { axeFindings, bringAxe } from '#simulation/pictures/axe-findings.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { uiWords } from '../../words/common.ts'
import { bundlePage } from '../../words/verify.ts'

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'check-page')

let place: string
let address: string
let key: string
let files: Files
let honest: string

test.beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-check-page-'))
  address = pathToFileURL(join(import.meta.dirname, '..', '..', await buildCheckPage())).href
  const bundle = await bundleOfElection(seededRandomness('check page in a browser'), [30, 7])
  files = bundle.files
  key = bundle.authority
  honest = await writeBundle(join(place, 'honest'), files)
})
test.afterAll(() => rmSync(place, { recursive: true }))

/** Numbers of the checks that fail, as the command says. */
async function failing(directory: string): Promise<readonly string[]> {
  const found = await verifyBundle(directory, { authority: { key }, bundle: null })
  if ('type' in found) throw new Error(found.type)
  return [...new Set(found.findings.flatMap(({ check, result }) => (result === 'fails' ? [check] : [])))].toSorted()
}

const moved = () => withBytes(files, 'opened-1.bin', (bytes) => bytes.copyWithin(64, 68, 96))
const BROKEN: Readonly<Record<string, () => Files>> = {
  'an id moved': moved,
  'no opened list': () => withFile(files, 'opened-0.bin', null),
  'a proof changed': () =>
    withBytes(files, 'mix-0-2.bin', (bytes) => bytes.set([(bytes.at(-32) ?? 0) ^ 1], bytes.length - 32)),
}

async function check(page: Page): Promise<void> {
  await expect(page.locator('#chosen')).not.toHaveText('')
  await page.locator('#start').click()
  await expect(page.locator('#result-title')).toBeFocused()
}

test('a folder is checked with the keyboard alone, and nothing leaves the device', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(/^blob:.*/, 'blob')))
  await page.goto(address)
  await bringAxe(page)
  expect(await axeFindings(page, {})).toEqual([])
  const focused = () => page.evaluate(() => document.activeElement?.id)
  for (const id of ['language', 'folder', 'files', 'authority', 'bundle', 'start']) {
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(id)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText(bundlePage.noFilesYet.ja)).toBeVisible()
  await page.setInputFiles('#folder', honest)
  await expect(page.locator('#chosen')).not.toHaveText('')
  await page.keyboard.press('Enter')
  await expect(page.locator('#result-title')).toBeFocused()
  await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictPart.ja)
  const found = await verifyBundle(honest, { authority: { key }, bundle: null })
  if ('type' in found) throw new Error(found.type)
  await expect(page.locator('dd.digits')).toHaveText([found.authority, found.election, found.fingerprint ?? ''])
  expect(await axeFindings(page, {})).toEqual([])
  const planted = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.planted = true'
    document.body.append(script)
    return fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'planted' in globalThis,
    )
  })
  expect(planted).toBe(false)
  expect(new Set(asked.filter((url) => url !== 'https://example.invalid/'))).toEqual(new Set([address, 'blob']))
})

/** From now on the page reads no file until the answer is called. */
async function holdFiles(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const bytes = Blob.prototype.arrayBuffer
    const read = new Promise<void>((done) => window.addEventListener('read', () => done(), { once: true }))
    Blob.prototype.arrayBuffer = async function () {
      await read
      return bytes.call(this)
    }
  })
  return () => page.evaluate(() => window.dispatchEvent(new Event('read')))
}

test('who presses the button while a file is still read has these files checked', async ({ page }) => {
  await page.goto(address)
  const read = await holdFiles(page)
  await page.setInputFiles('#files', tarredBundle(honest))
  await page.locator('#start').click()
  await page.locator('#start').click()
  await read()
  await expect(page.locator('#result-title')).toBeFocused()
  await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictPart.ja)
})

test('who chooses others before they are read has these others, and no result of the first', async ({ page }) => {
  await page.goto(address)
  const read = await holdFiles(page)
  await page.setInputFiles('#files', tarredBundle(honest))
  await page.locator('#start').click()
  await page.setInputFiles('#files', join(honest, 'count.json'))
  await read()
  await expect(page.locator('#nothing')).toHaveText(bundlePage.noFilesYet.ja)
  await expect(page.locator('#result')).toContainText(bundlePage.noPlaces.ja)
})

test('a number that is typed while the page checks counts at the end', async ({ page }) => {
  await page.goto(address)
  await page.setInputFiles('#folder', honest)
  await expect(page.locator('#chosen')).not.toHaveText('')
  const read = await holdFiles(page)
  await page.locator('#start').click()
  await page.locator('#authority').fill('1234 '.repeat(5))
  await page.locator('#stop').focus()
  await read()
  await expect(page.locator('#result-title')).toBeFocused()
  await expect(page.locator('tr.fails th')).toHaveText(['V05'])
})

test('who types a number keeps the cursor when the check ends', async ({ page }) => {
  await page.goto(address)
  await page.setInputFiles('#folder', honest)
  await expect(page.locator('#chosen')).not.toHaveText('')
  const read = await holdFiles(page)
  await page.locator('#start').click()
  await expect(page.locator('#stop')).toBeFocused()
  await page.locator('#bundle').focus()
  await page.keyboard.type('12345 67890 ')
  await read()
  await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictPart.ja)
  await page.keyboard.type('12345 67890')
  await expect(page.locator('#bundle')).toHaveValue('12345 67890 12345 67890')
  await page.locator('#start').focus()
  await expect(page.locator('tr.fails th')).toHaveText(['V34'])
})

test('a browser that gives no thread is named', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('not here', 'SecurityError')
      }
    } as unknown as typeof Worker
  })
  await page.goto(address)
  await page.setInputFiles('#folder', honest)
  await check(page)
  await expect(page.locator('#result')).toContainText(bundlePage.noThreads.ja)
})

test('numbers from paper count before the check and after it, in wide digits too', async ({ page }) => {
  await page.goto(address)
  await page.setInputFiles('#files', tarredBundle(honest))
  await expect(page.locator('#chosen')).not.toHaveText('')
  await page.locator('#authority').fill('1234')
  await page.locator('#authority').blur()
  await expect(page.locator('#authority-wrong')).toHaveText('数字が20桁ありません（今は4桁）。')
  // A number that is half typed is no other commission's: nothing begins.
  await page.locator('#start').click()
  await expect(page.locator('#authority')).toBeFocused()
  await expect(page.locator('#bar')).toHaveCount(0)
  await page.locator('#authority').fill('1234 '.repeat(5))
  await check(page)
  await expect(page.locator('tr.fails th')).toHaveText(['V05'])
  const [ofKey = '', , ofBundle = ''] = await page.locator('dd.digits').allTextContents()
  const wide = (digits: string) => digits.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  await page.locator('#authority').fill(wide(ofKey))
  await page.locator('#bundle').fill(ofBundle.replaceAll(' ', ''))
  await page.locator('#bundle').blur()
  await expect(page.locator('tr.fails')).toHaveCount(0)
  await expect(page.locator('tr.not-checked')).toHaveCount(0)
  await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictHolds.ja)
  await page.locator('#language').click()
  await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictHolds.en)
  await expect(page.locator('.contest td.figure').nth(1)).toHaveText('15')
})

for (const [name, broken] of Object.entries(BROKEN)) {
  test(`${name}: the page names what the command names`, async ({ page }) => {
    const directory = await writeBundle(join(place, name.replaceAll(' ', '-')), broken())
    await page.goto(address)
    await page.setInputFiles('#folder', directory)
    await check(page)
    const said = await failing(directory)
    expect(said.length).toBeGreaterThan(0)
    await expect(page.locator('tr.fails th')).toHaveText([...said])
    await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictFails.ja)
    await expect(page.locator('#result')).toContainText(bundlePage.totalsUnproven.ja)
  })
}

test('what is no bundle is refused in words', async ({ page }) => {
  await page.goto(address)
  const text = join(place, 'letter.tar')
  writeFileSync(text, 'no tar')
  await page.setInputFiles('#files', text)
  await expect(page.locator('#result')).toContainText(bundlePage.tarRefused.ja)
  // “Get it again”: under the same name the browser would report no change.
  const asks = page.waitForEvent('filechooser')
  await page.locator('#files').click()
  await asks
  await expect(page.locator('#files')).toHaveValue('')
  // Their folders are not known: no verdict, however they would be checked.
  await page.setInputFiles('#files', join(honest, 'count.json'))
  await expect(page.locator('#result')).toContainText(bundlePage.noPlaces.ja)
  await page.setInputFiles('#folder', await writeBundle(join(place, 'no-package'), withoutPackage()))
  await check(page)
  await expect(page.locator('#result')).toContainText(bundlePage.noBundle.ja)
})

const withoutPackage = () => new Map([...files].filter(([name]) => !name.startsWith('package/')))

test('a rehearsal’s votes, or a sample’s, have a band above and below them', async ({ page }) => {
  for (const use of ['fixture', 'rehearsal', 'live'] as const) {
    const made = await bundleOfElection(seededRandomness('a bundle of some use'), [4, 4], undefined, {
      election: { use },
    })
    const directory = await writeBundle(join(place, use), made.files)
    await page.goto(address)
    await page.setInputFiles('#folder', directory)
    await check(page)
    for (const language of LANGUAGES) {
      const words = use === 'live' ? [] : [`◆ ${uiWords[use][language]} ◆`, `◆ ${uiWords[use][language]} ◆`]
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('.use')).toHaveText(words)
      await expect(page.locator('.use + .verdict')).toHaveCount(words.length / 2)
      await expect(page.locator('.contest + .use')).toHaveCount(words.length / 2)
      const day = { ja: '平成14年6月23日', en: '2002-06-23' }[language]
      await expect(page.locator('#election')).toContainText(day)
      await keepPicture(page, join(PICTURES, `${use}-${language}.png`))
      await page.locator('#language').click()
    }
  }
})

const SIZES = [
  [360, 740],
  [1366, 768],
  [1920, 1080],
] as const
for (const [width, height] of SIZES) {
  test(`${width} pixels: everything is in the window, in light and dark, Japanese and English`, async ({ page }) => {
    const directory = await writeBundle(join(place, `moved-${width}`), moved())
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: width === 1366 ? 'dark' : 'light' })
    await page.goto(address)
    await page.setInputFiles('#folder', directory)
    await check(page)
    for (const language of LANGUAGES) {
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await bringAxe(page)
      expect(await axeFindings(page, {})).toEqual([])
      await keepPicture(page, join(PICTURES, `${width}-${language}.png`))
      await page.locator('#language').click()
    }
  })
}

test('Firefox finds the same', async () => {
  test.skip(!hasFirefox, 'no firefox-esr on this machine')
  const firefox = await Firefox.start()
  try {
    const directory = await writeBundle(join(place, 'in-firefox'), moved())
    for (const [bundle, expected] of [
      [honest, []],
      [directory, await failing(directory)],
    ] as const) {
      await firefox.open(address)
      await firefox.choose('#files', [tarredBundle(bundle)])
      await firefox.until(
        `document.querySelector('#chosen')?.textContent !== '' && document.querySelector('#start') !== null`,
      )
      await firefox.evaluate(`document.querySelector('#start').click()`)
      await firefox.until(`document.querySelector('.verdict') !== null`)
      const failed = `[...document.querySelectorAll('tr.fails th')].map((each) => each.textContent).join()`
      expect(await firefox.evaluate(failed)).toBe(expected.join())
    }
  } finally {
    await firefox.stop()
  }
})
