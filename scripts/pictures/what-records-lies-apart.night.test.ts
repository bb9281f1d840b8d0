/**
 * The buttons that record lie where the pages before have nothing to press, on every glass and in every size: neither a double
 * tap nor a finger that comes again can record what nobody has looked at (TCH-03).
 */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { findChromium } from '#shell/chromium/browser.ts'
import { GLASSES } from '#simulation/pictures/glasses.ts'
import { showKiosk } from '#simulation/pictures/show-kiosk.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { kioskPictures } from './kiosk-views.ts'

/** Pages that record, and what is pressed on the way to them. */
const WAYS = [
  {
    to: 'confirm',
    from: ['choose', 'choose-selected', 'choose-26', 'choose-100', 'choose-by-kana', 'how-to', 'recorded'],
    pressed: () => true,
  },
  { to: 'leave-sure', from: ['leave', 'choose-26', 'how-to', 'recorded'], pressed: () => true },
  // With one contest left 「投票しないで終了する」 leads here at once; ○ beside it was not pressed.
  { to: 'leave-sure', from: ['confirm'], pressed: (place: string) => ['leave', 'looks', 'top'].includes(place) },
] as const

const EVERY_GLASS = process.env.EVERY_GLASS === '1'
const LOOKS = TEXT_SIZES.flatMap((textSize) => [false, true].map((low): Looks => ({ ...DEFAULT_LOOKS, textSize, low })))

it.skipIf(findChromium(process.env) === null)(
  'what records lies apart from everything that is pressed before',
  async () => {
    const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))
    const near: string[] = []
    let compared = 0
    await showKiosk(async (page, show) => {
      for (const [g, glass] of GLASSES.entries()) {
        await page.setViewportSize(glass)
        for (const [l, looks] of LOOKS.entries()) {
          // Every second of a glass, low buttons and others in turn; the rest on the next one.
          if ((g + l + Math.floor(l / 2)) % 2 === 1 && !EVERY_GLASS) continue
          const at = `${glass.name} ${looks.textSize} ${looks.low}`
          const buttons = new Map<string, readonly Box[]>()
          for (const name of new Set(WAYS.flatMap(({ to, from }) => [to, ...from]))) {
            const view = views.get(name)
            if (view === undefined) throw new Error(`no picture ${name}`)
            await show({ ...view, panelWidthMm: glass.panelWidthMm, looks })
            buttons.set(name, await boxes(page))
          }
          for (const { to, from, pressed } of WAYS) {
            const [record, ...others] = (buttons.get(to) ?? []).filter(({ place }) => place === 'record')
            expect(record !== undefined && others.length === 0).toBe(true)
            for (const name of from) {
              for (const box of (buttons.get(name) ?? []).filter(({ place }) => pressed(place))) {
                compared += 1
                if (record && overlap(record, box)) near.push(`${at} ${name} → ${to}: ${box.text}`)
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
  /** The place of the frame that it lies in. */
  readonly place: string
}

async function boxes(page: Page): Promise<readonly Box[]> {
  return await page.locator('button').evaluateAll((found) =>
    found.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const part = element.closest('[class^="kiosk-"]:not(.kiosk-answers)')?.className ?? ''
      return { left, right, top, bottom, text: element.textContent ?? '', place: part.replace(/^kiosk-/, '') }
    }),
  )
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
