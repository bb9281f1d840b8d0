/** An eye on a page of the roll side's people: in each language, at two widths by turns, no wider than the window, and clean for axe. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { axeFindings, bringAxe } from './axe-findings.ts'
import { chooseLanguage } from './choose-language.ts'
import { keepPicture } from './keep-picture.ts'

const [WIDE, NARROW] = [1280, 1024]
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** The page is in Japanese and 1280 wide, before and after. @param pictures directory */
export async function lookOnDesk(page: Page, pictures: string, name: string): Promise<void> {
  // A page that was loaded anew has lost it.
  await bringAxe(page)
  for (const [at, language] of LANGUAGES.entries()) {
    const width = at % 2 === 0 ? WIDE : NARROW
    await page.setViewportSize({ width, height: 800 })
    await chooseLanguage(page, language)
    expect(await axeFindings(page, RULES), `${name} ${language}`).toEqual([])
    const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(size[0], `${name} ${language}: width`).toBeLessThanOrEqual(size[1] ?? 0)
    await keepPicture(page, join(pictures, `${name}-${language}-${width}.png`))
  }
  await chooseLanguage(page, LANGUAGES[0])
  await page.setViewportSize({ width: WIDE, height: 800 })
}
