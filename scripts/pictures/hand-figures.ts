/**
 * The work of a voter's hand with 26, 60 or 100 candidates, on three glasses, with buttons as they are and low, in four sizes and two
 * languages: measured on the pages that real Chromium draws, as they stand in docs/kiosk-figures.md.
 */
import type { Page } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import { GLASSES } from '#simulation/pictures/glasses.ts'
import { showKiosk } from '#simulation/pictures/show-kiosk.ts'
import type { Language } from '#ui/messages/message.ts'
import { DEFAULT_LOOKS } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES, type TextSize } from '#ui/tokens/measures.ts'
import { kioskPictures } from './kiosk-views.ts'

interface OfPage {
  /** Millimetres: the smallest text, the names, the question, the lowest side of a target. */
  readonly textMm: number
  readonly nameMm: number
  readonly questionMm: number
  /** Words of the button that leaves, and the least reading above a word; null where the language has none. */
  readonly buttonMm: number
  readonly furiganaMm: number | null
  readonly targetMm: number
  /** Part of the glass's height: bands in which nothing is. */
  readonly empty: number
}

export interface HandFigure extends OfPage {
  readonly glass: string
  readonly low: boolean
  readonly candidates: number
  readonly textSize: TextSize
  readonly language: Language
  /** To look at before 「確かめる」 works. */
  readonly pages: number
}

const GLASS_NAMES = ['15.6 inch', '21.5 inch', '24 inch'] as const
const COUNTS = [26, 60, 100] as const

export async function handFigures(): Promise<readonly HandFigure[]> {
  const figures: HandFigure[] = []
  const pictures = new Map(kioskPictures().map(({ name, view }) => [name, view]))
  await showKiosk(async (page, show) => {
    for (const each of combinations()) {
      const { glass, candidates, textSize, low, language } = each
      const shown = GLASSES.find(({ name }) => name === glass)
      const view = pictures.get(`choose-${candidates}`)
      assert(view !== undefined && shown !== undefined, 'hand figures: a picture and a glass')
      await page.setViewportSize(shown)
      await show({ ...view, panelWidthMm: shown.panelWidthMm, language, looks: { ...DEFAULT_LOOKS, textSize, low } })
      figures.push({ ...each, pages: await pagesOf(page), ...(await page.evaluate(measure)) })
    }
  })
  return figures
}

type Combination = Pick<HandFigure, 'glass' | 'low' | 'candidates' | 'textSize' | 'language'>

function combinations(): readonly Combination[] {
  return GLASS_NAMES.flatMap((glass) =>
    [false, true].flatMap((low) =>
      COUNTS.flatMap((candidates) =>
        TEXT_SIZES.flatMap((textSize) => LANGUAGES.map((language) => ({ glass, low, candidates, textSize, language }))),
      ),
    ),
  )
}

async function pagesOf(page: Page): Promise<number> {
  const words = (await page.locator('.page-row-words strong').allTextContents()).join()
  return Number(/\d+(?:\/| of )(\d+)/.exec(words)?.[1] ?? 1)
}

/** Runs in the page. */
function measure(): OfPage {
  const mm = Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'))
  const all = [...document.querySelectorAll<HTMLElement>('main *')].filter((each) => each.getClientRects().length > 0)
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
  const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize) / mm
  const tenth = (value: number) => Math.round(value * 10) / 10
  const least = (selector: string) => tenth(Math.min(...all.filter((each) => each.matches(selector)).map(size)))
  const boxes = all
    .filter((element) => hasText(element) || element.matches('button, .cell'))
    .map((element) => element.getBoundingClientRect())
    .sort((a, b) => a.top - b.top)
  let [covered, until] = [0, 0]
  for (const { top, bottom } of boxes) {
    covered += Math.max(0, bottom - Math.max(top, until))
    until = Math.max(until, bottom)
  }
  const targets = all.filter((each) => each.matches('button')).map((each) => each.getBoundingClientRect())
  const furigana = all.some((each) => each.matches('.kiosk-bottom .furigana rt'))
  return {
    textMm: tenth(Math.min(...all.filter((each) => hasText(each) && !each.matches('rt')).map(size))),
    nameMm: least('.cell-name'),
    questionMm: least('.kiosk-question'),
    buttonMm: least('.kiosk-leave .button'),
    furiganaMm: furigana ? least('.kiosk-bottom .furigana rt') : null,
    targetMm: tenth(Math.min(...targets.flatMap(({ width, height }) => [width, height])) / mm),
    empty: Math.round((1 - covered / innerHeight) * 100) / 100,
  }
}

const HEAD = `| glass | buttons | candidates | 小 S | 標準 M | 大 L | 特大 XL |
|---|---|---|---|---|---|---|`

/** A cell: pages · height of names. */
export function handTable(figures: readonly HandFigure[]): string {
  const rows = combinations().filter(({ textSize, language }) => textSize === 'small' && language === 'ja')
  const lines = rows.map(({ glass, low, candidates }) => {
    const cells = TEXT_SIZES.map((textSize) => {
      const both = LANGUAGES.map((language) =>
        figures.find(
          (each) =>
            `${each.glass}${each.low}${each.candidates}${each.textSize}${each.language}` ===
            `${glass}${low}${candidates}${textSize}${language}`,
        ),
      ).filter((each) => each !== undefined)
      return cellOf(both)
    })
    return `| ${glass} | ${low ? 'low' : 'as they are'} | ${candidates} | ${cells.join(' | ')} |`
  })
  return [HEAD, ...lines].join('\n')
}

/** Japanese, and English where it differs. */
function cellOf(both: readonly HandFigure[]): string {
  const figures = both.map((each) => [String(each.pages), each.nameMm.toFixed(1)])
  const [ja = [], en = ja] = figures
  return ja.map((figure, at) => (figure === en[at] ? figure : `${figure} (${en[at]})`)).join(' · ')
}
