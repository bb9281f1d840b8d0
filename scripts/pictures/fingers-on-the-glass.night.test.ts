/**
 * Fingers on the voter's pages in Chromium's engine, over the real session: whatever they do, no step is taken that was not meant
 * (TCH-03, KSK-06), and who presses too early is told what is missing (K4).
 */
import { type Page, expect as soon } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { GLASSES, type Glass } from '#simulation/pictures/glasses.ts'
import { withCandidates } from '#simulation/pictures/invented-candidates.ts'
import { inSession, next } from '#simulation/pictures/kiosk-picture.ts'
import { playKiosk } from '#simulation/pictures/show-kiosk.ts'
import { launchChromium } from '#simulation/rooms/browsers.ts'
import { byKana } from '#simulation/rooms/kiosk-facts.ts'
import type { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { Fingers } from './fingers.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const [GLASS] = GLASSES as [Glass]
const GO = '.kiosk-go button'
/** Chromium's own is half a second. */
const LONG_PRESS_MS = 800
const RECORD = '.kiosk-record button'
const none = findChromium(process.env) === null

function choosing(): PretendKiosk {
  const kiosk = inSession()
  kiosk.press(next)
  return kiosk
}

/** Presses are heard in order: when the other language has come, everything before it was heard. */
async function allHeard(kiosk: PretendKiosk, fingers: Fingers): Promise<void> {
  const { language } = kiosk.state
  await fingers.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  await fingers.page.locator('.looks-bar button').last().tap()
  await soon.poll(() => kiosk.state.language !== language).toBe(true)
}

function middle(box: { x: number; y: number; width: number; height: number } | null) {
  assert(box !== null, 'a key on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function rests(page: Page): Promise<void> {
  const since = await page.evaluate(() => performance.now())
  await page.waitForFunction((until) => performance.now() > until, since + LONG_PRESS_MS)
}

describe.skipIf(none)('fingers on the glass', () => {
  it('who presses 確かめる too early is told what is missing, and the accent is on what is to be pressed', async () => {
    const kiosk = choosing()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      await fingers.tap(await fingers.middleOf(GO))
      await soon(page.locator('.kiosk-question')).toContainText(kioskScreen.chooseFirst.ja)
      await fingers.tap(await fingers.middleOf('.cell', 1))
      await soon(page.locator('.kiosk-question')).toHaveText(kioskScreen.chooseTitle.ja)
      await fingers.tap(await fingers.middleOf(GO))
      await soon(page.locator('[data-page="confirm"]')).toBeVisible()
    })
  })

  it('60 candidates: 次のページ has the accent until all were seen, and the row of pages never moves', async () => {
    const many = inSession(withCandidates(60))
    for (const press of [next, { type: 'select', candidate: 101 }, next, { type: 'cast' }] as const) many.press(press)
    many.settle()
    many.press(next)
    await playKiosk(many, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      await soon(page.locator('.page-row')).toBeVisible()
      await fingers.tap(await fingers.middleOf('.cell', 3))
      await fingers.tap(await fingers.middleOf(GO))
      await soon(page.locator('.kiosk-question')).toContainText(kioskScreen.seeNextPage.ja)
      const fills = ['.page-row .button-go', GO].map((button) =>
        page.locator(button).evaluate((element) => getComputedStyle(element).backgroundColor),
      )
      expect(new Set(await Promise.all(fills)).size).toBe(2)
      const row = await page.locator('.page-row').boundingBox()
      let turned = 0
      while ((await page.locator('.page-row .button-go').count()) > 0) {
        await fingers.tap(await fingers.middleOf('.page-row .button-go'))
        turned += 1
        await soon(page.locator('.page-row strong')).toHaveText(new RegExp(`^${turned + 1}/`))
        expect(await page.locator('.page-row').boundingBox()).toEqual(row)
      }
      expect(many.page).toMatchObject({ allSeen: true, pageIndex: turned, pageCount: turned + 1 })
      await fingers.tap(await fingers.middleOf(GO))
      await soon(page.locator('[data-page="confirm"]')).toBeVisible()
    })
  })

  it('low buttons with rows of kana: the button that turns the page says so in words, and nothing is cut', async () => {
    const kiosk = inSession(byKana(withCandidates(60)))
    for (const press of [next, { type: 'select', candidate: 101 }, next, { type: 'cast' }] as const) kiosk.press(press)
    kiosk.settle()
    kiosk.press(next)
    kiosk.press({ type: 'low', low: true })
    await playKiosk(
      kiosk,
      GLASSES[1] ?? GLASS,
      async (page) => {
        const turn = page.locator('.low-keys .button-go')
        await soon(turn).toBeVisible()
        for (const words of [kioskScreen.nextPage.ja, kioskScreen.nextPage.en]) {
          await soon(turn).toContainText(words)
          await rests(page)
          expect(await page.evaluate(whatIsWrong)).toEqual([])
          await page.locator('.looks-bar button').last().tap()
        }
      },
      launchChromium,
    )
  })

  it('low buttons: names are read above and chosen by the keys below, on each page it is said who was chosen, within reach', async () => {
    const kiosk = inSession(withCandidates(26))
    for (const press of [next, { type: 'select', candidate: 101 }, next, { type: 'cast' }] as const) kiosk.press(press)
    kiosk.settle()
    kiosk.press(next)
    kiosk.press({ type: 'low', low: true })
    const glass = GLASSES[1] ?? GLASS
    await playKiosk(kiosk, glass, async (page) => {
      const fingers = await Fingers.on(page)
      await soon(page.locator('.kiosk-question')).toHaveText(kioskScreen.chooseBelow.ja)
      const key = (number: number) => page.locator('.number-key', { hasText: new RegExp(`^✓?${number}$`) })
      const presses = async (number: number) => fingers.tap(middle(await key(number).boundingBox()))
      await presses(3)
      await soon(page.locator('.cell-selected .cell-number')).toContainText('3')
      await soon(key(3)).toHaveAttribute('aria-pressed', 'true')
      // Taken back by the same key, once the hand has rested; a name that can be reached is pressed as well.
      await rests(page)
      await presses(3)
      await soon(page.locator('.cell-selected')).toHaveCount(0)
      await fingers.tap(await fingers.middleOf('.cell', 4))
      await soon(page.locator('.page-row-words')).toContainText('佐々木 健')
      let pages = 1
      const next = page.locator('.low-keys .button-go')
      for (; (await next.count()) > 0; pages++) {
        const tops = await page
          .locator('button')
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
        expect(Math.min(...tops)).toBeGreaterThanOrEqual(glass.height / 2)
        await fingers.tap(await fingers.middleOf('.low-keys .button-go'))
        await soon(page.locator('.page-row-words strong')).toHaveText(new RegExp(`^${pages + 1}/`))
        await soon(page.locator('.page-row-words')).toContainText('佐々木 健')
      }
      expect(pages).toBeLessThanOrEqual(6)
      await presses(26)
      await fingers.tap(await fingers.middleOf(GO))
      await soon(page.locator('[data-page="confirm"]')).toBeVisible()
      await fingers.tap(await fingers.middleOf(RECORD))
      await soon(page.locator('[data-page="take-card"]')).toBeVisible()
      expect(kiosk.records.at(-1)).toMatchObject({ contest: 1, selection: { type: 'candidate', id: 326 } })
    })
  })

  it('200 presses where 確かめる was stop at the page that asks; 200 on ○ 投票する record one contest once', async () => {
    const kiosk = choosing()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      await fingers.tap(await fingers.middleOf('.cell', 1))
      await fingers.tap(await fingers.middleOf(GO), 200)
      await allHeard(kiosk, fingers)
      expect(kiosk.page.type).toBe('confirm')
      expect(kiosk.records).toEqual([])
      await fingers.tap(await fingers.middleOf(RECORD), 200)
      await allHeard(kiosk, fingers)
      expect(kiosk.page.type).toBe('recorded')
      expect(kiosk.records).toMatchObject([{ contest: 0, selection: { type: 'candidate', id: 102 } }])
    })
  })

  it('a palm, two fingers and a finger drawn across names choose nobody; one that stays on a name is one press', async () => {
    const kiosk = choosing()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      const [one, two, three] = await Promise.all([0, 1, 2].map((nth) => fingers.middleOf('.cell', nth)))
      if (one === undefined || two === undefined || three === undefined) throw new Error('three cells')
      await fingers.down([one, two])
      await fingers.up()
      await fingers.down([one, two, three, { x: one.x + 30, y: one.y }, { x: one.x, y: one.y + 20 }], 60)
      await fingers.up()
      await fingers.down([one])
      for (let i = 1; i <= 8; i++)
        await fingers.move([{ x: one.x + ((two.x - one.x) * i) / 8, y: one.y + ((two.y - one.y) * i) / 8 }])
      // A finger that comes to rest: the first tap behind one that was thrown only stops the throw, in Chromium.
      await rests(page)
      await fingers.move([two])
      await rests(page)
      await fingers.up()
      await allHeard(kiosk, fingers)
      expect(kiosk.page).toMatchObject({ type: 'choose', selected: null })
      await fingers.down([one])
      await rests(page)
      await fingers.up()
      await allHeard(kiosk, fingers)
      expect(kiosk.page).toMatchObject({ type: 'choose', selected: 101 })
    })
  })

  it('a hand that trembles: two taps on one name choose it, a later one takes it back; a slide inside a cell is a press', async () => {
    const kiosk = choosing()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      const [one, two] = await Promise.all([0, 1].map((nth) => fingers.middleOf('.cell', nth)))
      if (one === undefined || two === undefined) throw new Error('two cells')
      await fingers.tap(one, 2)
      await allHeard(kiosk, fingers)
      expect(kiosk.page).toMatchObject({ type: 'choose', selected: 101 })
      await rests(page)
      await fingers.tap(one)
      await allHeard(kiosk, fingers)
      expect(kiosk.page).toMatchObject({ type: 'choose', selected: null })
      await fingers.down([two])
      await fingers.move([{ x: two.x + 20, y: two.y + 10 }])
      await fingers.move([{ x: two.x + 40, y: two.y + 20 }])
      await fingers.up()
      await allHeard(kiosk, fingers)
      expect(kiosk.page).toMatchObject({ type: 'choose', selected: 102 })
    })
  })

  it('a hand that rests where nothing is leaves the other its presses; the next page says that it waits for it', async () => {
    const kiosk = choosing()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      await fingers.tap(await fingers.middleOf('.cell', 1))
      await allHeard(kiosk, fingers)
      const rest = { x: GLASS.width / 2, y: GLASS.height - 8 }
      const go = await fingers.middleOf(GO)
      await fingers.down([rest], 40)
      await fingers.down([rest, go])
      await fingers.lift(go, 1)
      await soon(page.locator('[data-page="confirm"]')).toBeVisible()
      await soon(page.locator('.kiosk-question')).toContainText(kioskScreen.handRests.en)
      await fingers.up()
      await soon(page.locator('.kiosk-question')).toHaveText(kioskScreen.confirmTitle.en)
      expect(kiosk.records).toEqual([])
    })
  })

  it('a new page takes nothing until the finger of the page before was lifted', async () => {
    const kiosk = inSession()
    await playKiosk(kiosk, GLASS, async (page) => {
      const fingers = await Fingers.on(page)
      const body = page.locator('.kiosk-body')
      await soon(body).not.toHaveAttribute('inert')
      // One hand rests on the glass while something else, here the keypad, turns the page; a press tells the screen of it.
      await fingers.down([{ x: 500, y: 120 }])
      kiosk.press(next)
      await page.locator('.looks-bar button').last().dispatchEvent('click')
      await soon(page.locator('[data-page="choose"]')).toBeVisible()
      await soon(body).toHaveAttribute('inert')
      await fingers.up()
      await soon(body).not.toHaveAttribute('inert')
    })
  })
})
