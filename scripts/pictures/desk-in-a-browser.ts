/** The issuer of a real desk on its own page in real Chromium, as the clerk has it. */
import { chromium, type Page } from '@playwright/test'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { openShell } from '#shell/open-shell.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

interface DeskInABrowser {
  readonly page: Page
  readonly close: () => Promise<void>
}

export async function deskInABrowser(desk: Reception): Promise<DeskInABrowser> {
  const config = { ...desk.config(), shell: 'none' as const }
  const shell = await openShell({
    app: 'issuer',
    running: desk.app,
    screenEventSchema: issuerScreenEventSchema,
    config,
    use: null,
  })
  const browser = await chromium.launch({ executablePath: findChromium(process.env) ?? '', args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, hasTouch: true })
  await page.goto(shell.address ?? '')
  return {
    page,
    async close() {
      await browser.close()
      await shell.close()
    },
  }
}
