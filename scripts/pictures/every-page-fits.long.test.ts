/** Every page of the voting machine on every glass from 15 to 24 inches, in both languages, measured in real Chromium (K11, TCH-06). */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { findChromium } from '#shell/chromium/browser.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { GLASSES } from './glasses.ts'
import { kioskPictures } from './kiosk-views.ts'
import { showKiosk } from './show-kiosk.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const LANGUAGES = ['ja', 'en'] as const

it.skipIf(findChromium(process.env) === null)(
  'nothing is cut, no target is small or near another, no text is small; whatever size the voter chose',
  async () => {
    const pictures = kioskPictures()
    const wrong: string[] = []
    await showKiosk(async (page, show) => {
      for (const glass of GLASSES) {
        await page.setViewportSize(glass)
        for (const language of LANGUAGES) {
          for (const { name, view } of pictures) {
            for (const textSize of TEXT_SIZES) {
              await show({ ...view, panelWidthMm: glass.panelWidthMm, language, looks: { ...view.looks, textSize } })
              for (const each of await page.evaluate(whatIsWrong)) {
                wrong.push(`${glass.name} ${language} ${textSize} ${name}: ${each}`)
              }
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

/** The voter's size does not reach the pages of staff: one size is all of them. */
async function isForStaff(page: Page): Promise<boolean> {
  return (await page.locator('.kiosk-staff').count()) > 0
}
