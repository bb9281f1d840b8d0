/** Every page of the voting machine on every glass from 15 to 24 inches, in both languages, measured in real Chromium (K11, TCH-06). */
import { expect, it } from 'vitest'
import { findChromium } from '#shell/chromium/browser.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { GLASSES } from './glasses.ts'
import { kioskPictures } from './kiosk-views.ts'
import { isForStaff, showKiosk } from './show-kiosk.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const LANGUAGES = ['ja', 'en'] as const
const LOOKS = [
  ...TEXT_SIZES.map((textSize): Looks => ({ ...DEFAULT_LOOKS, textSize })),
  ...(['standard', 'largest'] as const).map((textSize): Looks => ({ ...DEFAULT_LOOKS, textSize, low: true })),
]

it.skipIf(findChromium(process.env) === null)(
  'nothing is cut, no target is small or near another, no text is small; whatever the voter chose',
  async () => {
    const pictures = kioskPictures()
    const wrong: string[] = []
    await showKiosk(async (page, show) => {
      for (const glass of GLASSES) {
        await page.setViewportSize(glass)
        for (const language of LANGUAGES) {
          for (const { name, view } of pictures) {
            for (const looks of LOOKS) {
              await show({ ...view, panelWidthMm: glass.panelWidthMm, language, looks })
              const at = `${glass.name} ${language} ${looks.textSize}${looks.low ? ' low' : ''} ${name}`
              for (const each of await page.evaluate(whatIsWrong)) wrong.push(`${at}: ${each}`)
              // Niimi 2002: all of them at once, at the size that nobody has to choose.
              if (at === '21.5 inch ja standard choose-26') expect(await page.locator('.page-row').count()).toBe(0)
              if (await isForStaff(page)) break
            }
          }
        }
      }
    })
    expect(wrong).toEqual([])
  },
  1_200_000,
)
