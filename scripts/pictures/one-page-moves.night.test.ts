/** The tally in real Chromium, on the smallest panel of its kind: its page moves between head and bar, and the window does not move beside it. */
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews, tooLarge } from '#simulation/pictures/show-views.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { TALLY_PICTURES } from './tally-result-views.ts'
import { BODY_PICTURES } from './tally-views-of-a-body.ts'
import { JUDGES_PICTURES } from './tally-views-of-judges.ts'

it.skipIf(findChromium(process.env) === null)('one thing moves on each page', async () => {
  const moving: string[] = []
  await showViews<TallyView, unknown>({
    app: 'tally',
    screenEventSchema: tallyScreenEventSchema,
    first: TALLY_PICTURES.receive,
    viewport: { width: 1280, height: 800 },
    async look(page, show) {
      for (const language of LANGUAGES) {
        for (const [name, view] of Object.entries({ ...TALLY_PICTURES, ...BODY_PICTURES, ...JUDGES_PICTURES })) {
          await show({ ...view, language })
          await settled(page)
          for (const size of await tooLarge(page)) moving.push(`${language}, ${name}: ${size}`)
        }
      }
    },
  })
  expect(moving).toEqual([])
})
