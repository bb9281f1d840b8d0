/** Sizes on the glass in millimetres; pixels follow from the configured panel, never hard-coded. */
import { assert } from '#election/assert.ts'

export type TextSize = 'small' | 'standard' | 'large' | 'largest'
export const TEXT_SIZES: readonly TextSize[] = ['small', 'standard', 'large', 'largest']

export const TARGET_MM = 12.7
export const GAP_MM = 2.54
export const BODY_MM = 4.8
/** Furigana, also above short letters. */
const RUBY_LEAST_MM: Readonly<Record<TextSize, number>> = { small: 4, standard: 5, large: 5, largest: 5.5 }

/** Character height of a candidate's name at each of the voter's sizes: at least this, and more when there is room for all … */
export const NAME_MM: Readonly<Record<TextSize, number>> = { small: 6, standard: 7, large: 9, largest: 11 }
/** … up to this, so that a larger size is larger with two candidates, too. */
export const NAME_MOST_MM: Readonly<Record<TextSize, number>> = { small: 10, standard: 20, large: 26, largest: 34 }

/** Names of the largest size and the standard one, and of this and the small one, differ by this at least, … */
export const NAME_GROWS = 1.1
/** … unless they are as large as this: nobody turns more pages for larger ones. */
export const NAME_ENOUGH_MM = 13

/** How much larger than at the standard size the rest of a voter's page is: question, buttons, lists. Least text is `BODY_MM` at each. */
export const GROWS: Readonly<Record<TextSize, number>> = { small: 0.93, standard: 1, large: 1.2, largest: 1.4 }

/** The panel of a voting machine: how many pixels it shows and how wide its glass is. */
export interface Panel {
  readonly widthPx: number
  readonly widthMm: number
}

/** 15.6 inch, 1920 × 1080: 5.6 px/mm. */
export const PANEL_15_6: Panel = { widthPx: 1920, widthMm: 345.4 }

export function pxPerMm(panel: Panel): number {
  assert(panel.widthPx > 0 && panel.widthMm > 0, 'pxPerMm: a panel of some size')
  return panel.widthPx / panel.widthMm
}

/** Rounded up: a target is at least its size in millimetres. */
export function px(mm: number, panel: Panel): number {
  return Math.ceil(mm * pxPerMm(panel) - 1e-9)
}

/** Readings above words other than names. */
export function readingMm(size: TextSize): number {
  return readingAboveMm(bodyMm(size))
}

/** Above words of this size. */
export function readingAboveMm(wordsMm: number): number {
  return Math.max(3, wordsMm * 0.55)
}

/** Words of a page but its question and its names: they grow with the names and are never below the least. */
export function bodyMm(size: TextSize): number {
  return Math.max(BODY_MM, NAME_MM[size] * 0.72)
}

/** Half of its base, and never below what can be read at the chosen size. */
export function rubyMm(size: TextSize, baseMm: number): number {
  return Math.max(baseMm / 2, RUBY_LEAST_MM[size])
}
