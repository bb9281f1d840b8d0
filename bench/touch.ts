/**
 * `touch`: a finger comes down on a name → the frame with the answer is on the glass, through bridge, session and back; beside it a bare page
 * whose button changes its own colour. Both by the same probe in the same Chromium: from the touch's own time to the frame after the one that has the change.
 */
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '#shell/chromium/browser.ts'
import { LEFT_OUT_FEATURES } from '#shell/left-out-features.ts'
import { withCandidates } from '#simulation/pictures/invented-candidates.ts'
import { inSession, next } from '#simulation/pictures/kiosk-picture.ts'
import { playKiosk } from '#simulation/pictures/show-kiosk.ts'
import { type Figure, spreadOf } from './measure.ts'

const ROUNDS = 60
const WARM_UP = 5
const GLASS = { name: '21.5 inch', width: 1920, height: 1080, panelWidthMm: 476 }
const BARE = `<!doctype html><title>bare</title><style>button{width:400px;height:200px}.on{background:#000}</style>
<button class="cell" onclick="this.classList.toggle('on')">bare</button>`

export async function touch(): Promise<Figure[]> {
  const kiosk = inSession(withCandidates(26))
  for (const press of [next, { type: 'select', candidate: 101 }, next, { type: 'cast' }] as const) kiosk.press(press)
  kiosk.settle()
  kiosk.press(next)
  const browser = await chromium.launch({
    executablePath: findChromium(process.env) ?? '',
    args: ['--no-sandbox', `--disable-features=${LEFT_OUT_FEATURES.join()}`],
  })
  const samples = { product: [] as number[], floor: [] as number[] }
  try {
    const bare = await barePage(await browser.newContext({ viewport: GLASS, hasTouch: true }))
    await playKiosk(kiosk, GLASS, async (page) => {
      for (let round = 0; round < ROUNDS + WARM_UP; round++) {
        const measured = { product: await answered(page, (round % 26) + 1), floor: await answered(bare, 1) }
        if (round < WARM_UP) continue
        samples.product.push(measured.product)
        samples.floor.push(measured.floor)
      }
    })
  } finally {
    await browser.close()
  }
  const [product, floor] = [spreadOf(samples.product), spreadOf(samples.floor)]
  return [
    {
      name: 'touch → changed pixels',
      what: 'finger on one of 26 names → the frame that shows it as chosen ÷ a button of a bare page that colours itself',
      unit: 'ms',
      product,
      floor,
      ratio: product.median / floor.median,
    },
  ]
}

async function barePage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.setContent(BARE)
  return page
}

/** Milliseconds from the touch to the frame behind the one with the change. */
async function answered(page: Page, nth: number): Promise<number> {
  const cell = page.locator('.cell').nth(nth - 1)
  const changed = cell.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        let touchedAt = 0
        addEventListener('pointerdown', ({ timeStamp }) => (touchedAt = timeStamp), { capture: true, once: true })
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - touchedAt)))
        })
        observer.observe(element, { attributes: true, attributeFilter: ['class'] })
      }),
  )
  // The probe is in the page before the finger comes down: evaluations of one page go in order.
  await page.evaluate(() => null)
  await cell.tap()
  return await changed
}
