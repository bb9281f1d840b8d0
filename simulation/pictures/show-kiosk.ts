/** Pages of the voting machine in real Chromium: each is shown until it stands still, with as many pages as its candidates need. */
import type { Page } from '@playwright/test'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { launchWindowless } from '#simulation/rooms/browsers.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Glass } from './glasses.ts'
import { settled } from './settled.ts'
import { showViews } from './show-views.ts'

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
  // Beyond that of the first view: a view that has not changed is not sent again.
  let serial = 1000
  let pages = 1
  await showViews<KioskView, KioskScreenEvent>({
    app: 'kiosk',
    screenEventSchema: kioskScreenEventSchema,
    first: viewOf(new PretendKiosk().state),
    hears: ({ press }) => {
      if (press.type === 'pages') pages = press.count
    },
    look: async (page, show) => {
      await look(page, async (view) => {
        serial += 1
        pages = 1
        await show({ ...view, serial })
        await page.locator(`main[data-page="${view.page.type}"]`).waitFor()
        if (SOON_OVER.includes(view.page.type)) await page.waitForTimeout(LATE)
        await settled(page)
        if (view.page.type !== 'choose' || (await page.locator('.page-row-words strong').count()) === 0) return
        while (pages === 1) await page.waitForTimeout(10)
        await show({ ...view, serial, page: { ...view.page, pageCount: pages, pagesSeen: [0], allSeen: false } })
        await settled(page)
      })
    },
  })
}

/** The voter's size does not reach the pages of staff: one size is all of them. */
export async function isForStaff(page: Page): Promise<boolean> {
  return (await page.locator('.kiosk-staff').count()) > 0
}

/** The screen over a session that goes on: what is pressed on it is heard, and what comes of it is shown. */
export async function playKiosk(
  kiosk: PretendKiosk,
  viewport: Glass,
  play: (page: Page) => Promise<void>,
  launch = launchWindowless,
) {
  let show: (view: KioskView) => Promise<void> = async () => {}
  const now = (): KioskView => ({ ...viewOf(kiosk.state), panelWidthMm: viewport.panelWidthMm })
  await showViews<KioskView, KioskScreenEvent>({
    app: 'kiosk',
    screenEventSchema: kioskScreenEventSchema,
    first: now(),
    viewport,
    launch,
    hears(event) {
      kiosk.happen({ type: 'screen', event })
      kiosk.settle()
      // A press that changes nothing brings no frame, and nobody waits for one here.
      show(now()).catch(() => {})
    },
    async look(page, showView) {
      show = showView
      await show(now())
      await settled(page)
      await play(page)
    },
  })
}
