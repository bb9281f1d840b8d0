/** Figures that survive a noisy machine: product and floor take turns in one run, and the figure is the ratio of their medians. */

export interface Figure {
  readonly name: string
  /** The measured work, and what it is held against. */
  readonly what: string
  readonly product: Spread
  /** A floor that nobody could beat, in the same run; null where there is none and the absolute figure is only for orientation. */
  readonly floor: Spread | null
  readonly ratio: number | null
  /** Above this ratio the run says so, and fails. */
  readonly limit?: number
  readonly unit: 'µs' | 'ms' | 's' | 'MiB' | 'open'
}

export interface Spread {
  readonly median: number
  readonly p10: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly runs: number
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), p95: at(0.95), p99: at(0.99), runs: sorted.length }
}

/** The rest after a long day beside the amount early in it. */
export function grown(name: string, what: string, unit: Figure['unit'], early: number, late: number): Figure {
  return { name, what, unit, product: spreadOf([late]), floor: spreadOf([early]), ratio: late / early }
}

/** Runs both in turns, `warmUp` rounds unmeasured. */
export async function inTurns(
  rounds: number,
  warmUp: number,
  product: () => Promise<void>,
  floor: () => Promise<void>,
): Promise<{ readonly product: Spread; readonly floor: Spread; readonly ratio: number }> {
  const samples = { product: [] as number[], floor: [] as number[] }
  for (let round = 0; round < rounds + warmUp; round++) {
    const measured = { product: await timed(product), floor: await timed(floor) }
    if (round < warmUp) continue
    samples.product.push(measured.product)
    samples.floor.push(measured.floor)
  }
  const [productSpread, floorSpread] = [spreadOf(samples.product), spreadOf(samples.floor)]
  return { product: productSpread, floor: floorSpread, ratio: productSpread.median / floorSpread.median }
}

/** Milliseconds. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}
