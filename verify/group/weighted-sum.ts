/**
 * Σ scalar · element over a column, by buckets: each window of bits sorts its rows by digit and adds the sorted heaps from the top.
 * Digits are signed: a negative one adds the element's opposite, so half as many heaps are enough.
 */
import { type Element, IDENTITY, modulo } from './ristretto.ts'

export function weightedSum(elements: readonly Element[], scalars: readonly bigint[]): Element {
  const factors = scalars.map(modulo)
  const bits = factors.reduce((most, each) => Math.max(most, bitsOf(each)), 0)
  const width = Math.max(2, Math.min(14, bitsOf(BigInt(elements.length + 1)) - 2))
  const windows = Math.ceil((bits + 1) / width)
  const digits = signedDigits(factors, width, windows)
  const heaps = new Array<Element | undefined>(2 ** (width - 1) + 1)
  let total = IDENTITY
  for (let window = windows - 1; window >= 0; window--) {
    for (let doubling = 0; doubling < width; doubling++) total = total.double()
    heaps.fill(undefined)
    for (const [row, element] of elements.entries()) {
      const digit = digits[row * windows + window] as number
      if (digit === 0) continue
      const [at, signed] = digit > 0 ? [digit, element] : [-digit, element.negate()]
      heaps[at] = heaps[at]?.add(signed) ?? signed
    }
    total = total.add(sumOfHeaps(heaps))
  }
  return total
}

/** Row by row its digits, the lowest window first: each from −2^(width−1) + 1 to 2^(width−1). */
function signedDigits(factors: readonly bigint[], width: number, windows: number): Int16Array {
  const digits = new Int16Array(factors.length * windows)
  const [mask, shift, half, whole] = [(1n << BigInt(width)) - 1n, BigInt(width), 2 ** (width - 1), 2 ** width]
  for (const [row, factor] of factors.entries()) {
    let rest = factor
    for (let window = 0, carry = 0; window < windows; window++, rest >>= shift) {
      const digit = Number(rest & mask) + carry
      carry = digit > half ? 1 : 0
      digits[row * windows + window] = digit - carry * whole
    }
  }
  return digits
}

/** Σ digit · heap: every heap is in as many partial sums as its digit says. */
function sumOfHeaps(heaps: readonly (Element | undefined)[]): Element {
  let above: Element | null = null
  let total = IDENTITY
  for (let digit = heaps.length - 1; digit > 0; digit--) {
    const heap = heaps[digit]
    if (heap !== undefined) above = above === null ? heap : above.add(heap)
    if (above !== null) total = total.add(above)
  }
  return total
}

function bitsOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}

export function plainSum(elements: readonly Element[]): Element {
  return elements.reduce((sum, each) => sum.add(each), IDENTITY)
}
