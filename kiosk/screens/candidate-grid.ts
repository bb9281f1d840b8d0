/**
 * How many candidates fit, and in which columns: equal cells in the drawn order, row by row from the top left. All on one
 * page when they fit at the chosen size, else pages (D-12). Millimetres in, columns and rows out; no pixel, no DOM.
 */
import { assert } from '#election/assert.ts'
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
  const shapes = shapesOf(candidates, size, space.widthMm)
  return (
    onOnePage(candidates.length, shapes, space.heightMm) ?? paged(candidates.length, shapes, space.heightWithPagesMm)
  )
}

/** A number of columns, and how high a cell must be at their width to hold every name, reading and party (TCH-06). */
interface Shape {
  readonly columns: number
  readonly widthMm: number
  readonly leastHeightMm: number
}

/** Every number of columns in which each name stays on one line; one column always. */
function shapesOf(candidates: readonly ShownCandidate[], size: TextSize, spaceMm: number): readonly Shape[] {
  const name = NAME_MM[size]
  const body = bodyMm(size)
  const texts = candidates.map((candidate) => nameWidthMm(candidate, name))
  // The number's column also holds 「選択中」 below it, in every cell, so that selecting moves nothing.
  const sidesMm = numberMm(size) + CELL_SIDES_MM
  const shapes: Shape[] = []
  for (let columns = 1; columns <= candidates.length; columns++) {
    const widthMm = share(spaceMm, columns)
    const room = widthMm - sidesMm
    if (columns > 1 && room < Math.max(...texts)) break
    const nameLines = Math.max(...texts.map((text) => Math.ceil(text / room)))
    const partyLines = Math.max(1, ...candidates.map(({ party }) => linesOf(party, body, room)))
    const text = nameLines * (name * 1.15 + rubyMm(name) * 1.2) + partyLines * body * 1.25 + 0.5
    const mark = name * 1.15 + body * 1.25
    shapes.push({ columns, widthMm, leastHeightMm: CELL_ENDS_MM + Math.max(text, mark) })
  }
  return shapes
}

/** Whole letters go on a line; what is left of it stays empty. */
function linesOf(text: string, letterMm: number, room: number): number {
  return Math.ceil(letters(text) / Math.max(1, Math.floor(room / letterMm)))
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

function bodyMm(size: TextSize): number {
  return Math.max(BODY_MM, NAME_MM[size] * 0.72)
}

function onOnePage(count: number, shapes: readonly Shape[], heightMm: number): Grid | null {
  let best: Grid | null = null
  let bestScore = Number.POSITIVE_INFINITY
  for (const { columns, widthMm, leastHeightMm } of shapes) {
    const rows = Math.ceil(count / columns)
    const height = Math.min(share(heightMm, rows), CELL_HEIGHT_MAX_MM)
    if (height < leastHeightMm) continue
    const holes = columns * rows - count
    const score = Math.abs(Math.log(widthMm / height / RATIO)) + 0.5 * holes
    if (score >= bestScore) continue
    best = { columns, rows, pages: 1, widthMm, heightMm: height, topMm: (height - leastHeightMm) / 2 }
    bestScore = score
  }
  return best
}

/** As many as fit; among equals the wider cells. */
function paged(count: number, shapes: readonly Shape[], heightMm: number): Grid {
  let best: Grid | null = null
  for (const { columns, widthMm, leastHeightMm } of shapes) {
    const rows = Math.max(1, Math.floor((heightMm + CELL_GAP_MM) / (leastHeightMm + CELL_GAP_MM)))
    if (best !== null && columns * rows <= best.columns * best.rows) continue
    const height = share(heightMm, rows)
    const pages = Math.ceil(count / (columns * rows))
    best = { columns, rows, pages, widthMm, heightMm: height, topMm: Math.max(0, (height - leastHeightMm) / 2) }
  }
  assert(best !== null, 'candidate grid: at least one candidate')
  return best
}

/** What each of `n` equal parts gets when gaps lie between them. */
function share(mm: number, n: number): number {
  return (mm - (n - 1) * CELL_GAP_MM) / n
}
