import type { Panel } from '#ui/tokens/measures.ts'

/** An office monitor of 24 inch, as at the tally. */
export const OFFICE_PANEL: Panel = { widthPx: 1920, widthMm: 527 }
