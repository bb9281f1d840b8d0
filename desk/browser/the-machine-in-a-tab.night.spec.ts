/**
 * The voting machine in a browser tab, as it is published: opened from a folder and from a server, by touch, by the keyboard alone, without
 * a network, with a town's own candidates, in Chromium and in Firefox. Nothing that a visitor chooses leaves the page.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test'
import { type PreviewServer, preview } from 'vite'
import { buildTab, type TabFile } from '#build/tab.mjs'
import { KPB200_KEYS } from '#hardware/keypad/key-table.ts'
import { Firefox, hasFirefox } from '#simulation/online/browser/firefox.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import type { Language } from '../../ui/messages/message.ts'
import { tabWords } from '../../words/desk.ts'

const out = mkdtempSync(join(tmpdir(), 'ippyo-tab-'))
let files: readonly TabFile[] = []
let server: PreviewServer

test.describe.configure({ timeout: 60_000 })
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
const shows = (glass: FrameLocator, page: string) => glass.locator(`main[data-page="${page}"]`).waitFor()
/** The way on is in one place of every page. */
const onward = (glass: FrameLocator) => glass.locator('.kiosk-go button')
const button = (page: Page, words: keyof typeof tabWords, language: Language = 'ja') =>
  page.getByRole('button', { name: tabWords[words][language] })

/** One contest, by touch. */
async function choose(glass: FrameLocator, name: string, then: 'recorded' | 'take-card'): Promise<void> {
  await shows(glass, 'choose')
  await glass.locator('main[data-page="choose"] button', { hasText: name }).click()
  await onward(glass).click()
  await shows(glass, 'confirm')
  await glass.locator('.kiosk-record button').click()
  await shows(glass, then)
}

test('from a folder: a whole vote by touch, and nothing is asked of any network', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(join(out, 'index.html')).href)
  const glass = page.frameLocator('iframe')
  await shows(glass, 'waiting')
  await bringAxe(page)
  expect(await axeFindings(page, WCAG_21)).toEqual([])
  await button(page, 'layForTouch').click()
  await shows(glass, 'how-to')
  await onward(glass).click()
  await choose(glass, '花子', 'recorded')
  await onward(glass).click()
  await choose(glass, '大川', 'take-card')
  await button(page, 'take').click()
  await shows(glass, 'waiting')
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
})

test('by the keyboard alone, from the card laid to the card taken', async ({ page }) => {
  await page.goto(address())
  const glass = page.frameLocator('iframe')
  const press = async (of: Locator) => {
    await of.focus()
    await page.keyboard.press('Enter')
  }
  await shows(glass, 'waiting')
  await press(button(page, 'layForTouch'))
  await shows(glass, 'how-to')
  await press(onward(glass))
  for (const [name, then] of [['花子', 'recorded'] as const, ['大川', 'take-card'] as const]) {
    await shows(glass, 'choose')
    await press(glass.locator('main[data-page="choose"] button', { hasText: name }))
    await press(onward(glass))
    await shows(glass, 'confirm')
    await press(glass.locator('.kiosk-record button'))
    await shows(glass, then)
    if (then === 'recorded') await press(onward(glass))
  }
  await press(button(page, 'take'))
  await shows(glass, 'waiting')
})

test('by ear: the words that are heard are on the page, and the machine’s keys lead', async ({ page }) => {
  await page.goto(address())
  const glass = page.frameLocator('iframe')
  await shows(glass, 'waiting')
  await button(page, 'layForEar').click()
  await shows(glass, 'audio')
  await expect(page.locator('.tab-heard')).toContainText('ヘッドホン')
  await bringAxe(page)
  expect(await axeFindings(page, WCAG_21)).toEqual([])
  await expect(page.locator('.tab-keys button')).toHaveCount(KPB200_KEYS.size)
  // The next visitor reads no sentence that the one before heard.
  await expect(page.locator('.tab-heard')).toContainText('English')
  await button(page, 'take').click()
  await shows(glass, 'waiting')
  await button(page, 'layForEar').click()
  await expect(page.locator('.tab-heard p[aria-current]')).toHaveCount(1)
})

test('a town’s own candidates: a wrong file says where, a right one is on the glass, and the sample comes back', async ({
  page,
}) => {
  await page.goto(address())
  const glass = page.frameLocator('iframe')
  await shows(glass, 'waiting')
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
  await put('candidates.csv', `${head}mayor,1,木村　藍,きむら　あい\r\n`)
  await expect(page.locator('.tab-own')).toContainText(tabWords.ownRefused.ja)
  await put(
    'candidates.csv',
    `${head}mayor,1,木村　藍,きむら　あい,,,\r\nmayor,2,驫木　圭,とどろき　けい,,,\r\n${rows(8)}`,
  )
  await expect(button(page, 'ownBack')).toBeVisible()
  await button(page, 'layForTouch').click()
  await shows(glass, 'how-to')
  await onward(glass).click()
  await shows(glass, 'choose')
  await expect(glass.locator('main')).toContainText('驫木')
  await button(page, 'take').click()
  await button(page, 'ownBack').click()
  await shows(glass, 'waiting')
})

test('without a network it opens again, and votes', async ({ page, context }) => {
  await page.goto(address())
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.setOffline(true)
  await page.reload()
  const glass = page.frameLocator('iframe')
  await shows(glass, 'waiting')
  await button(page, 'layForTouch').click()
  await shows(glass, 'how-to')
})

test('a visitor fetches less than three megabytes', () => {
  const wire = files
    .filter(({ first }) => first)
    .map(({ name }) => readFileSync(join(out, name)))
    .reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
  expect(wire).toBeLessThan(3_000_000)
})

test('in Firefox on a telephone the card leads to the candidates', async () => {
  test.skip(!hasFirefox, 'no Firefox on this computer')
  const firefox = await Firefox.start()
  try {
    await firefox.resize(390, 844)
    await firefox.open(address())
    const main = `document.querySelector('iframe').contentDocument?.querySelector('main')`
    const until = (type: string) =>
      firefox.evaluate(`new Promise((done) => {
        const look = () => ${main}?.dataset.page === '${type}' ? done(true) : requestAnimationFrame(look)
        look()
      })`)
    await until('waiting')
    await firefox.evaluate(`void document.querySelector('.tab-go').click()`)
    await until('how-to')
    await firefox.evaluate(`void ${main}.querySelector('.kiosk-go button').click()`)
    await until('choose')
    expect(await firefox.evaluate(`${main}.scrollWidth <= ${main}.clientWidth`)).toBe(true)
  } finally {
    await firefox.stop()
  }
})
