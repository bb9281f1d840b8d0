/**
 * How many candidates fit, and in which columns: equal cells in the drawn order, row by row from the top left. All on one
 * page when they fit at the chosen size, else pages (D-12). Millimetres in, columns and rows out; no pixel, no DOM.
 */
import { BODY_MM, NAME_MM, rubyMm, type TextSize } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/view.ts'

export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly pages: number
  /** Of one cell. */
  readonly widthMm: number
  readonly heightMm: number
}

export interface GridSpace {
  readonly widthMm: number
  /** Without and with the row of page buttons. */
  readonly heightMm: number
  readonly heightWithPagesMm: number
}

export const CELL_GAP_MM = 3
/** Frame, padding, and the number with its gap at the left. */
const CELL_SIDES_MM = 8
export const CELL_TOP_MM = 5
/** The line that says 「✓ 選択中」 stands in every cell, so that selecting moves nothing. */
const CELL_HEIGHT_MAX_MM = 48
const RATIO = 3

export function gridOf(candidates: readonly ShownCandidate[], size: TextSize, space: GridSpace): Grid {
  const least = leastCell(candidates, size, space.widthMm)
  return (
    bestOnOnePage(candidates.length, least, space.widthMm, space.heightMm) ??
    paged(candidates.length, least, space.widthMm, space.heightWithPagesMm)
  )
}

interface Cell {
  readonly widthMm: number
  readonly heightMm: number
}

/** The smallest cell that holds the longest name, reading and party of this contest: all cells are equal (TCH-06). */
function leastCell(candidates: readonly ShownCandidate[], size: TextSize, spaceMm: number): Cell {
  const name = NAME_MM[size]
  const body = bodyMm(size)
  const numberMm = name * 1.7
  const texts = candidates.map((candidate) => nameWidthMm(candidate, name))
  const mark = 5 * body
  const wanted = Math.max(...texts, mark * 2) + numberMm + CELL_SIDES_MM
  const widthMm = Math.min(wanted, spaceMm)
  const room = widthMm - numberMm - CELL_SIDES_MM
  const nameLines = Math.max(...texts.map((text) => Math.ceil(text / room)))
  const partyLines = Math.max(...candidates.map(({ party }) => Math.ceil((letters(party) * body) / room)))
  const heightMm =
    CELL_TOP_MM + nameLines * (name * 1.25 + rubyMm(name) * 1.2) + Math.max(1, partyLines) * body * 1.3 + body * 1.35
  return { widthMm, heightMm }
}

function nameWidthMm({ name, kana }: ShownCandidate, nameMm: number): number {
  const names = name.trim().split(/[ \u3000]+/)
  const readings = kana.trim().split(/[ \u3000]+/)
  if (names.length !== readings.length) return Math.max(letters(name) * nameMm, letters(kana) * rubyMm(nameMm))
  const parts = names.map((part, i) => Math.max(letters(part) * nameMm, letters(readings[i] ?? '') * rubyMm(nameMm)))
  return parts.reduce((sum, part) => sum + part, 0) + (names.length - 1) * nameMm * 0.4
}

/** Full-width letters that a person sees: an IVS or a surrogate pair is one. */
function letters(text: string): number {
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)].length
}

export function bodyMm(size: TextSize): number {
  return Math.max(BODY_MM, NAME_MM[size] * 0.72)
}

function bestOnOnePage(count: number, least: Cell, widthMm: number, heightMm: number): Grid | null {
  let best: Grid | null = null
  let bestScore = Number.POSITIVE_INFINITY
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const width = share(widthMm, columns)
    const height = Math.min(share(heightMm, rows), CELL_HEIGHT_MAX_MM)
    if (width < least.widthMm || height < least.heightMm) continue
    const holes = columns * rows - count
    const score = Math.abs(Math.log(width / height / RATIO)) + 0.5 * holes
    if (score < bestScore) {
      best = { columns, rows, pages: 1, widthMm: width, heightMm: height }
      bestScore = score
    }
  }
  return best
}

function paged(count: number, least: Cell, widthMm: number, heightMm: number): Grid {
  const columns = Math.max(1, Math.floor((widthMm + CELL_GAP_MM) / (least.widthMm + CELL_GAP_MM)))
  const rows = Math.max(1, Math.floor((heightMm + CELL_GAP_MM) / (least.heightMm + CELL_GAP_MM)))
  const pages = Math.ceil(count / (columns * rows))
  return { columns, rows, pages, widthMm: share(widthMm, columns), heightMm: share(heightMm, rows) }
}

/** What each of `n` equal parts gets when gaps lie between them. */
function share(mm: number, n: number): number {
  return (mm - (n - 1) * CELL_GAP_MM) / n
}
