/**
 * The targets for a voter who sits at the glass (「ボタンを低く」): names are read above, on the rest of the glass, and chosen below by keys with
 * their numbers, in their order and of one size (LAW-08), within reach. Millimetres; no pixel, no DOM.
 */
import type { Display } from '#election/definition/definition.ts'
import { TARGET_MM, type TextSize } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { CELL_GAP_MM, type Grid, isBetter } from './candidate-grid.ts'
import { ballotGrid } from './picture-grid.ts'

export const KEY_MM = TARGET_MM * 1.35
/** As wide as three digits need. */
const KEY_LEAST_MM = 15
export const TURN_MM = 46
/** Both buttons that turn the page and four keys between them; on a narrower glass these have a row of their own. */
const BESIDE_MM = 260
const ROWS_MOST = 4

export interface LowKeys {
  readonly grid: Grid
  /** Keys in a row. */
  readonly perRow: number
  /** The buttons that turn the page are beside the keys, or above them. */
  readonly beside: boolean
}

export interface LowRoom {
  readonly widthMm: number
  readonly heightMm: number
  /** The part of it, from its bottom, that is in the lower half of the glass. */
  readonly reachMm: number
  /** Between names and keys: what is chosen, and a row of kana where there is one. */
  readonly wordsMm: number
  readonly kanaMm: number
}

/** The rows of keys with which the names take the fewest pages; then those with the largest letters. */
export function lowKeys(
  candidates: readonly ShownCandidate[],
  size: TextSize,
  room: LowRoom,
  display: Display | null,
): LowKeys {
  const beside = room.widthMm >= BESIDE_MM
  const keysMm = room.widthMm - (beside ? 2 * (TURN_MM + CELL_GAP_MM) : 0)
  const inRow = Math.max(1, Math.floor((keysMm + CELL_GAP_MM) / (KEY_LEAST_MM + CELL_GAP_MM)))
  const row = KEY_MM + CELL_GAP_MM
  const others = room.kanaMm + (beside ? 0 : row)
  const reachable = Math.max(1, Math.floor((room.reachMm - others) / row))
  const plans = Array.from({ length: Math.min(ROWS_MOST, reachable) }, (_, at) => {
    const heightMm = room.heightMm - room.wordsMm - others - (at + 1) * row
    const space = { widthMm: room.widthMm, heightMm, heightWithPagesMm: heightMm, most: inRow * (at + 1) }
    return ballotGrid(candidates, size, space, display)
  })
  const grid = plans.reduce((best, next) => (isBetter(next, best, size) ? next : best))
  const keys = Math.min(grid.columns * grid.rows, candidates.length)
  return { grid, perRow: Math.ceil(keys / Math.ceil(keys / inRow)), beside }
}
