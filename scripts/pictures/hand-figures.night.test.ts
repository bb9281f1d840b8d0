/** D-12, TCH-06, KSK-06: what a voter does by hand, measured in real Chromium, and as docs/kiosk-figures.md says. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PAGES_MOST } from '#kiosk/screens/candidate-grid.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { NAME_MM, TEXT_SIZES } from '#ui/tokens/measures.ts'
import { type HandFigure, handFigures, handTable } from './hand-figures.ts'

const PAGE = new URL('../../docs/kiosk-figures.md', import.meta.url)
const ofOther = (figures: readonly HandFigure[], one: HandFigure, other: Partial<HandFigure>) => {
  const keys = ['glass', 'low', 'candidates', 'textSize', 'language'] as const
  const found = figures.find((each) => keys.every((key) => each[key] === { ...one, ...other }[key]))
  return found ?? expect.unreachable('a figure')
}

it.skipIf(findChromium(process.env) === null)(
  '26, 60 and 100 candidates: who sits reads at most twice the pages, no third of the glass is empty, each size differs',
  { timeout: 900_000 },
  async () => {
    const figures = await handFigures()
    const wrong: string[] = []
    const must = (holds: boolean, what: string, { glass, low, candidates, textSize, language }: HandFigure) => {
      if (!holds) wrong.push(`${what}: ${glass} ${low ? 'low' : ''} ${candidates} ${textSize} ${language}`)
    }
    for (const each of figures) {
      must(each.targetMm >= 12.7, 'a target under 12.7 mm', each)
      must(each.textMm >= 4.8, 'text under 4.8 mm', each)
      if (each.low) {
        must(each.empty <= 1 / 3, 'more than a third is empty', each)
        must(each.pages <= 2 * ofOther(figures, each, { low: false }).pages, 'more than twice the pages', each)
      }
      const larger = TEXT_SIZES[TEXT_SIZES.indexOf(each.textSize) + 1]
      if (larger === undefined) continue
      const next = ofOther(figures, each, { textSize: larger })
      must(next.questionMm > each.questionMm, 'the next size has the same question', each)
      must(next.buttonMm > each.buttonMm, 'the next size has the same buttons', each)
      must(each.furiganaMm === null || (next.furiganaMm ?? 0) >= each.furiganaMm, 'smaller furigana', each)
      // Beyond this only the rest of the page grows; and near the ceiling of pages it takes its room from the names.
      const large = each.nameMm >= NAME_MM.largest || each.pages > PAGES_MOST[larger] / 2
      must(next.nameMm >= NAME_MM.standard, 'names under those of the standard size', next)
      must(large || next.nameMm >= each.nameMm, 'the next size has smaller names', each)
      if (each.textSize === 'small') must(next.nameMm > each.nameMm, 'small is no smaller', each)
      if (each.textSize !== 'standard') continue
      const largest = ofOther(figures, each, { textSize: 'largest' })
      must(large || largest.nameMm > each.nameMm * 1.05, 'the largest size has no larger names', each)
      must(largest.furiganaMm === null || largest.furiganaMm >= 4, 'furigana under 4 mm', largest)
    }
    expect(wrong).toEqual([])
    expect(readFileSync(PAGE, 'utf8')).toContain(handTable(figures))
  },
)
