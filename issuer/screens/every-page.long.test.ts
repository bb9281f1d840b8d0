/**
 * Every page of the issuer in real Chromium, from a real day at the desk, in one language after the other and on the smaller of its
 * panels: nothing that axe-core finds, nothing that one would have to look for to the side, and what is pressed next in sight.
 */
import type { Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { expect, it } from 'vitest'
import { axeFindings, bringAxe } from '#scripts/pictures/axe-findings.ts'
import { issuerPictures } from '#scripts/pictures/issuer-views.ts'
import { showIssuer } from '#scripts/pictures/show-issuer.ts'
import { findChromium } from '#shell/chromium/browser.ts'

/** Off by default: targets that are large enough or far enough apart. */
const RULES: RunOptions = { rules: { 'target-size': { enabled: true } } }
const LANGUAGES = ['ja', 'en'] as const

it.skipIf(findChromium(process.env) === null)('every page of the issuer', { timeout: 600_000 }, async () => {
  const pictures = await issuerPictures('ja')
  expect(pictures.length).toBeGreaterThan(80)
  const wrong: string[] = []
  let turn = 0
  await showIssuer(pictures, { width: 1366, height: 768 }, async (page, { name }, show) => {
    const language = LANGUAGES[turn % 2] ?? 'ja'
    await show(language)
    if (turn === 0) await bringAxe(page)
    turn++
    const found = [...(await axeFindings(page, RULES)), ...(await tooWide(page)), ...(await outOfSight(page))]
    for (const each of found) wrong.push(`${name} ${language}: ${each}`)
  })
  expect(wrong).toEqual([])
})

/** What is pressed next lies in sight at the smaller panel, however long the page above it is. */
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

/** Long lists may be scrolled down, never to the side. */
async function tooWide(page: Page): Promise<readonly string[]> {
  const [width = 0, room = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  return width > room ? [`${width} of ${room} wide`] : []
}
