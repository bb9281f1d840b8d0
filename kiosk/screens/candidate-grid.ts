/**
 * The size of the names and their cells: one size, one shape, the drawn order, row by row from the top left; the longest name of the
 * contest decides for all (LAW-08). As few pages as the chosen size allows (D-12), and then the largest letters that fit; one page at
 * whatever size it needs if the ordinance wants all at once (TC-32). Millimetres in and out; no pixel, no DOM.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { Display } from '#election/definition/definition.ts'
import {
  BODY_MM,
  NAME_ENOUGH_MM,
  NAME_GROWS,
  NAME_MM,
  NAME_MOST_MM,
  readingAboveMm,
  rubyMm,
  TEXT_SIZES,
  type TextSize,
} from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import {
  hasPartyReadings,
  type MeasuredName,
  measured,
  NAME_LINE,
  nameWidthMm,
  PARTY_LINE,
  partyLines,
  RUBY_LINE,
  readingLines,
  shortestLine,
} from './name-room.ts'

/** Letters of a candidate, the same for all of a contest. */
export interface Letters {
  readonly nameMm: number
  readonly rubyMm: number
  /** Party. */
  readonly bodyMm: number
  /** Above the party of each, or of none (LAW-08): as many lines as the longest reading needs, kept in every cell. */
  readonly partyReading: { readonly letterMm: number; readonly lines: number } | null
}

/** The same sizes at every place. */
type OfAName = Omit<Letters, 'partyReading'>

export interface Grid extends Letters {
  readonly columns: number
  readonly rows: number
  readonly pages: number
  /** Width of one cell. */
  readonly widthMm: number
  readonly heightMm: number
  /** Left of the text: the number, and below it 「✓ 選択中」, kept free in every cell so that selecting moves nothing. */
  readonly numberMm: number
  /** Height of 「✓ 選択中」. */
  readonly markMm: number
  /** Above the text, the same in every cell: name and party are at the same place in all of them (TCH-06). */
  readonly topMm: number
  /** Where choices have pictures (`picture-grid.ts`): the size of each, and its place inside the padding of each cell. */
  readonly picture?: CellPicture
}

export interface CellPicture {
  readonly widthMm: number
  readonly heightMm: number
  readonly leftMm: number
  readonly topMm: number
  /** The text begins so far from the left. */
  readonly besideMm: number
}

export interface GridSpace {
  readonly widthMm: number
  /** Without and with the row of page buttons. */
  readonly heightMm: number
  readonly heightWithPagesMm: number
  /** On a page at most; without it as many as have room. */
  readonly most?: number
}

/** Above the least gap of 2.54 mm. */
export const CELL_GAP_MM = 2.6
/** Border and padding at both sides, and the gap between number and text. */
export const CELL_SIDES_MM = 8.5
/** Padding above and below. */
export const CELL_ENDS_MM = 3.4
/** Cells are no narrower than a target, and a row is not cut into more. */
const COLUMNS_MOST = 10
const STEP_MM = 0.25
/** Tolerance, in letters: no line is cut because a width was rounded. */
const ROUNDING = 0.25
const MARK_MOST_MM = 6.5
/** Larger letters may cost so many times the pages. */
const PAGES_FOR_LARGER = 1.5
/** Nobody turns more pages for larger letters: who needs the largest ones is often who finds each press hardest. */
export const PAGES_MOST: Readonly<Record<TextSize, number>> = { small: 15, standard: 15, large: 15, largest: 20 }
/** Width to height that looks best among cells with letters of one size. */
const RATIO = 3

export function gridOf(
  candidates: readonly ShownCandidate[],
  size: TextSize,
  space: GridSpace,
  display: Display | null = null,
): Grid {
  const names = candidates.map(measured)
  const unread = gridFor(names.map(withoutReading), size, space, display)
  if (!hasPartyReadings(candidates)) return unread
  const read = gridFor(names, size, space, display)
  // Without readings one page fewer may have become larger letters. Then the grid with readings is not the better one.
  return read.pages === unread.pages && isBetter(read, unread, size) ? read : unread
}

