/** How long a check will still take: at first from the time of one multiplication, later from what was done. */

/** From this share on, the work itself says it better than a multiplication. */
const ENOUGH = 0.1

export interface Progress {
  /** In multiplications. */
  readonly done: number
  readonly total: number
  /** Milliseconds since the start of the work. */
  readonly taken: number
  /** Microseconds; null: not measured yet. */
  readonly multiplication: number | null
  readonly workers: number
}

/** Milliseconds; null: not known yet. */
export function remaining({ done, total, taken, multiplication, workers }: Progress): number | null {
  if (total > 0 && done / total >= ENOUGH) return (taken * (total - done)) / done
  if (multiplication === null) return null
  return Math.max(0, (total * multiplication) / 1000 / workers - taken)
}
