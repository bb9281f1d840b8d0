/** The issuer of a real desk on its own page in Chromium's engine, as the clerk has it. */
import { type Browser, expect, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import type { Settings } from '#election/definition/settings.ts'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { openShell } from '#shell/open-shell.ts'
import { launchWindowless } from '#simulation/rooms/browsers.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

export async function deskInABrowser(desk: Reception, browser: Browser) {
  const config = { ...desk.config(), shell: 'none' as const }
  const shell = await openShell({
    app: 'issuer',
    running: desk.app,
    screenEventSchema: issuerScreenEventSchema,
    config,
    use: null,
  })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, hasTouch: true })
  await page.goto(shell.address ?? '')
  // A font that comes late moves what a finger is about to press.
  await page.evaluate(() => document.fonts.ready)
  return {
    page,
    async close() {
      await page.context().close()
      await shell.close()
    },
  }
}

/** One for all tests of a file; the issuer's pages are built before it begins. */
export function oneBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    await buildScreens({ only: ['issuer'] })
    browser = await launchWindowless()
  })
  afterAll(() => browser.close())
  return () => browser
}

export const noBrowser = findChromium(process.env) === null
/** A desk writes each act onto its disks before it shows it: beside other tests that takes its time. */
export const soon = expect.configure({ timeout: 20_000 })

/**
 * @param begin takes what the test that begins now works with
 * @param before what the desk has done when its page is opened
 * @param settings those that the commission sets; left out: the usual ones
 */
export function eachTestAtADeskInABrowser(
  begin: (desk: Reception, page: Page) => void,
  before: (desk: Reception) => Promise<void> = async () => {},
  settings?: Partial<Settings>,
): void {
  const theDesk = eachTestAtADesk({ voters: 9, ...(settings && { settings }) })
  let close = async () => {}
  const browser = oneBrowser()
  let shown = async () => ''
  beforeEach(async () => {
    const desk = theDesk()
    await before(desk)
    const { page, ...opened } = await deskInABrowser(desk, browser())
    close = opened.close
    shown = async () => `${desk.glance()}\n${await page.locator('body').innerText({ timeout: 5_000 })}`
    begin(desk, page)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(await shown().catch(String))
    await close()
  })
}
