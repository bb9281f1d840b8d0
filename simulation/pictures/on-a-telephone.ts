/** An eye on a page of the voter: in both languages, from a small telephone to a large glass, in letters twice as large, and clean for axe. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { axeFindings, bringAxe } from './axe-findings.ts'
import { keepPicture } from './keep-picture.ts'

export const TELEPHONE = { width: 360, height: 740 }
const GLASSES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
]
/** WCAG 1.4.4: what a browser makes of letters twice as large. */
const TWICE = ':root { font-size: 225% }'
/** Where letters are twice as large. */
const TWICE_ON = [390, 1280]

/** The page is in Japanese on a telephone, before and after. @param pictures directory */
export async function lookOnTelephone(page: Page, pictures: string, name: string): Promise<void> {
  for (const language of LANGUAGES) {
    if ((await page.locator('html').getAttribute('lang')) !== language) await page.locator('.language').click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const glass of GLASSES) {
      await page.setViewportSize(glass)
      await isWhole(page, pictures, `${name}-${language}-${glass.width}`)
      if (TWICE_ON.includes(glass.width))
        await isWholeTwiceAsLarge(page, pictures, `${name}-${language}-${glass.width}-twice`)
    }
    await bringAxe(page)
    expect(await axeFindings(page, {}), `${name} ${language}`).toEqual([])
  }
  await page.locator('.language').click()
  await page.setViewportSize(TELEPHONE)
}

async function isWhole(page: Page, pictures: string, name: string): Promise<void> {
  expect.soft(await page.evaluate(wrongOnGlass), name).toEqual([])
  await keepPicture(page, join(pictures, `${name}.png`))
}

async function isWholeTwiceAsLarge(page: Page, pictures: string, name: string): Promise<void> {
  await page.evaluate((rule) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule)
    document.adoptedStyleSheets = [sheet]
  }, TWICE)
  await isWhole(page, pictures, name)
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
}

/** Wider than the glass, cut, a target under 44 px, or one over another. Runs in the page and knows nothing from here. */
function wrongOnGlass(): string[] {
  const wrong: string[] = []
  const name = (element: Element) => `${element.tagName}.${element.className} "${element.textContent?.slice(0, 16)}"`
  const seen = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.getClientRects().length > 0)
  const { scrollWidth } = document.documentElement
  if (scrollWidth !== innerWidth) wrong.push(`${scrollWidth} of ${innerWidth}`)
  // A field scrolls by itself.
  for (const element of seen('body :not(input)')) {
    const { left, right } = element.getBoundingClientRect()
    if (left < -1 || right > innerWidth + 1) wrong.push(`outside the glass: ${name(element)}`)
    const isCut = element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0
    if (isCut && getComputedStyle(element).overflowX !== 'visible') wrong.push(`cut: ${name(element)}`)
  }
  // A radio button or a tick is pressed by its whole line; a word in a sentence is as high as its line (WCAG 2.5.8).
  const targets = seen(
    'button, label:has(:is([type=radio], [type=checkbox])), input:is([type=text], :not([type])), summary',
  )
  const boxes = targets.map((element) => ({ element, box: element.getBoundingClientRect() }))
  for (const [at, { element, box }] of boxes.entries()) {
    if (box.height < 43.9 || box.width < 43.9) wrong.push(`under 44 px: ${name(element)} ${box.width} × ${box.height}`)
    for (const { element: other, box: near } of boxes.slice(at + 1)) {
      const apart = [box.left - near.right, near.left - box.right, box.top - near.bottom, near.top - box.bottom]
      if (Math.max(...apart) < 0 && !element.contains(other))
        wrong.push(`over another: ${name(element)} / ${name(other)}`)
    }
  }
  return wrong
}
