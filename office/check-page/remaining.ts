/** How long a check will still take: at first from the time of one multiplication, later from what was done. */

/** From this share on the work itself says it, from the other on alone: another program may take the processor at any time. */
const A_LITTLE = 0.01
const ENOUGH = 0.1

export interface Progress {
  /** In multiplications. */
  readonly done: number
  readonly total: number
  /** Milliseconds since it was known how much there is to do. */
  readonly taken: number
  /** Microseconds; null: not measured yet. */
  readonly multiplication: number | null
  readonly workers: number
}

/** Milliseconds; null: not known yet. */
export function remaining({ done, total, taken, multiplication, workers }: Progress): number | null {
  const share = total === 0 ? 0 : done / total
  const byWork = share < A_LITTLE ? null : (taken * (total - done)) / done
  const byOne = multiplication === null ? null : Math.max(0, (total * multiplication) / 1000 / workers - taken)
  if (byWork === null || share >= ENOUGH) return byWork ?? byOne
  return Math.max(byWork, byOne ?? 0)
}
