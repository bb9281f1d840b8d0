/**
 * The keys page of the tally in real Chromium: with three, five and nine seats the last one can be scrolled out from under the bar, and a
 * stick that arrives while its holder presses moves no button away from under the mouse.
 */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { TALLY_PICTURES } from './tally-result-views.ts'
import { EMPTY } from './tally-views.ts'

const noBrowser = findChromium(process.env) === null
const HEIGHT = 768
/** A key process shows a public key: here X25519's base point. */
const SEAL_TO = `09${'00'.repeat(31)}`

const LIST = { records: 9, refused: 0, mixers: 2, second: null }

function keys(language: TallyView['language'], seats: number): TallyView {
  const wrong = { file: true, holder: '', state: 'wrong-passphrase' } as const
  return {
    ...EMPTY,
    language,
    missing: [],
    mixed: LIST,
    threshold: seats,
    sealTo: '00',
    seats: Array.from({ length: seats }, (_, i) => ({ index: i + 1, ...wrong })),
  }
}

/** Five holders, of whom two are needed: at each turn the filled seats and the sticks that are inserted. */
const TURNS: readonly (readonly [filled: readonly number[], files: readonly number[]])[] = [
  [[], []],
  [[], [1]],
  [[], [1, 2, 3, 4, 5]],
  [[1], [1]],
  [[1], []],
  [[1], [2]],
]

function holders(language: TallyView['language'], [filled, files]: (typeof TURNS)[number]): TallyView {
  const seats = [1, 2, 3, 4, 5].map((index) => {
    const state = filled.includes(index) ? ('filled' as const) : ('empty' as const)
    return { index, file: files.includes(index), holder: state === 'filled' ? '保管 一郎' : '', state }
  })
  return { ...EMPTY, language, missing: [], mixed: LIST, threshold: 2, sealTo: SEAL_TO, seats }
}

/** The place of the button of each seat that is not filled, to half a pixel. */
function buttonsOf(page: Page): Promise<Record<string, string>> {
  return page.locator('.seat:not(.seat-filled)').evaluateAll((all) =>
    Object.fromEntries(
      all.map((seat) => {
        const { left = 0, top = 0 } = seat.querySelector('button')?.getBoundingClientRect() ?? {}
        return [(seat as HTMLElement).dataset.seat, [left, top].map((each) => Math.round(each * 2) / 2).join(' ')]
      }),
    ),
  )
}

it.skipIf(noBrowser)(
  'at 1366×768: each seat can be reached, and a stick that arrives costs no press',
  async () => {
    const heard: unknown[] = []
    await showViews<TallyView, unknown>({
      app: 'tally',
      screenEventSchema: tallyScreenEventSchema,
      first: keys('ja', 3),
      hears: (event) => heard.push(event),
      viewport: { width: 1366, height: HEIGHT },
      async look(page, show) {
        await page.getByRole('button', { name: tallyWords.pageKeys.ja, exact: true }).click()
        for (const language of LANGUAGES) {
          await lastSeatIsReached(page, language, show)
          await show(holders(language, [[], []]))
          await settled(page)
          const places = await buttonsOf(page)
          for (const turn of TURNS) {
            await show(holders(language, turn))
            await settled(page)
            expect(places, `${language} ${JSON.stringify(turn)}`).toMatchObject(await buttonsOf(page))
          }
          await pressMeanwhile(page, language, show)
          await expect.poll(() => heard.splice(0)).toMatchObject([{ type: 'provide-share', index: 2, records: 9 }])
        }
      },
    })
  },
  300_000,
)

it.skipIf(noBrowser)('the second PC: who still presses "mix" as the mix ends does not leave', async () => {
  await showViews<TallyView, unknown>({
    app: 'tally',
    screenEventSchema: tallyScreenEventSchema,
    first: TALLY_PICTURES.second,
    viewport: { width: 1366, height: HEIGHT },
    async look(page, show) {
      const leave = page.getByRole('button', { name: tallyWords.leaveMixing.ja })
      const mix = await page.getByRole('button', { name: tallyWords.mixCarried.ja }).boundingBox()
      const place = await leave.boundingBox()
      await show(TALLY_PICTURES['second-mixed'])
      await settled(page)
      expect(await leave.boundingBox()).toEqual(place)
      expect(mix?.y).toBeLessThan((place?.y ?? 0) - (mix?.height ?? HEIGHT))
    },
  })
})

type Show = (view: TallyView) => Promise<void>

/** The last seat can be scrolled out from under the bar. */
async function lastSeatIsReached(page: Page, language: TallyView['language'], show: Show): Promise<void> {
  for (const seats of [3, 5, 9]) {
    await show(keys(language, seats))
    await settled(page)
    await page.locator('.seat').last().getByRole('button').scrollIntoViewIfNeeded()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const last = await page.locator('.seat').last().boundingBox()
    const bar = await page.locator('.keys-count').boundingBox()
    const foot = (last?.y ?? HEIGHT) + (last?.height ?? 0)
    expect(foot, `${language}, ${seats} seats`).toBeLessThanOrEqual(bar?.y ?? 0)
    await page.evaluate(() => scrollTo(0, 0))
  }
}

/** The second holder's mouse button goes down, their stick arrives, and the mouse button comes up. */
async function pressMeanwhile(page: Page, language: TallyView['language'], show: Show): Promise<void> {
  await show(holders(language, [[1], []]))
  const seat = page.locator('[data-seat="2"]')
  await seat.locator('input').first().fill('保管 二郎')
  await seat.locator('input[type=password]').fill('word')
  await seat.locator('.agree-box').check()
  await seat.getByRole('button').hover()
  await page.mouse.down()
  await show(holders(language, [[1], [2]]))
  await settled(page)
  await page.mouse.up()
}
