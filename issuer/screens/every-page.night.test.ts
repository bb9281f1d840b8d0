/**
 * Every page of the issuer in real Chromium, from a real day at the desk, in one language after the other and on the smaller of its
 * panels: nothing that axe-core finds, nothing that one would have to look for to the side, no grey button without its reason, and what is
 * pressed next in sight. On both panels and in both languages a page is whole in sight, but for what is read or chosen from.
 */
import type { Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { beforeAll, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { filledButtons } from '#scripts/pictures/filled-buttons.ts'
import { issuerPictures } from '#scripts/pictures/issuer-views.ts'
import { sevenContestPictures } from '#scripts/pictures/issuer-views-of-seven-contests.ts'
import { slipPictures } from '#scripts/pictures/issuer-views-of-slips.ts'
import { threeContestPictures } from '#scripts/pictures/issuer-views-of-three-contests.ts'
import { twoDeskPictures } from '#scripts/pictures/issuer-views-of-two-desks.ts'
import type { IssuerPicture } from '#scripts/pictures/pictured-day.ts'
import { showIssuer } from '#scripts/pictures/show-issuer.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { axeFindings, bringAxe } from '#simulation/pictures/axe-findings.ts'
import { BOARDS } from '#ui/letters.ts'
import { uiWords } from '#words/common.ts'

/** Off by default: targets that are large enough or far enough apart. */
const RULES: RunOptions = { rules: { 'target-size': { enabled: true } } }
/** The log, a paper, the list of papers, the voters whom a search found, a form that comes back with what was typed. */
const LONG_PAGES =
  /^(05e-log|14-matches|17i-sounds-alike|18-papers|18-paper-shown|19-papers-in-the-evening|61g-back-from-the-officers-page|95-second-desk-has-signed)$/

const noBrowser = findChromium(process.env) === null
const [SMALL, LARGE] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
/** One day for all. */
let pictures: readonly IssuerPicture[]
beforeAll(async () => {
  const of = [issuerPictures, slipPictures, threeContestPictures, sevenContestPictures, twoDeskPictures]
  const each = []
  for (const made of of) each.push(...(await made('ja')))
  pictures = each
})

it.skipIf(noBrowser)('every page of the issuer, and whole on both panels', async () => {
  expect(pictures.length).toBeGreaterThan(80)
  const wrong: string[] = []
  for (const panel of [SMALL, LARGE]) {
    let turn = 0
    await showIssuer(pictures, panel, async (page, { name }, show) => {
      if (turn === 0) await bringAxe(page)
      for (const [place, language] of LANGUAGES.entries()) {
        await show(language)
        const over = LONG_PAGES.test(name) ? 0 : await longer(page)
        if (over > 0) wrong.push(`${name} ${language} at ${panel.width}×${panel.height}: ${over} longer`)
        if (panel === LARGE || place !== turn % LANGUAGES.length) continue
        const letters = await page.locator('[data-letters]:enabled').count()
        if (letters > 0 && !(await page.locator('.letters-switch').isVisible()))
          wrong.push(`${name}: a field without letters`)
        // The edge of what scrolls cuts a target.
        const rules = LONG_PAGES.test(name) ? {} : RULES
        const found = [...(await axeFindings(page, rules)), ...(await tooWide(page)), ...(await outOfSight(page))]
        const all = [...found, ...(await silentGrey(page)), ...(await moreThanOneFilled(page))]
        for (const each of all) wrong.push(`${name} ${language}: ${each}`)
      }
      turn++
    })
  }
  expect(wrong).toEqual([])
})

it.skipIf(noBrowser)('the board of letters, each of its sides', async () => {
  const ready = pictures.filter(({ name }) => /^11-hand-over/.test(name))
  expect(ready).toHaveLength(1)
  const wrong: string[] = []
  await showIssuer(ready, SMALL, async (page, _, show) => {
    await bringAxe(page)
    for (const language of LANGUAGES) {
      await show(language)
      await page.getByRole('button', { name: uiWords.letters[language], exact: true }).click()
      for (const board of BOARDS) {
        const other = page.getByRole('button', { name: uiWords[`board_${board}`][language], exact: true })
        if (board !== 'kana') await other.click()
        await page.locator(`[data-board="${board}"]`).waitFor()
        const found = [...(await axeFindings(page, RULES)), ...(await tooWide(page)), ...(await outOfSight(page))]
        for (const each of found) wrong.push(`${board} ${language}: ${each}`)
      }
      await page.getByRole('button', { name: uiWords.lettersAway[language], exact: true }).click()
    }
  })
  expect(wrong).toEqual([])
})

/** The hidden height of the work between head and foot, or of a page that has neither. */
async function longer(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.querySelector('.day-work') ?? document.documentElement
    return scrollHeight - clientHeight
  })
}

/** The next buttons that are not in sight; all are to be in sight at the smaller panel, however long the page above them is. */
async function outOfSight(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const main = document.querySelector('.day-work')?.getBoundingClientRect()
    const next = [...document.querySelectorAll('.day-work .desk-buttons .button, .day-work .step-way .button')]
    const below = next.filter(
      (button) => button.getBoundingClientRect().bottom > Math.ceil(main?.bottom ?? innerHeight),
    )
    return below.map(({ textContent }) => `${textContent} lies below the panel`)
  })
}

/** One button at most is filled (decision 054). An open dialog is a page of its own. */
async function moreThanOneFilled(page: Page): Promise<readonly string[]> {
  const html = await page.evaluate(() => document.body.innerHTML)
  return filledButtons(html)
    .filter(({ length }) => length > 1)
    .map((names) => `${names.length} buttons are filled: ${names.join(', ')}`)
}

/** No button is grey without words, in sight on the page, that say why; a pad of digits has its own line of how many. */
async function silentGrey(page: Page): Promise<readonly string[]> {
  const silent = await page.locator('.issuer button:disabled').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const of = button.getAttribute('aria-describedby') ?? button.closest('fieldset')?.getAttribute('aria-describedby')
      const why = document.getElementById(of ?? '')
      const isSaid = why?.checkVisibility() === true && why.textContent !== ''
      return isSaid || !button.checkVisibility() || button.closest('.number-pad') !== null ? [] : [button.textContent]
    }),
  )
  return silent.map((name) => `“${name}” is grey and does not say why`)
}

/** Long lists may be scrolled down, never to the side. */
async function tooWide(page: Page): Promise<readonly string[]> {
  const [width = 0, room = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  return width > room ? [`${width} of ${room} wide`] : []
}
