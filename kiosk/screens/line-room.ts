import { bodyMm, readingMm, type TextSize } from '#ui/tokens/measures.ts'

/** One line of words at the voter's size, its readings above. */
export function lineMm(size: TextSize): number {
  return bodyMm(size) * 1.2 + readingMm(size) * 1.2
}
