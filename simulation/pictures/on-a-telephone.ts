/** An eye on a page of the voter: in both languages, on a telephone and on a large glass, no wider than it, and clean for axe. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { axeFindings, bringAxe } from './axe-findings.ts'

const HEIGHT = 740
export const TELEPHONE = { width: 360, height: HEIGHT }

/** The page is in Japanese on a telephone, before and after. @param pictures directory */
export async function lookOnTelephone(page: Page, pictures: string, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  for (const language of LANGUAGES) {
    if ((await page.locator('html').getAttribute('lang')) !== language) await page.locator('.language').click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const width of [TELEPHONE.width, 1280]) {
      await page.setViewportSize({ width, height: HEIGHT })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} ${width}`).toBe(width)
      await page.screenshot({ path: join(pictures, `${name}-${language}-${width}.png`), fullPage: true })
    }
    await bringAxe(page)
    expect(await axeFindings(page, {}), `${name} ${language}`).toEqual([])
  }
  await page.locator('.language').click()
  await page.setViewportSize(TELEPHONE)
}
