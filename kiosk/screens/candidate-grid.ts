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
  /** Above the text, the same in every cell: name and party stand at the same place in all of them (TCH-06). */
  readonly topMm: number
}

export interface GridSpace {
  readonly widthMm: number
  /** Without and with the row of page buttons. */
  readonly heightMm: number
  readonly heightWithPagesMm: number
}

/** Above the least gap of 2.54 mm. */
export const CELL_GAP_MM = 2.6
/** Border and padding at both sides, and the gap between number and text. */
const CELL_SIDES_MM = 8.5
/** Padding above and below. */
const CELL_ENDS_MM = 3.4
const CELL_HEIGHT_MAX_MM = 48
/** Width to height that looks best when there is room. */
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
  const texts = candidates.map((candidate) => nameWidthMm(candidate, name))
  // The number's column also holds 「選択中」 below it, in every cell, so that selecting moves nothing.
  const sidesMm = numberMm(size) + CELL_SIDES_MM
  const widthMm = Math.min(Math.max(...texts) + sidesMm, spaceMm)
  const room = widthMm - sidesMm
  const nameLines = Math.max(...texts.map((text) => Math.ceil(text / room)))
  const partyLines = Math.max(...candidates.map(({ party }) => Math.ceil((letters(party) * body) / room)))
  const text = nameLines * (name * 1.15 + rubyMm(name) * 1.2) + Math.max(1, partyLines) * body * 1.25 + 0.5
  const mark = name * 1.15 + body * 1.25
  return { widthMm, heightMm: CELL_ENDS_MM + Math.max(text, mark) }
}

/** 「✓ 3」 above 「選択中」. */
export function numberMm(size: TextSize): number {
  return Math.max(bodyMm(size) * 3.1, NAME_MM[size] * 2.4)
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
      best = { columns, rows, pages: 1, widthMm: width, heightMm: height, topMm: (height - least.heightMm) / 2 }
      bestScore = score
    }
  }
  return best
}

function paged(count: number, least: Cell, widthMm: number, heightMm: number): Grid {
  const columns = Math.max(1, Math.floor((widthMm + CELL_GAP_MM) / (least.widthMm + CELL_GAP_MM)))
  const rows = Math.max(1, Math.floor((heightMm + CELL_GAP_MM) / (least.heightMm + CELL_GAP_MM)))
  const pages = Math.ceil(count / (columns * rows))
  const height = share(heightMm, rows)
  return {
    columns,
    rows,
    pages,
    widthMm: share(widthMm, columns),
    heightMm: height,
    topMm: (height - least.heightMm) / 2,
  }
}

/** What each of `n` equal parts gets when gaps lie between them. */
function share(mm: number, n: number): number {
  return (mm - (n - 1) * CELL_GAP_MM) / n
}
