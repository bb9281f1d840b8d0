/** An eye on a page of the roll side's people: in both languages and at two widths, no wider than the window, and clean for axe. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { axeFindings, bringAxe } from './axe-findings.ts'
import { keepPicture } from './keep-picture.ts'

const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** The page is in Japanese and 1280 wide, before and after. @param pictures directory */
export async function lookOnDesk(page: Page, pictures: string, name: string): Promise<void> {
  // A page that was loaded anew has lost it.
  await bringAxe(page)
  for (const [language, width] of [
    ['ja', 1280],
    ['en', 1024],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    if (language === 'en') await otherLanguage(page)
    expect(await axeFindings(page, RULES), `${name} ${language}`).toEqual([])
    const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(size[0], `${name} ${language}: width`).toBeLessThanOrEqual(size[1] ?? 0)
    await keepPicture(page, join(pictures, `${name}-${language}-${width}.png`))
  }
  await otherLanguage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** Also while a question is before everything else. */
async function otherLanguage(page: Page): Promise<void> {
  await page.locator('header button[lang]').evaluate((button) => (button as HTMLElement).click())
}
