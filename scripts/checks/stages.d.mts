export interface StageResult {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly string[]
  readonly failures: readonly string[]
}

/** The parts of `npm test`, or of the whole: for each place that plays them, with so many workers, a stage. */
export function partsOf(whole: boolean): (workers: number) => () => Promise<StageResult>
