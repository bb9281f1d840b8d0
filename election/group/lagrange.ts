/**
 * Interpolation at 0 from the holders' indexes, over the integers: λ_j = factor_j / scale. For few holders all factors are
 * small, and a row is opened by a few additions instead of one long multiplication a holder.
 */
import { assert } from '#election/assert.ts'
import type { Group, Scalar } from './group.ts'

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

/** λ_j of each holder, as scalars: what a share, or a partial decryption, is multiplied by. */
export function lagrangeScalars<E>(group: Group<E>, indexes: readonly number[]): readonly Scalar[] {
  const { scale, factors } = interpolationAtZero(indexes)
  const inverse = power(group, scale, group.order - 2n)
  return factors.map((each) => group.scalar(each * inverse))
}

/** Greatest common divisor, positive. */
function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}

/** By the order − 2 it is the inverse (Fermat): the order is a prime. */
function power<E>(group: Group<E>, base: bigint, exponent: bigint): Scalar {
  let [result, square] = [1n, base % group.order]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % group.order
    square = (square * square) % group.order
  }
  return group.scalar(result)
}
