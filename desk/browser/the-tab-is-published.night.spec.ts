/**
 * The station in a tab as it is published: from a server, by the keyboard alone, without a network, with a town's own candidates, in Chromium and
 * in Firefox, and how much a visitor fetches. The whole way through it is in `a-station-in-a-tab.day.spec.ts`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Locator, test } from '@playwright/test'
import { type PreviewServer, preview } from 'vite'
import { buildTab, type TabFile } from '#build/tab.mjs'
import { LANGUAGES } from '#election/languages.ts'
import { KPB200_KEYS } from '#hardware/keypad/key-table.ts'
import { Firefox, hasFirefox } from '#simulation/online/browser/firefox.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { tabWords } from '../../words/desk.ts'
import { PagePictures } from './page-pictures.ts'
import { stationPictureName } from './picture-names.ts'
import { stationPicture } from './station-picture.ts'
import { inTab } from './tab-page.ts'

const out = mkdtempSync(join(tmpdir(), 'ippyo-tab-'))
let files: readonly TabFile[] = []
let server: PreviewServer

// The letters are cut in the first of them.
test.describe.configure({ timeout: 900_000 })
test.beforeAll(async () => {
  files = await buildTab({ out })
  server = await preview({
    root: tmpdir(),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: out },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  })
})
test.afterAll(async () => {
  await server.close()
  rmSync(out, { recursive: true, force: true })
})

const address = () => server.resolvedUrls?.local[0] ?? ''

test('by the keyboard alone, from the card laid to the sealed machine; no letter of the sample is fetched later', async ({
  page,
}) => {
  const later: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/faces/others')) later.push(request.url())
  })
  const tab = await inTab(page, address())
  const press = async (of: Locator) => {
    await of.focus()
    await page.keyboard.press('Enter')
  }
  const onward = tab.glass.locator('.kiosk-go button')
  await tab.actByKeyboard('layForTouch')
  await tab.shows('how-to')
  await press(onward)
  for (const [name, then] of [['花子', 'recorded'] as const, ['大川', 'take-card'] as const]) {
    await tab.shows('choose')
    await press(tab.glass.locator('main[data-page="choose"] button', { hasText: name }))
    await press(onward)
    await tab.shows('confirm')
    await press(tab.glass.locator('.kiosk-record button'))
    await tab.shows(then)
    if (then === 'recorded') await press(onward)
  }
  await tab.actByKeyboard('take')
  await tab.actByKeyboard('giveBack')
  await press(page.locator('.page-tabs button').last())
  await tab.actByKeyboard('close')
  await expect(page.locator('.tab-count')).toContainText(tabWords.holder.ja.replace('{index}', '1'))
  expect(later).toEqual([])
})

test('by ear, in English, on a telephone: the machine’s keys lead, and nothing is sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const tab = await inTab(page, address(), 'en')
  await page.locator('.tab-head > button').click()
  await tab.act('layForEar')
  await tab.shows('audio')
  await expect(page.locator('.tab-heard')).toContainText('headphones')
  await expect(page.locator('.tab-keys button')).toHaveCount(KPB200_KEYS.size)
  await bringAxe(page)
  expect(await axeFindings(page, WCAG_21)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('a town’s own candidates: a wrong file says where, a right one is on the glass, and the sample comes back', async ({
  page,
}) => {
  const tab = await inTab(page, address())
  await page.locator('summary').click()
  const head = 'contest,number,name,kana,party,party_kana,display_name\r\n'
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => `council,${at + 1},森　${at}子,もり　こ,,,\r\n`).join('')
  const put = async (name: string, text: string) => {
    writeFileSync(join(out, name), text)
    await page.locator('input[type=file]').setInputFiles(join(out, name))
  }
  await put('notes.csv', 'x')
  await expect(page.locator('.tab-own')).toContainText('notes.csv')
  // The sample itself, as it is saved for the second time; a spreadsheet program knows its letters by the mark before them.
  const sample = readFileSync(join(out, 'sample/candidates.csv'), 'utf8')
  expect(sample.startsWith('\uFEFF')).toBe(true)
  await put('candidates (1).csv', sample)
  await expect(page.getByRole('button', { name: tabWords.ownBack.ja })).toBeVisible()
  await put('candidates.csv', `${head}mayor,1,木村　藍,きむら　あい\r\n`)
  await expect(page.locator('.tab-own')).toContainText(tabWords.ownRefused.ja)
  const own = `${head}mayor,1,木村　藍,きむら　あい,,,\r\nmayor,2,驫木　圭,とどろき　けい,,,\r\n${rows(8)}`
  // Dropped anywhere on the page.
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'candidates.csv'))
    return transfer
  }, own)
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(page.getByRole('button', { name: tabWords.ownBack.ja })).toBeVisible()
  await tab.act('layForTouch')
  await tab.shows('how-to')
  await tab.glass.locator('.kiosk-go button').click()
  await tab.shows('choose')
  await expect(tab.glass.locator('main')).toContainText('驫木')
  await tab.act('take')
  await tab.act('ownBack')
  await tab.shows('waiting')
})

test('without a network it opens again, and votes', async ({ page, context }) => {
  await inTab(page, address())
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.setOffline(true)
  const tab = await inTab(page, address())
  await tab.act('layForTouch')
  await tab.votes('花子', '大川')
})

for (const language of LANGUAGES) {
  test(`README begins with a picture of it (${language})`, async ({ browser, page }) => {
    const name = stationPictureName(language)
    const sheet = await stationPicture(browser, address(), language)
    const pictures = new PagePictures(sheet, [name])
    await pictures.keep(name, { reads: sheet.locator('body'), width: 1400 })
    await page.close()
  })
}

test('a visitor fetches less than three megabytes', () => {
  const wire = files
    .filter(({ first }) => first)
    .map(({ name }) => readFileSync(join(out, name)))
    .reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
  expect(wire).toBeLessThan(3_000_000)
})

test('in Firefox on a telephone: a vote, the closing, and the count', async () => {
  test.skip(!hasFirefox, 'no Firefox on this computer')
  const firefox = await Firefox.start()
  try {
    await firefox.resize(390, 844)
    await firefox.open(address())
    const main = `document.querySelector('.tab-glass iframe')?.contentDocument?.querySelector('main')`
    const when = (holds: string) => firefox.untilDrawn(holds)
    const shows = (type: string) => when(`${main}?.dataset.page === '${type}'`)
    /** A button says by itself whether it works yet: pressed before, it does nothing, and the way on never comes. */
    const press = async (button: string) => {
      await when(`${button} != null && !${button}.disabled && ${button}.ariaDisabled !== 'true'`)
      await firefox.evaluate(`void ${button}.click()`)
    }
    const go = () => press(`document.querySelector('.tab-go')`)
    const onward = () => press(`${main}?.querySelector('.kiosk-go button')`)
    await shows('waiting')
    await go()
    await shows('how-to')
    await onward()
    for (const [name, then] of [['花子', 'recorded'] as const, ['大川', 'take-card'] as const]) {
      await shows('choose')
      expect(await firefox.evaluate(`${main}.scrollWidth <= ${main}.clientWidth`)).toBe(true)
      await press(`[...${main}.querySelectorAll('button')].find((each) => each.textContent.includes('${name}'))`)
      await onward()
      await shows('confirm')
      await press(`${main}.querySelector('.kiosk-record button')`)
      await shows(then)
      if (then === 'recorded') await onward()
    }
    await go()
    await when(`document.querySelector('.tab-go')?.textContent === '${tabWords.giveBack.ja}'`)
    await go()
    await press(`document.querySelector('.page-tabs button:last-of-type')`)
    await when(`document.querySelector('.tab-count .tab-go:not(:disabled)') !== null`)
    await press(`document.querySelector('.tab-count .tab-go')`)
    for (const index of [1, 2]) {
      const words = tabWords.holder.ja.replace('{index}', String(index))
      const holder = `[...document.querySelectorAll('.tab-count button')].find((each) => each.textContent === '${words}')`
      await when(`${holder} !== undefined`)
      await press(holder)
    }
    await when(`document.querySelectorAll('.tab-numbers dd').length === 2`)
  } finally {
    await firefox.stop()
  }
})
