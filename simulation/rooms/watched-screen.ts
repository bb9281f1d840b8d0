/** A kiosk's screen in a real Chromium, and somebody who reads all that is in the page: its text, title, accessibility tree and picture. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { openShell } from '#shell/open-shell.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { launchChromium } from './browsers.ts'

/** The page at one moment. */
export interface Seen {
  readonly text: string
  /** SHA-256 of the picture. */
  readonly picture: string
}

export class WatchedScreen {
  /** Everything that came over the bridge, as it came; but for the token, which is another one each time. */
  readonly frames: string[] = []
  /** Requests of the page after its own files. */
  readonly requests: string[] = []
  readonly #page: Page
  readonly #close: () => Promise<void>

  private constructor(page: Page, close: () => Promise<void>) {
    this.#page = page
    this.#close = close
  }

  static async open(running: RunningApp<KioskView, KioskScreenEvent>): Promise<WatchedScreen> {
    const scratch = mkdtempSync(join(tmpdir(), 'ippyo-watched-'))
    const config = { package: scratch, machine: scratch, shell: 'none' } as const
    const shell = await openShell({
      app: 'kiosk',
      running,
      screenEventSchema: kioskScreenEventSchema,
      config,
      use: null,
    })
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const screen = new WatchedScreen(page, async () => {
      await browser.close()
      await shell.close()
      rmSync(scratch, { recursive: true })
    })
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (!String(payload).startsWith('{"type":"opened"')) screen.frames.push(String(payload))
      }),
    )
    await page.goto(shell.address ?? '')
    await page.waitForSelector('[data-page], main')
    await page.evaluate(() => document.fonts.ready)
    page.on('request', (request) => screen.requests.push(request.url()))
    return screen
  }

  /** When the page shows this phase of a session by ear. */
  async look(): Promise<Seen> {
    const page = this.#page
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    const devtools = await page.context().newCDPSession(page)
    const { nodes } = await devtools.send('Accessibility.getFullAXTree')
    await devtools.detach()
    const told = nodes.map(({ name, value, description }) => [name?.value, value?.value, description?.value].join(' '))
    const text = [await page.title(), page.url(), await page.content(), ...told].join('\n')
    const picture = createHash('sha256')
      .update(await page.screenshot({ animations: 'disabled' }))
      .digest('hex')
    return { text, picture }
  }

  /** A finger on what is there for it, when it is. */
  tap(selector: string, nth = 0): Promise<void> {
    return this.#page.locator(selector).nth(nth).click()
  }

  close(): Promise<void> {
    return this.#close()
  }
}
