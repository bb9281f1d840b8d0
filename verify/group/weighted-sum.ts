/**
 * Σ scalar · element over a column, by buckets: each window of bits sorts its rows by digit and adds the sorted heaps from the top.
 * Digits are signed: a negative one adds the element's opposite, so half as many heaps are enough. Few rows have a table of multiples each.
 */
import { type Element, IDENTITY, modulo } from './ristretto.ts'

export function weightedSum(elements: readonly Element[], scalars: readonly bigint[]): Element {
  const factors = scalars.map(modulo)
  const bits = factors.reduce((most, each) => Math.max(most, bitsOf(each)), 0)
  const isFew = elements.length <= FEW
  const width = isFew ? 4 : Math.min(14, bitsOf(BigInt(elements.length + 1)) - 2)
  const windows = Math.ceil((bits + 1) / width)
  const digits = signedDigits(factors, width, windows)
  const sumOf = isFew ? byTables(elements, 2 ** (width - 1)) : byHeaps(elements, 2 ** (width - 1))
  let total = IDENTITY
  for (let window = windows - 1; window >= 0; window--) {
    for (let doubling = 0; doubling < width; doubling++) total = total.double()
    total = sumOf(total, (row) => digits[row * windows + window] as number)
  }
  return total
}

/** Up to here tables cost less additions than heaps. */
const FEW = 32

type SumOfWindow = (total: Element, digitOf: (row: number) => number) => Element

function byTables(elements: readonly Element[], most: number): SumOfWindow {
  const tables = elements.map((element) => {
    const multiples = [IDENTITY, element]
    while (multiples.length <= most) multiples.push((multiples.at(-1) as Element).add(element))
    return multiples
  })
  return (before, digitOf) =>
    tables.reduce((total, multiples, row) => {
      const digit = digitOf(row)
      if (digit === 0) return total
      const multiple = multiples[Math.abs(digit)] as Element
      return digit > 0 ? total.add(multiple) : total.subtract(multiple)
    }, before)
}

function byHeaps(elements: readonly Element[], most: number): SumOfWindow {
  const heaps = new Array<Element | undefined>(most + 1)
  return (total, digitOf) => {
    heaps.fill(undefined)
    for (const [row, element] of elements.entries()) {
      const digit = digitOf(row)
      if (digit === 0) continue
      const [at, signed] = digit > 0 ? [digit, element] : [-digit, element.negate()]
      heaps[at] = heaps[at]?.add(signed) ?? signed
    }
    return total.add(sumOfHeaps(heaps))
  }
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
