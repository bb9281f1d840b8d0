/** The sheet of every form, in points. */
const PAGE_WIDTH = 595.28
export const PAGE_HEIGHT = 841.89
export const MARGIN = 56
export const INNER_WIDTH = PAGE_WIDTH - 2 * MARGIN
