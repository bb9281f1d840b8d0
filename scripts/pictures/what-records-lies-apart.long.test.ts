/**
 * The buttons that record lie where the pages before have nothing to press, on every glass and in every size: neither a double
 * tap nor a finger that comes again can record what nobody has looked at (TCH-03).
 */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { findChromium } from '#shell/chromium/browser.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { GLASSES } from './glasses.ts'
import { kioskPictures } from './kiosk-views.ts'
import { showKiosk } from './show-kiosk.ts'

/** Pages that record, and what is pressed on the way to them. */
const WAYS = [
  {
    to: 'confirm',
    from: ['choose', 'choose-selected', 'choose-26', 'choose-100', 'how-to', 'recorded'],
    pressed: 'button',
  },
  { to: 'leave-sure', from: ['leave', 'choose-26', 'how-to', 'recorded'], pressed: 'button' },
  // With one contest left 「投票しないで終了する」 leads here at once; ○ beside it was not pressed.
  { to: 'leave-sure', from: ['confirm'], pressed: '.kiosk-leave button, .kiosk-looks button, .kiosk-top button' },
] as const

it.skipIf(findChromium(process.env) === null)(
  'what records lies apart from everything that is pressed before',
  async () => {
    const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))
    const near: string[] = []
    let compared = 0
    await showKiosk(async (page, show) => {
      const boxesOn = async (name: string, selector: string, looks: Looks, panelWidthMm: number) => {
        const view = views.get(name)
        if (view === undefined) throw new Error(`no picture ${name}`)
        await show({ ...view, panelWidthMm, looks })
        return await boxes(page, selector)
      }
      for (const glass of GLASSES) {
        await page.setViewportSize(glass)
        for (const [textSize, low] of TEXT_SIZES.flatMap((size) => [[size, false] as const, [size, true] as const])) {
          const looks: Looks = { ...DEFAULT_LOOKS, textSize, low }
          for (const { to, from, pressed } of WAYS) {
            const [record, ...others] = await boxesOn(to, '.kiosk-record button', looks, glass.panelWidthMm)
            expect(record !== undefined && others.length === 0).toBe(true)
            for (const name of from) {
              for (const box of await boxesOn(name, pressed, looks, glass.panelWidthMm)) {
                compared += 1
                if (record && overlap(record, box))
                  near.push(`${glass.name} ${textSize} ${low} ${name} → ${to}: ${box.text}`)
              }
            }
          }
        }
      }
    })
    expect(near).toEqual([])
    expect(compared).toBeGreaterThan(1000)
  },
  1_200_000,
)

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}

async function boxes(page: Page, selector: string): Promise<readonly Box[]> {
  return await page.locator(selector).evaluateAll((found) =>
    found.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { left, right, top, bottom, text: element.textContent ?? '' }
    }),
  )
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
