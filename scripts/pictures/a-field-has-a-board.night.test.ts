/**
 * The tally with a touch panel alone, in real Chromium: on each page and in each dialog a field can be brought to sight and filled by a
 * finger, with what is pressed next; a keyboard writes beside the board, and who has one puts the board away once for all pages.
 */
import type { Locator, Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { minutesWords } from '#words/tally.ts'
import { TALLY_PICTURES } from './tally-result-views.ts'
import { EMPTY } from './tally-views.ts'

const noBrowser = findChromium(process.env) === null
/** A key process shows a public key: here X25519's base point. */
const SEAL_TO = `09${'00'.repeat(31)}`
const LOCKED: TallyView = { ...TALLY_PICTURES.start, sealTo: SEAL_TO, mayCarry: true }
const MINUTES = { ...EMPTY.minutes, known: { 'count witness 1 name': '髙﨑 花子' } }
/** Holders have seats when the votes are mixed. */
const MIXED = { records: 64, refused: 0, mixers: 2, second: null }
const KEYS: TallyView = { ...EMPTY, minutes: MINUTES, missing: [], sealTo: SEAL_TO, mixed: MIXED }
const SMALL = { width: 1280, height: 800 }
const PANELS = [SMALL, { width: 1920, height: 1080 }]

const key = (within: Page | Locator, name: string) =>
  within.locator('.letter-board').getByRole('button', { name, exact: true })

const MOST_AT_THE_HEAD = 9

/** Each field that can be filled, by a finger: brought to sight, not covered, one letter in. */
async function fillEach(page: Page, where: string): Promise<void> {
  const place = (await page.locator('dialog').count()) > 0 ? page.locator('dialog') : page.locator('main')
  const fields = place.locator('[data-letters]:enabled')
  const count = await fields.count()
  expect(count, `${where}: fields`).toBeGreaterThan(0)
  for (let i = 0; i < count; i++) {
    // The records ask for a hundred things in two tables: their head and their foot.
    if (i === MOST_AT_THE_HEAD) i = Math.max(i, count - 3)
    const field = fields.nth(i)
    await field.scrollIntoViewIfNeeded()
    await field.tap()
    // A finger may come down amid what is there.
    await page.keyboard.press('End')
    const board = place.locator(':scope > .letter-board')
    const isSecret = (await field.getAttribute('type')) === 'password'
    const isDigits = (await field.getAttribute('inputmode')) === 'numeric' || (await field.getAttribute('data-letters'))
    const letter = isSecret ? 'k' : isDigits ? '7' : 'あ'
    const before = await field.inputValue()
    await board.getByRole('button', { name: letter, exact: true }).tap()
    expect(await field.inputValue(), `${where}, field ${i}`).toBe(before + letter)
    await expect.poll(() => isCovered(field), { message: `${where}, field ${i}: in sight` }).toBe(false)
    await key(page, uiWords.erase.ja).or(key(page, uiWords.erase.en)).first().tap()
  }
}

function isCovered(field: Locator): Promise<boolean> {
  return field.evaluate((itself) => {
    const { left, top, width, height } = itself.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height - 3) !== itself
  })
}

it.skipIf(noBrowser)('each page and dialog with a field is filled by a finger alone', async () => {
  for (const viewport of PANELS) {
    const heard: TallyScreenEvent[] = []
    await showViews<TallyView, TallyScreenEvent>({
      app: 'tally',
      screenEventSchema: tallyScreenEventSchema,
      first: LOCKED,
      hears: (event) => heard.push(event),
      viewport,
      async look(page, show) {
        await bringAxe(page)
        for (const language of LANGUAGES) {
          const pages: readonly (readonly [string, TallyView, string?])[] = [
            ['start', LOCKED],
            ['zero check', { ...TALLY_PICTURES['zero-check'], minutes: MINUTES }],
            ['keys', KEYS, tallyWords.pageKeys[language]],
            ['minutes', KEYS, minutesWords.page[language]],
            ['two type a paper', TALLY_PICTURES['paper-typed']],
          ]
          for (const [name, view, tab] of pages) {
            const where = `${name}, ${language}, ${viewport.width}`
            await show({ ...view, language })
            if (tab !== undefined) await page.getByRole('button', { name: tab, exact: true }).tap()
            await settled(page)
            if (viewport === SMALL) expect(await axeFindings(page, WCAG_21), where).toEqual([])
            await fillEach(page, where)
          }
        }
        // Nothing but letters came of it.
        expect(heard).toEqual([])
      },
    })
  }
})

it.skipIf(noBrowser)(
  'the caret, a name that is pressed, a keyboard beside it, and a board that is put away',
  async () => {
    const heard: TallyScreenEvent[] = []
    await showViews<TallyView, TallyScreenEvent>({
      app: 'tally',
      screenEventSchema: tallyScreenEventSchema,
      first: LOCKED,
      hears: (event) => heard.push(event),
      viewport: SMALL,
      async look(page, show) {
        const secret = page.locator('input[type=password]')
        await secret.tap()
        for (const letter of 'Kg-9') await key(page, letter).tap()
        await page.keyboard.type('x')
        await page.keyboard.press('ArrowLeft')
        await key(page, uiWords.board_ascii.ja).tap()
        await key(page, '#').tap()
        expect(await secret.inputValue()).toBe('Kg-9#x')
        // Dots, and no word of it anywhere else on the page.
        expect(await page.locator('main').innerText()).not.toContain('Kg-9')
        await key(page, uiWords.eraseAll.ja).tap()
        expect(await secret.inputValue()).toBe('')
        await key(page, '#').tap()
        await show({ ...TALLY_PICTURES['zero-check'], minutes: MINUTES })
        const names = page.locator('textarea')
        await names.tap()
        await key(page, uiWords.board_names.ja).tap()
        await key(page, '髙﨑 花子').tap()
        await key(page, uiWords.newLine.ja).tap()
        await key(page, uiWords.board_katakana.ja).tap()
        await key(page, 'カ').tap()
        await key(page, uiWords.mark_voiced.ja).tap()
        expect(await names.inputValue()).toBe('髙﨑 花子\nガ')
        // The page before took with it all that was typed there.
        await show(LOCKED)
        expect(await secret.inputValue()).toBe('')
        await key(page, uiWords.lettersAway.ja).tap()
        await show(KEYS)
        await page.getByRole('button', { name: minutesWords.page.ja, exact: true }).tap()
        await settled(page)
        expect(await page.locator('.letter-board').count()).toBe(0)
        await page.locator('.minutes input').first().fill('市民体育館')
        await page.getByRole('button', { name: uiWords.letters.ja, exact: true }).tap()
        await key(page, 'あ').waitFor()
        expect(heard).toEqual([])
      },
    })
  },
)
