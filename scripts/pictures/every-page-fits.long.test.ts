/**
 * Every page of the voting machine on glasses from 15 to 24 inches, in both languages, measured in real Chromium (K11, TCH-06). Each page
 * in each of a voter's looks, on another glass each time; with EVERY_GLASS=1 on all of them, which takes many minutes.
 */
import { expect, it } from 'vitest'
import { findChromium } from '#shell/chromium/browser.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { GLASSES } from './glasses.ts'
import { kioskPictures } from './kiosk-views.ts'
import { isForStaff, showKiosk } from './show-kiosk.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const EVERY_GLASS = process.env.EVERY_GLASS === '1'
const LANGUAGES = ['ja', 'en'] as const
const LOOKS = [
  ...TEXT_SIZES.map((textSize): Looks => ({ ...DEFAULT_LOOKS, textSize })),
  ...(['standard', 'largest'] as const).map((textSize): Looks => ({ ...DEFAULT_LOOKS, textSize, low: true })),
]

/** Niimi 2002: all of them at once, at the size that nobody has to choose. */
function isNiimi({ name: glass }: { readonly name: string }, language: string, looks: Looks, page: string): boolean {
  return `${glass} ${language} ${looks.textSize} ${looks.low} ${page}` === '21.5 inch ja standard false choose-26'
}

it.skipIf(findChromium(process.env) === null)(
  'nothing is cut, no target is small or near another, no text is small; whatever the voter chose',
  async () => {
    const pictures = kioskPictures()
    const wrong: string[] = []
    await showKiosk(async (page, show) => {
      for (const [g, glass] of GLASSES.entries()) {
        await page.setViewportSize(glass)
        for (const [l, language] of LANGUAGES.entries()) {
          for (const [p, { name, view }] of pictures.entries()) {
            for (const [k, looks] of LOOKS.entries()) {
              const isTurn = (p + k) % GLASSES.length === g && (p + k) % LANGUAGES.length === l
              if (!isTurn && !isNiimi(glass, language, looks, name) && !EVERY_GLASS) continue
              await show({ ...view, panelWidthMm: glass.panelWidthMm, language, looks })
              const at = `${glass.name} ${language} ${looks.textSize}${looks.low ? ' low' : ''} ${name}`
              for (const each of await page.evaluate(whatIsWrong)) wrong.push(`${at}: ${each}`)
              if (isNiimi(glass, language, looks, name)) expect(await page.locator('.page-row').count()).toBe(0)
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