/** Fewer pages; then names as large as they are needed; then parties with their readings; then still larger names. */
export function isBetter(one: Grid, other: Grid, size: TextSize): boolean {
  // A voter who takes the largest size wants names, not readings.
  const enoughMm = size === 'largest' ? NAME_ENOUGH_MM : NAME_MM.largest
  const [needed, others] = [Math.min(one.nameMm, enoughMm), Math.min(other.nameMm, enoughMm)]
  if (one.pages !== other.pages) return one.pages < other.pages
  if (needed !== others) return needed > others
  if ((one.partyReading === null) !== (other.partyReading === null)) return one.partyReading !== null
  return one.nameMm > other.nameMm
}

export function withoutReading(name: MeasuredName): MeasuredName {
  return { ...name, partyReading: 0 }
}

function gridFor(names: readonly MeasuredName[], size: TextSize, space: GridSpace, display: Display | null): Grid {
  // If not even single columns fit on a low glass at the chosen size, the next smaller one is taken.
  const allowed = TEXT_SIZES.slice(0, TEXT_SIZES.indexOf(size) + 1).reverse()
  for (const each of display === 'at-once' ? allowed : []) {
    const all = largest(names, each, rangeOf(each), names.length, space)
    if (all !== null) return { ...all, pages: 1 }
  }
  for (const [at, each] of allowed.entries()) {
    const own = ofItsOwnSize(names, each, space)
    if (own === null) continue
    const smaller = allowed[at + 1]
    if (each === 'standard' || each === 'small' || smaller === undefined) return own
    const pages = PAGES_MOST[size]
    const chosen = own.pages <= pages ? own : onPagesMost(names, { letters: each, pages }, space)
    // On so few pages the rest of its size can leave names less room than the size below has.
    const below = gridFor(names, smaller, space, null)
    return chosen !== null && chosen.nameMm >= below.nameMm ? chosen : below
  }
  return oneByOne(names, size, space)
}

interface Ceiling {
  readonly letters: TextSize
  readonly pages: number
}

/** From smallest to largest, in letters of the name. */
interface Range {
  readonly leastMm: number
  readonly mostMm: number
}

function rangeOf(size: TextSize): Range {
  return { leastMm: NAME_MM[size], mostMm: NAME_MOST_MM[size] }
}

/**
 * A voter who takes another size sees other letters. The standard size has the largest that fit on the fewest pages; the largest goes
 * beyond it, if need be with some more of them; small is below and large between.
 */
function ofItsOwnSize(names: readonly MeasuredName[], size: TextSize, space: GridSpace): Grid | null {
  const { leastMm, mostMm } = rangeOf(size)
  const within = (least: number, most: number) =>
    fewestPages(names, size, { leastMm: Math.max(leastMm, least), mostMm: Math.max(leastMm, least, most) }, space)
  if (size === 'standard') return within(leastMm, mostMm)
  const standardMm = fewestPages(names, 'standard', rangeOf('standard'), space)?.nameMm ?? NAME_MM.standard
  switch (size) {
    case 'small':
      return within(leastMm, Math.min(mostMm, standardMm / NAME_GROWS))
    case 'large': {
      const largestMm = ofItsOwnSize(names, 'largest', space)?.nameMm ?? mostMm
      const betweenMm = Math.max(largestMm / NAME_GROWS, Math.sqrt(standardMm * largestMm))
      return within(Math.min(standardMm * Math.sqrt(NAME_GROWS), betweenMm), Math.min(mostMm, betweenMm))
    }
    case 'largest': {
      const largest = within(leastMm, mostMm)
      const largerMm = Math.min(standardMm * NAME_GROWS, NAME_ENOUGH_MM)
      const larger = largest === null || largest.nameMm >= largerMm ? null : within(largerMm, mostMm)
      return larger !== null && larger.pages <= (largest?.pages ?? 0) * PAGES_FOR_LARGER ? larger : largest
    }
    default:
      return unreachable(size)
  }
}

