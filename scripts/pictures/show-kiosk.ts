/** Pages of the voting machine in real Chromium: each is shown until it stands still, with as many pages as its candidates need. */
import type { Page } from '@playwright/test'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { settled, showViews } from './show-views.ts'

/** Words of a page that is soon over come after 300 ms. */
const LATE = 350
const SOON_OVER: readonly KioskView['page']['type'][] = [
  'opening',
  'reading-card',
  'recording',
  'finishing',
  'closing',
  'retiring',
  'staff-ending',
  'staff-freeing',
]

export async function showKiosk(look: (page: Page, show: (view: KioskView) => Promise<void>) => Promise<void>) {
  let serial = 0
  let pages = 1
  await showViews<KioskView, KioskScreenEvent>({
    app: 'kiosk',
    screenEventSchema: kioskScreenEventSchema,
    first: viewOf(new PretendKiosk().state),
    hears: ({ press }) => {
      if (press.type === 'pages') pages = press.count
    },
    look: async (page, show) => {
      // What is run in the page was translated, and the translation calls this.
      await page.evaluate('globalThis.__name = (named) => named')
      await look(page, async (view) => {
        serial += 1
        pages = 1
        await show({ ...view, serial })
        await page.locator(`main[data-page="${view.page.type}"]`).waitFor()
        if (SOON_OVER.includes(view.page.type)) await page.waitForTimeout(LATE)
        await settled(page)
        if (view.page.type !== 'choose' || (await page.locator('.page-row').count()) === 0) return
        while (pages === 1) await page.waitForTimeout(10)
        await show({ ...view, serial, page: { ...view.page, pageCount: pages, pagesSeen: [0], allSeen: false } })
        await settled(page)
      })
    },
  })
}
