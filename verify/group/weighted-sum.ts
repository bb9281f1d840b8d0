/** Σ scalar · element over a column, by buckets: each window of bits sorts its rows by digit and adds the sorted heaps from the top. */
import { type Element, IDENTITY, modulo } from './ristretto.ts'

export function weightedSum(elements: readonly Element[], scalars: readonly bigint[]): Element {
  const factors = scalars.map(modulo)
  const bits = factors.reduce((most, each) => Math.max(most, bitsOf(each)), 0)
  const width = Math.max(1, Math.min(14, bitsOf(BigInt(elements.length + 1)) - 3))
  const windows = Math.ceil(bits / width)
  const mask = (1n << BigInt(width)) - 1n
  let total = IDENTITY
  for (let window = windows - 1; window >= 0; window--) {
    for (let doubling = 0; doubling < width; doubling++) total = total.double()
    const shift = BigInt(window * width)
    const heaps = new Map<number, Element>()
    for (const [row, element] of elements.entries()) {
      const digit = Number(((factors[row] as bigint) >> shift) & mask)
      if (digit > 0) heaps.set(digit, heaps.get(digit)?.add(element) ?? element)
    }
    total = total.add(sumOfHeaps(heaps, 2 ** width - 1))
  }
  return total
}

/** Σ digit · heap: every heap is in as many partial sums as its digit says. */
function sumOfHeaps(heaps: ReadonlyMap<number, Element>, highest: number): Element {
  let [above, total] = [IDENTITY, IDENTITY]
  for (let digit = highest; digit > 0; digit--) {
    const heap = heaps.get(digit)
    if (heap !== undefined) above = above.add(heap)
    total = total.add(above)
  }
  return total
}

function bitsOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}

export function plainSum(elements: readonly Element[]): Element {
  return elements.reduce((sum, each) => sum.add(each), IDENTITY)
}