function fewestPages(names: readonly MeasuredName[], size: TextSize, range: Range, space: GridSpace): Grid | null {
  const most = space.most ?? names.length
  for (let pages = Math.ceil(names.length / most); pages <= names.length; pages++) {
    const perPage = Math.ceil(names.length / pages)
    const heightMm = pages === 1 ? space.heightMm : space.heightWithPagesMm
    const best = largest(names, size, range, perPage, { ...space, heightMm })
    // Whole rows can hold more than was asked for: then the last page would be empty.
    if (best !== null) return { ...best, pages: Math.ceil(names.length / (best.columns * best.rows)) }
  }
  return null
}

/** The largest letters of a size that need no more pages; null: none that the standard size has. */
function onPagesMost(names: readonly MeasuredName[], of: Ceiling, space: GridSpace): Grid | null {
  const range = { leastMm: NAME_MM.standard, mostMm: NAME_MOST_MM[of.letters] }
  const perPage = Math.ceil(names.length / of.pages)
  const best = largest(names, of.letters, range, perPage, { ...space, heightMm: space.heightWithPagesMm })
  return best === null ? null : { ...best, pages: Math.ceil(names.length / (best.columns * best.rows)) }
}

/** The letters in which the longest name of the contest fills a page of its own; all names of the contest use this size. */
export function lettersOfOne(candidates: readonly ShownCandidate[], size: TextSize, room: Room): Letters {
  const names = candidates.map(measured)
  const read = hasPartyReadings(candidates) ? fillingPage(names, size, room) : null
  return read ?? fillingPage(names.map(withoutReading), size, room) ?? atLeast(size)
}

function fillingPage(names: readonly MeasuredName[], size: TextSize, room: Room): Letters | null {
  for (const nameMm of sizes({ leastMm: NAME_MM[size], mostMm: NAME_MOST_MM.largest * 2 })) {
    const letters = lettersOf(size, nameMm)
    const textMm = besideNumberMm(room, letters)
    const fits = (name: MeasuredName) => nameWidthMm(name, nameMm, letters.rubyMm) <= textMm
    const partyReading = partyReadingOf(names, letters, textMm)
    if (names.every(fits) && textHeightMm(names, { ...letters, partyReading }, textMm) <= room.heightMm)
      return { ...letters, partyReading }
  }
  return null
}

function atLeast(size: TextSize): Letters {
  return { ...lettersOf(size, NAME_MM[size]), partyReading: null }
}

/**
 * The width of a party over several lines of equal length: otherwise the name would be left of the middle. Null: one line, as wide as it
 * is.
 */
export function partyWidthMm(candidate: ShownCandidate, letters: OfAName, room: Room): number | null {
  const name = measured(candidate)
  const lines = partyLines(name, letters.bodyMm, besideNumberMm(room, letters))
  return lines <= 1 ? null : (shortestLine(name, lines) + ROUNDING) * letters.bodyMm
}

function besideNumberMm({ widthMm }: Room, { nameMm }: OfAName): number {
  return widthMm - nameMm * 2
}

export interface Room {
  readonly widthMm: number
  readonly heightMm: number
  readonly most?: number
}

/** Largest first, never below the least. */
export function sizes({ leastMm, mostMm }: Range): readonly number[] {
  const count = Math.floor((mostMm - leastMm) / STEP_MM)
  return Array.from({ length: count + 1 }, (_, i) => leastMm + (count - i) * STEP_MM)
}

export function lettersOf(size: TextSize, nameMm: number): OfAName {
  return { nameMm, rubyMm: rubyMm(size, nameMm), bodyMm: Math.max(BODY_MM, nameMm * 0.55) }
}

export function numberOf({ nameMm, bodyMm }: OfAName): Pick<Grid, 'numberMm' | 'markMm'> {
  const markMm = Math.min(bodyMm, MARK_MOST_MM)
  return { numberMm: Math.max(markMm * 4.6, nameMm * 1.3), markMm }
}

function partyReadingOf(names: readonly MeasuredName[], { bodyMm }: OfAName, roomMm: number): Letters['partyReading'] {
  const letterMm = readingAboveMm(bodyMm)
  const lines = Math.max(...names.map((name) => readingLines(name, letterMm, roomMm)))
  return lines === 0 ? null : { letterMm, lines }
}

