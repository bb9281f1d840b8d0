/**
 * Pictures of every page of the voting machine in real Chromium, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/kiosk-pictures.ts OUT [ja|en] [WIDTHxHEIGHT[@MM]] [small|standard|large|largest] [scheme] [page …]`
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import type { TextSize } from '#ui/tokens/measures.ts'
import type { SchemeName } from '#ui/tokens/schemes.ts'
import type { Picture } from './kiosk-picture.ts'
import { kioskPictures } from './kiosk-views.ts'
import { settled, showViews } from './show-views.ts'

const [out = 'out/pictures', language = 'ja', glass = '1920x1080', textSize = 'standard', ...more] =
  process.argv.slice(2)
const [scheme = 'dark-on-light', ...only] = more
// After the @ the width of the glass in millimetres.
const [width = 1920, height = 1080, panelWidthMm = 345.4] = glass.split(/[x@]/).map(Number)

mkdirSync(out, { recursive: true })
const pictures = kioskPictures()
  .filter(({ name }) => only.length === 0 || only.includes(name))
  .map(({ name, view }, at): Picture => {
    const looks = { textSize: textSize as TextSize, scheme: scheme as SchemeName }
    return { name, view: { ...view, panelWidthMm, serial: 1000 + at, language: language as 'ja' | 'en', looks } }
  })

await showViews<KioskView, unknown>({
  app: 'kiosk',
  screenEventSchema: kioskScreenEventSchema,
  first: pictures[0]?.view as KioskView,
  viewport: { width, height },
  async look(page, show) {
    for (const { name, view } of pictures) {
      await show(view)
      await page.locator(`main[data-page="${view.page.type}"]`).waitFor()
      // Late words of busy pages come after 300 ms.
      await page.waitForTimeout(350)
      await settled(page)
      await page.screenshot({ path: join(out, `${name}.png`) })
      const spilled = await page.evaluate(spills)
      if (spilled.length > 0) console.log(`${name}: does not fit: ${spilled.join(', ')}`)
    }
  },
})

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
