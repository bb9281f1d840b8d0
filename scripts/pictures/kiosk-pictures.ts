/**
 * Pictures of every page of the voting machine in real Chromium, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/kiosk-pictures.ts OUT [ja|en] [small|standard|large|largest] [scheme] [page …]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { openShell } from '#shell/open-shell.ts'
import type { TextSize } from '#ui/tokens/measures.ts'
import type { SchemeName } from '#ui/tokens/schemes.ts'
import { buildScreens } from '../build-screens.mjs'
import { kioskPictures, type Picture } from './kiosk-views.ts'

const [out = 'out/pictures', language = 'ja', textSize = 'standard', scheme = 'dark-on-light', ...only] =
  process.argv.slice(2)

await buildScreens({ only: ['kiosk'] })
mkdirSync(out, { recursive: true })
const pictures = kioskPictures()
  .filter(({ name }) => only.length === 0 || only.includes(name))
  .map(({ name, view }, at): Picture => {
    const looks = { textSize: textSize as TextSize, scheme: scheme as SchemeName }
    return { name, view: { ...view, serial: 1000 + at, language: language as 'ja' | 'en', looks } }
  })

let shown = pictures[0]?.view as KioskView
const listeners = new Set<(view: KioskView) => void>()
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-pictures-'))
const shell = await openShell({
  app: 'kiosk',
  running: {
    view: () => shown,
    send: () => {},
    subscribe(listener: (view: KioskView) => void) {
      listeners.add(listener)
      listener(shown)
      return () => listeners.delete(listener)
    },
    stop: async () => {},
  },
  screenEventSchema: kioskScreenEventSchema,
  config: { package: scratch, machine: scratch, shell: 'none' },
  use: null,
})
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
page.on('console', (message) => console.log(`screen: ${message.text()}`))
await page.goto(shell.address ?? '')
for (const { name, view } of pictures) {
  shown = view
  for (const listener of listeners) listener(view)
  await page.locator(`main[data-page="${view.page.type}"]`).waitFor()
  // Late words of busy pages come after 300 ms.
  await page.waitForTimeout(350)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(out, `${name}.png`) })
  const spilled = await page.evaluate(spills)
  if (spilled.length > 0) console.log(`${name}: does not fit: ${spilled.join(', ')}`)
}
await browser.close()
await shell.close()
rmSync(scratch, { recursive: true })

/** Runs in the page: what is wider or higher than its place, or outside the glass. */
function spills(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>(
    'button, .kiosk-answers, .kiosk-where, .kiosk-question',
  )) {
    const { right, bottom } = element.getBoundingClientRect()
    const outside = right > innerWidth + 1 || bottom > innerHeight + 1
    const inside = element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2
    if (outside || inside) found.push(`${element.className} "${element.textContent?.slice(0, 14)}"`)
  }
  return found
}
