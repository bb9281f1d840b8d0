/**
 * Pictures of every page of the voting machine in real Chromium, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/kiosk-pictures.ts OUT [ja|en] [WIDTHxHEIGHT[@MM]] [small|standard|large|largest] [scheme[,low]] [page …]`
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import type { Picture } from '#simulation/pictures/kiosk-picture.ts'
import { showKiosk } from '#simulation/pictures/show-kiosk.ts'
import type { TextSize } from '#ui/tokens/measures.ts'
import type { SchemeName } from '#ui/tokens/schemes.ts'
import { kioskPictures } from './kiosk-views.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const [out = 'out/pictures', language = 'ja', glass = '1920x1080', textSize = 'standard', ...more] =
  process.argv.slice(2)
const [scheme = 'dark-on-light', ...only] = more
const [schemeName, low] = scheme.split(',')
// After the @ the width of the glass in millimetres.
const [width = 1920, height = 1080, panelWidthMm = 345.4] = glass.split(/[x@]/).map(Number)

mkdirSync(out, { recursive: true })
const pictures = kioskPictures()
  .filter(({ name }) => only.length === 0 || only.includes(name))
  .map(({ name, view }): Picture => {
    const looks = { textSize: textSize as TextSize, scheme: schemeName as SchemeName, low: low === 'low' }
    return { name, view: { ...view, panelWidthMm, language: language as Language, looks } }
  })

await showKiosk(async (page, show) => {
  await page.setViewportSize({ width, height })
  for (const { name, view } of pictures) {
    await show(view)
    await page.screenshot({ path: join(out, `${name}.png`) })
    for (const wrong of await page.evaluate(whatIsWrong)) console.log(`${name}: ${wrong}`)
  }
})
