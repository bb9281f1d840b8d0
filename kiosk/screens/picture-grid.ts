/**
 * Cells of a question whose choices have pictures: all of one size, each picture of one size and at one place, above the name or to its left. As few pages as
 * the chosen letters allow, then the largest pictures, then larger letters as long as these stay nearly as large. Millimetres; no pixel, no DOM.
 */
import type { Display } from '#election/definition/definition.ts'
import { NAME_MM, NAME_MOST_MM, TEXT_SIZES, type TextSize } from '#ui/tokens/measures.ts'
import type { ShownCandidate, ShownPicture } from '../session/shown-candidate.ts'
import {
  CELL_ENDS_MM,
  CELL_SIDES_MM,
  type CellPicture,
  type Grid,
  type GridSpace,
  gridOf,
  type Letters,
  lettersOf,
  numberOf,
  type Shape,
  shapes,
  sizes,
  textHeightMm,
  withoutReading,
} from './candidate-grid.ts'
import { type MeasuredName, measured, nameWidthMm } from './name-room.ts'

/** Between picture and text. */
const GAP_MM = 2.5
/** Border and padding of a cell, both sides. */
const PADDING_MM = 6
/** The shorter side: below it nobody sees what a plan shows. */
const PICTURE_LEAST_MM = 16
/** Letters grow while pictures keep this much of their room. */
const KEPT = 0.8

/** The grid of any contest. */
export function ballotGrid(
  candidates: readonly ShownCandidate[],
  size: TextSize,
  space: GridSpace,
  display: Display | null = null,
): Grid {
  const picture = candidates[0]?.explained?.picture ?? null
  return picture === null ? gridOf(candidates, size, space, display) : pictureGrid(candidates, picture, size, space)
}

interface Asked {
  readonly names: readonly MeasuredName[]
  /** Width to height. */
  readonly aspect: number
  readonly space: GridSpace
}

function pictureGrid(
  candidates: readonly ShownCandidate[],
  { width, height }: ShownPicture,
  size: TextSize,
  space: GridSpace,
): Grid {
  const asked: Asked = {
    names: candidates.map((each) => withoutReading(measured(each))),
    aspect: width / height,
    space,
  }
  // If not even one choice a page fits at the chosen size, the next smaller one is taken.
  for (const each of TEXT_SIZES.slice(0, TEXT_SIZES.indexOf(size) + 1).reverse()) {
    const grid = fewestPages(asked, each)
    if (grid !== null) return grid
  }
  return oneByOne(asked, size)
}

function fewestPages(asked: Asked, size: TextSize): Grid | null {
  const { names, space } = asked
  const [leastMm, mostMm] = [NAME_MM[size], NAME_MOST_MM[size]]
  for (let pages = Math.ceil(names.length / (space.most ?? names.length)); pages <= names.length; pages++) {
    const least = largestPictures(asked, leastMm, size, pages)
    if (least === null) continue
    const larger = sizes({ leastMm, mostMm })
      .map((nameMm) => largestPictures(asked, nameMm, size, pages))
      .find((grid) => grid !== null && areaOf(grid) >= KEPT * areaOf(least))
    return larger ?? least
  }
  return null
}

function largestPictures(asked: Asked, nameMm: number, size: TextSize, pages: number): Grid | null {
  const { names, space } = asked
  const heightMm = pages === 1 ? space.heightMm : space.heightWithPagesMm
  const letters: Letters = { ...lettersOf(size, nameMm), partyReading: null }
  const room = { widthMm: space.widthMm, heightMm, ...(space.most === undefined ? {} : { most: space.most }) }
  const found = shapes(Math.ceil(names.length / pages), room).flatMap((shape) =>
    [above(asked, shape, letters), beside(asked, shape, letters)].flatMap((grid) => grid ?? []),
  )
  const fitting = found.filter(({ picture }) => Math.min(picture.widthMm, picture.heightMm) >= PICTURE_LEAST_MM)
  const [best] = fitting.toSorted((a, b) => areaOf(b) - areaOf(a))
  if (best === undefined) return null
  return { ...best, pages: Math.ceil(names.length / (best.columns * best.rows)) }
}

type Cells = Omit<Grid, 'pages'> & { readonly picture: CellPicture }

function areaOf({ picture }: Pick<Grid, 'picture'>): number {
  return picture === undefined ? 0 : picture.widthMm * picture.heightMm
}

function above({ names, aspect }: Asked, shape: Shape, letters: Letters): Cells | null {
  const number = numberOf(letters)
  const roomMm = shape.widthMm - CELL_SIDES_MM - number.numberMm
  if (widestMm(names, letters) > roomMm) return null
  const textMm = textHeightMm(names, letters, roomMm)
  const insideMm = shape.heightMm - CELL_ENDS_MM
  const heightMm = Math.min(insideMm - textMm - GAP_MM, (shape.widthMm - PADDING_MM) / aspect)
  const restMm = (insideMm - textMm - GAP_MM - heightMm) / 2
  const [widthMm, leftMm] = [heightMm * aspect, (shape.widthMm - PADDING_MM - heightMm * aspect) / 2]
  const picture = { widthMm, heightMm, leftMm, topMm: restMm, besideMm: 0 }
  return { ...shape, ...letters, ...number, topMm: restMm + heightMm + GAP_MM, picture }
}

function beside({ names, aspect }: Asked, shape: Shape, letters: Letters): Cells | null {
  const number = numberOf(letters)
  const insideMm = shape.heightMm - CELL_ENDS_MM
  const leftOverMm = shape.widthMm - CELL_SIDES_MM - number.numberMm - widestMm(names, letters) - GAP_MM
  const heightMm = Math.min(insideMm, leftOverMm / aspect)
  const widthMm = heightMm * aspect
  const roomMm = shape.widthMm - CELL_SIDES_MM - number.numberMm - widthMm - GAP_MM
  const textMm = textHeightMm(names, letters, roomMm)
  if (textMm > insideMm) return null
  const picture = { widthMm, heightMm, leftMm: 0, topMm: (insideMm - heightMm) / 2, besideMm: widthMm + GAP_MM }
  return { ...shape, ...letters, ...number, topMm: (insideMm - textMm) / 2, picture }
}

function widestMm(names: readonly MeasuredName[], { nameMm, rubyMm }: Letters): number {
  return Math.max(...names.map((name) => nameWidthMm(name, nameMm, rubyMm)))
}

/** A name that is wider than the glass goes over several lines, under a picture that leaves it half of the height. */
function oneByOne({ names, aspect, space }: Asked, size: TextSize): Grid {
  const letters: Letters = { ...lettersOf(size, NAME_MM[size]), partyReading: null }
  const { widthMm } = space
  const heightMm = names.length === 1 ? space.heightMm : space.heightWithPagesMm
  const pictureMm = Math.max(0, Math.min(heightMm / 2, (widthMm - PADDING_MM) / aspect))
  const leftMm = (widthMm - PADDING_MM - pictureMm * aspect) / 2
  const picture = { widthMm: pictureMm * aspect, heightMm: pictureMm, leftMm, topMm: 0, besideMm: 0 }
  const shape = { columns: 1, rows: 1, widthMm, heightMm, topMm: pictureMm + GAP_MM }
  return { ...shape, ...letters, ...numberOf(letters), pages: names.length, picture }
}