export function textHeightMm(names: readonly MeasuredName[], letters: Letters, roomMm: number): number {
  const { nameMm, rubyMm, bodyMm, partyReading } = letters
  const lines = Math.max(1, ...names.map((name) => partyLines(name, bodyMm, roomMm)))
  const readingsMm = partyReading === null ? 0 : partyReading.lines * partyReading.letterMm * RUBY_LINE
  return rubyMm * RUBY_LINE + nameMm * NAME_LINE + readingsMm + lines * bodyMm * PARTY_LINE + 0.5
}

/** The grid for `count` cells in the room that has the largest letters; null when none has letters of the chosen size. */
function largest(
  names: readonly MeasuredName[],
  size: TextSize,
  range: Range,
  count: number,
  room: Room,
): Omit<Grid, 'pages'> | null {
  // Most page counts fail: the smallest letters are asked first, and only where they fit the larger ones.
  if (bestAt(names, lettersOf(size, range.leastMm), count, room) === null) return null
  for (const nameMm of sizes(range)) {
    const best = bestAt(names, lettersOf(size, nameMm), count, room)
    if (best !== null) return best
  }
  return null
}

function bestAt(
  names: readonly MeasuredName[],
  letters: OfAName,
  count: number,
  room: Room,
): Omit<Grid, 'pages'> | null {
  const textMm = Math.max(...names.map((name) => nameWidthMm(name, letters.nameMm, letters.rubyMm)))
  const fitting = shapes(count, room).flatMap((shape) => cellsOf(shape, names, letters, textMm) ?? [])
  const [best] = fitting.sort((a, b) => plainness(a, count) - plainness(b, count))
  return best ?? null
}

export interface Shape {
  readonly columns: number
  readonly rows: number
  readonly widthMm: number
  readonly heightMm: number
}

export function shapes(count: number, { widthMm, heightMm, most = Number.POSITIVE_INFINITY }: Room): readonly Shape[] {
  const all = Array.from({ length: Math.min(count, COLUMNS_MOST) }, (_, i) => {
    const columns = i + 1
    const rows = Math.ceil(count / columns)
    return { columns, rows, widthMm: share(widthMm, columns), heightMm: share(heightMm, rows) }
  })
  return all.filter(({ columns, rows }) => columns * rows <= most)
}

/** null: with these letters some name, reading or party does not fit into a cell of this shape. */
function cellsOf(
  shape: Shape,
  names: readonly MeasuredName[],
  letters: OfAName,
  textMm: number,
): Omit<Grid, 'pages'> | null {
  const number = numberOf(letters)
  const roomMm = shape.widthMm - CELL_SIDES_MM - number.numberMm
  if (roomMm < textMm) return null
  const withReading = { ...letters, partyReading: partyReadingOf(names, letters, roomMm) }
  const needed = textHeightMm(names, withReading, roomMm) + CELL_ENDS_MM
  if (needed > shape.heightMm) return null
  return { ...shape, ...withReading, ...number, topMm: (shape.heightMm - needed) / 2 }
}

/** Few holes in the last row, cells of a pleasant shape. */
function plainness({ columns, rows, widthMm, heightMm }: Shape, count: number): number {
  return Math.abs(Math.log(widthMm / heightMm / RATIO)) + 0.5 * (columns * rows - count)
}

/** A name or party that is too long for a page at the chosen size: it may go over several lines there. */
function oneByOne(names: readonly MeasuredName[], size: TextSize, space: GridSpace): Grid {
  assert(names.length > 0, 'candidate grid: at least one candidate')
  const letters = atLeast(size)
  const { widthMm } = space
  const heightMm = names.length === 1 ? space.heightMm : space.heightWithPagesMm
  const shape = { columns: 1, rows: 1, widthMm, heightMm, topMm: 0 }
  return { ...shape, ...letters, ...numberOf(letters), pages: names.length }
}

/** The size of each of `n` equal parts with gaps between them. */
function share(mm: number, n: number): number {
  return (mm - (n - 1) * CELL_GAP_MM) / n
}
