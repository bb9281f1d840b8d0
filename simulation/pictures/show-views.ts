/** Any screen of ours in real Chromium, shown one view after the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import subsetFont from 'subset-font'
import type { ZodType } from 'zod'
import { buildScreens } from '#build/screens.mjs'
import { jisX0208 } from '#office/prepare/name-font.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { LEFT_OUT_FEATURES } from '#shell/left-out-features.ts'
import { type AppName, openShell } from '#shell/open-shell.ts'
import { launchChromium } from '#simulation/rooms/browsers.ts'
import { PLAN_FILES } from '#simulation/rooms/choice-pictures.ts'
import { settled } from './settled.ts'

/** Whole names: one face a name. */
const NAMES_BEYOND_GOTHIC = '𠮷田実'

interface Ask<View, ScreenEvent> {
  readonly app: AppName
  readonly screenEventSchema: ZodType<ScreenEvent>
  readonly first: View
  /** The hearer of presses on the screen; without it nobody hears. */
  readonly hears?: (event: ScreenEvent) => void
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Chromium itself where it is left out: lengths are measured. */
  readonly launch?: (...flags: readonly string[]) => Promise<Browser>
  /** `show` gives the screen another view, and comes back when the screen has it; `settled` follows. */
  readonly look: (page: Page, show: (view: View) => Promise<void>) => Promise<void>
}

export async function showViews<View, ScreenEvent>(ask: Ask<View, ScreenEvent>): Promise<void> {
  await buildScreens({ only: [ask.app] })
  let shown = ask.first
  const listeners = new Set<(view: View) => void>()
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-pictures-'))
  const shell = await openShell({
    app: ask.app,
    running: {
      view: () => shown,
      send: (event: ScreenEvent) => ask.hears?.(event),
      subscribe(listener: (view: View) => void) {
        listeners.add(listener)
        listener(shown)
        return () => listeners.delete(listener)
      },
      stop: async () => {},
    },
    screenEventSchema: ask.screenEventSchema,
    config: { package: scratch, machine: scratch, shell: 'none' },
    use: null,
  })
  const browser = await (ask.launch ?? launchChromium)(`--disable-features=${LEFT_OUT_FEATURES.join()}`)
  try {
    const page = await browser.newPage({ viewport: ask.viewport ?? { width: 1920, height: 1080 }, hasTouch: true })
    const files = [
      ...(await packageFonts()),
      ...[...PLAN_FILES].map(([path, bytes]) => [basename(path), Buffer.from(bytes)] as const),
    ]
    for (const [path, body] of files) await page.route(`**/${path}`, (route) => route.fulfill({ body }))
    page.on('console', (message) => console.log(`screen: ${message.text()}`))
    page.on('pageerror', (error) => console.log(`error: ${error.message}`))
    const opened = page.waitForEvent('websocket')
    await page.goto(shell.address ?? '')
    const socket = await opened
    await page.locator('main').first().waitFor()
    // The page runs functions that tsx has translated, and their translation calls this.
    await page.evaluate('globalThis.__name = (named) => named')
    await settled(page)
    await ask.look(page, async (view) => {
      // The same view is not sent again.
      if (JSON.stringify(view) === JSON.stringify(shown)) return
      const come = socket.waitForEvent('framereceived')
      shown = view
      for (const listener of listeners) listener(view)
      await come
    })
  } finally {
    await browser.close()
    await shell.close()
    rmSync(scratch, { recursive: true })
  }
}

/** The fonts that a package brings for names that BIZ UD Gothic cannot draw in the pictures; nothing where no other font is installed. */
async function packageFonts(): Promise<readonly (readonly [string, Buffer])[]> {
  const { nameFontSource: names, candidateFaces } = await loadShippedFonts()
  const [face] = await candidateFaces()
  const cut = (source: Uint8Array, letters: string) =>
    subsetFont(Buffer.from(source), letters, { targetFormat: 'truetype' })
  return [
    ...(names === null ? [] : [['names.ttf', await cut(names, NAMES_BEYOND_GOTHIC)] as const]),
    ...(face === undefined
      ? []
      : [['candidates.ttf', await cut(face.source, `${jisX0208()}${NAMES_BEYOND_GOTHIC}`)] as const]),
  ]
}

/** Says which page does not fit the glass. */
export async function tellTooLarge(page: Page, name: string): Promise<void> {
  for (const size of await tooLarge(page)) console.log(`${name}: ${size}`)
}

/** Empty: it fits. */
export async function tooLarge(page: Page): Promise<readonly string[]> {
  const { width, height, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
    room: { width: innerWidth, height: innerHeight },
  }))
  return width > room.width || height > room.height ? [`${width} × ${height}`] : []
}
