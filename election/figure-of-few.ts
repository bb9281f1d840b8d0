/** Figures of few people: a count of fewer than ten is not shown, and none that the sum of its row would give. */
export const LEAST_SHOWN = 10

/**
 * The places that are hidden where the sum of all is shown. The sum less those that are shown is the figure of the others: the next smallest goes
 * with them until that is nobody's in particular.
 */
export function hiddenOf(figures: readonly number[]): ReadonlySet<number> {
  const hidden = new Set<number>()
  let together = 0
  const smallestFirst = figures.map((all, at) => ({ all, at })).sort((a, b) => a.all - b.all)
  for (const { all, at } of smallestFirst) {
    const isEnough = hidden.size === 0 || (hidden.size > 1 && together >= LEAST_SHOWN)
    if (all >= LEAST_SHOWN && isEnough) break
    hidden.add(at)
    together += all
  }
  return hidden
}

/** Null: not shown. */
export function shownOf(figures: readonly number[]): readonly (number | null)[] {
  const hidden = hiddenOf(figures)
  return figures.map((figure, at) => (hidden.has(at) ? null : figure))
}

/** In steps of ten, for figures that grow while people look: from 57 to 58 somebody would see one neighbour. */
export function inTens(figure: number): number {
  return Math.floor(figure / LEAST_SHOWN) * LEAST_SHOWN
}
