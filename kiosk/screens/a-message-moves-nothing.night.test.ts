/**
 * OPN-04, ROL-03: where several people press one after the other, no message and no mark moves what the next of them is about to press –
 * measured in real Chromium on each glass and in both languages.
 */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { GLASSES } from '#simulation/pictures/glasses.ts'
import { showKiosk } from '#simulation/pictures/show-kiosk.ts'
import type { StaffRefusal } from '../session/codes.ts'
import type { WitnessMark } from '../session/state.ts'
import type { KioskView } from '../session/view.ts'

const AT_ZERO: readonly StaffRefusal[] = [
  'witnesses-missing',
  'voter-not-confirmed',
  'clock-not-confirmed',
  'before-opening',
  'front-open',
]
const MARKS: readonly (readonly WitnessMark[])[] = [
  ['open', 'open', 'open'],
  ['confirmed', 'open', 'open'],
  ['confirmed', 'confirmed', 'absent'],
]

const views = kioskPictures().map(({ view }) => view)

/** The page as it stands, and as a press, a message or the next press makes it. */
function turnsOf(view: KioskView): readonly KioskView[] {
  const { page } = view
  if (page.type === 'zero-check') {
    const done = [false, true].map((voterConfirmed) => ({ ...page, voterConfirmed, clockConfirmed: voterConfirmed }))
    return [null, ...AT_ZERO].flatMap((refusal) =>
      MARKS.flatMap((witnesses) => done.map((each) => ({ ...view, page: { ...each, refusal, witnesses } }))),
    )
  }
  if (page.type !== 'staff-witnesses' && page.type !== 'unknown-media') return []
  const refusals = [null, 'witnesses-missing'] as const
  return refusals.flatMap((refusal) => MARKS.map((witnesses) => ({ ...view, page: { ...page, refusal, witnesses } })))
}

const shown = (['zero-check', 'staff-witnesses', 'unknown-media'] as const).map(
  (type) => views.find(({ page }) => page.type === type) ?? expect.unreachable(type),
)

/** The place of each button, to half a pixel. */
async function placesOf(page: Page): Promise<readonly string[]> {
  return await page.locator('main button').evaluateAll((all) =>
    all.map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect()
      return [left, top, width, height].map((each) => Math.round(each * 2) / 2).join(' ')
    }),
  )
}

it.skipIf(findChromium(process.env) === null)(
  'nothing under a finger moves when a message comes or goes',
  { timeout: 900_000 },
  async () => {
    const moved: string[] = []
    let looked = 0
    await showKiosk(async (page, show) => {
      for (const glass of GLASSES) {
        await page.setViewportSize(glass)
        for (const language of LANGUAGES) {
          for (const view of shown) {
            let first: readonly string[] | null = null
            for (const turn of turnsOf(view)) {
              await show({ ...turn, panelWidthMm: glass.panelWidthMm, language })
              const places = await placesOf(page)
              first ??= places
              looked++
              if (places.join() === first.join()) continue
              const { refusal, witnesses } = turn.page as { refusal: string | null; witnesses: readonly string[] }
              moved.push(`${glass.name} ${language} ${turn.page.type} ${refusal} ${witnesses}`)
            }
          }
        }
      }
    })
    expect(moved).toEqual([])
    expect(looked).toBe(GLASSES.length * 2 * (36 + 6 + 6))
  },
)
