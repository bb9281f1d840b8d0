/** The keys page of the tally in real Chromium: however many seats there are, the button that opens the records is whole on the glass. */
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { settled, showViews } from '#simulation/pictures/show-views.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { EMPTY } from './tally-views.ts'

const noBrowser = findChromium(process.env) === null
const HEIGHT = 768

function keys(language: TallyView['language'], seats: number): TallyView {
  const wrong = { file: true, holder: '', state: 'wrong-passphrase' } as const
  return {
    ...EMPTY,
    language,
    missing: [],
    threshold: seats,
    sealTo: '00',
    seats: Array.from({ length: seats }, (_, i) => ({ index: i + 1, ...wrong })),
  }
}

it.skipIf(noBrowser)('a press away at 1366×768, with three seats and with nine, above what it covers', async () => {
  await showViews<TallyView, unknown>({
    app: 'tally',
    screenEventSchema: tallyScreenEventSchema,
    first: keys('ja', 3),
    viewport: { width: 1366, height: HEIGHT },
    async look(page, show) {
      await page.getByRole('button', { name: tallyWords.pageKeys.ja, exact: true }).click()
      for (const language of LANGUAGES) {
        for (const seats of [3, 5, 9]) {
          await show(keys(language, seats))
          await settled(page)
          const button = page.getByRole('button', { name: tallyWords.count[language], exact: true })
          const box = await button.boundingBox()
          expect(
            box === null ? null : Math.ceil(box.y + box.height),
            `${language}, ${seats} seats`,
          ).toBeLessThanOrEqual(HEIGHT - 8)
          // The last seat scrolls clear of it.
          await page.locator('.seat').last().getByRole('button').scrollIntoViewIfNeeded()
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
          const last = await page.locator('.seat').last().boundingBox()
          const bar = await page.locator('.keys-count').boundingBox()
          expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
          await page.evaluate(() => scrollTo(0, 0))
        }
      }
    },
  })
})
