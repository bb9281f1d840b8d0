/**
 * Interpolation at 0 from the holders' indexes, over the integers: λ_j = factor_j / scale. For few holders all factors are
 * small, and a row is opened by a few additions instead of one long multiplication a holder.
 */
import { assert } from '#election/assert.ts'

export interface Interpolation {
  readonly scale: bigint
  /** In the order of the indexes; they may be negative. */
  readonly factors: readonly bigint[]
}

export function interpolationAtZero(indexes: readonly number[]): Interpolation {
  assert(new Set(indexes).size === indexes.length && indexes.every((j) => j >= 1), 'interpolation: different holders')
  const fractions = indexes.map((j) => {
    const others = indexes.filter((l) => l !== j)
    const numerator = others.reduce((product, l) => product * BigInt(l), 1n)
    const denominator = others.reduce((product, l) => product * BigInt(l - j), 1n)
    const common = divisor(numerator, denominator)
    return { numerator: numerator / common, denominator: denominator / common }
  })
  const scale = fractions.reduce((all, { denominator }) => (all * denominator) / divisor(all, denominator), 1n)
  const positive = scale < 0n ? -scale : scale
  return { scale: positive, factors: fractions.map((each) => (each.numerator * positive) / each.denominator) }
}

/** Greatest common divisor, positive. */
function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}
