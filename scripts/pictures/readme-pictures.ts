/**
 * The pictures of the README, from a day on the real desk in real Chromium, into `docs/pictures/readme/`:
 * `node scripts/run.mjs scripts/pictures/readme-pictures.ts [--check]`
 *
 * Beside each lies what could be read on it, without figures: the same on every machine, whatever its letters look like. With
 * `--check` nothing is written; the pictures whose screen now reads otherwise are named, and it ends with 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { startDesk } from '../../desk/browser/desk-process.ts'
import type { GuideKey } from '../../desk/guide/step.ts'
import { settled } from './show-views.ts'
import { smallPicture } from './small-picture.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const OUT = join(ROOT, 'docs', 'pictures', 'readme')
const STEP_MS_MAX = 400_000
const DESK_WIDTH = 960
const APP_WIDTH = 720
const CHECK = process.argv.includes('--check')

mkdirSync(OUT, { recursive: true })
const desk = await startDesk(join(ROOT, 'out', 'desk-readme'))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.setDefaultTimeout(STEP_MS_MAX)
  await page.goto(desk.address())
  await day(page)
} finally {
  await browser.close()
  await desk.stop()
}
if (CHECK && process.exitCode === undefined) console.log('no picture is stale')

async function day(page: Page): Promise<void> {
  await playTo(page, 'serve-voter')
  await take(page, 'desk')
  const issuer = page.locator('[data-app="1-I1"]').frameLocator('iframe')
  const rollNo = await page.locator('.voters [data-roll-no]').first().getAttribute('data-roll-no')
  await issuer.locator('.search input').fill(rollNo ?? '')
  await issuer.locator('.search input').press('Enter')
  await takeApp(page, '1-I1', 'issuer')
  await playTo(page, 'vote')
  // A hand lays the card down, so that nobody chooses before the picture is taken.
  await page.locator('[data-place="hand"] .pointed[data-thing^="voting-"]').click()
  await page.locator('[data-place="reader:1-K1"] .place-put').click()
  const kiosk = page.locator('[data-app="1-K1"]').frameLocator('iframe')
  await kiosk.locator('[data-page="how-to"] .button-go, [data-page="choose"]').first().waitFor()
  if (await kiosk.locator('[data-page="how-to"]').isVisible()) await kiosk.locator('.button-go').click()
  await kiosk.locator('[data-page="choose"] .cell').nth(1).click()
  await takeApp(page, '1-K1', 'kiosk')
  await playTo(page, 'serve-voter')
  await page.getByRole('button', { name: '20:00 へ' }).click()
  await playTo(page, 'finished')
  await takeApp(page, 'tally', 'tally')
}

/** The tour's own button, until its strip asks for that step. */
async function playTo(page: Page, wanted: GuideKey): Promise<void> {
  const strip = page.locator('.guide')
  const deadline = Date.now() + STEP_MS_MAX
  let step = ''
  while (step !== wanted && Date.now() < deadline) {
    const button = strip.locator('.button-go')
    if (step !== '' && (await button.isEnabled())) await button.click()
    await page.waitForTimeout(300)
    step = (await strip.getAttribute('data-step')) ?? ''
  }
  // Seen once is enough: on a busy machine the strip may say something else for a moment after it.
  assert(step === wanted, `pictures: the tour comes to ${wanted}, not ${step}`)
}

async function takeApp(page: Page, app: string, name: string): Promise<void> {
  await page.locator(`.views [data-view="${app}"]`).click()
  await page.waitForTimeout(500)
  await settled(page)
  const frame = page.locator(`[data-app="${app}"] iframe`)
  await keep(name, frame.contentFrame().locator('body'), () => smallPicture(page, APP_WIDTH, frame))
  await page.locator('.views button').first().click()
}

async function take(page: Page, name: string): Promise<void> {
  await settled(page)
  await keep(name, page.locator('body'), () => smallPicture(page, DESK_WIDTH))
}

/** Check numbers, times and tokens are others each day, and the folder of this checkout is another on each machine. */
async function keep(name: string, part: Locator, picture: () => Promise<Buffer>): Promise<void> {
  const reads = `${(await part.ariaSnapshot()).replaceAll(ROOT, '').replace(/\d+/g, '#')}\n`
  const beside = join(OUT, `${name}.txt`)
  if (CHECK) {
    if (readFileSync(beside, 'utf8') === reads) return
    console.error(`${name}.webp is stale: its screen reads otherwise than ${name}.txt. Make the pictures anew.`)
    process.exitCode = 1
    return
  }
  writeFileSync(beside, reads)
  writeFileSync(join(OUT, `${name}.webp`), await picture())
}
