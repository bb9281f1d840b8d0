/**
 * Σ scalar · element over many rows, by buckets (Pippenger). Each step adds; nothing depends on the order of the rows.
 * Public scalars only: which bucket an element goes to is seen in memory and time. Mixers and holders use it for secrets of
 * one evening on machines without a line (docs/decisions/036).
 */
import { assert } from '#election/assert.ts'
import type { Group, Scalar } from './group.ts'

export function sumOfProducts<E>(group: Group<E>, elements: readonly E[], scalars: readonly Scalar[]): E {
  assert(elements.length === scalars.length, 'sum of products: one scalar for each element')
  return group.columns === undefined
    ? sumByBuckets(group, elements, scalars)
    : group.columns.sumOfProducts(elements, scalars)
}

/** `total` and the products of one block. */
export function addProducts<E>(group: Group<E>, total: E, elements: readonly E[], scalars: readonly Scalar[]): E {
  return group.add(total, sumOfProducts(group, elements, scalars))
}

export function sumByBuckets<E>(group: Group<E>, elements: readonly E[], scalars: readonly Scalar[]): E {
  const bits = longest(scalars)
  const width = windowFor(elements.length)
  const windows = Math.ceil(bits / width)
  const digits = scalars.map((scalar) => digitsOf(scalar, width, windows))
  let total = group.identity
  for (let window = windows - 1; window >= 0; window--) {
    for (let i = 0; i < width; i++) total = group.add(total, total)
    total = group.add(total, sumOfWindow(group, elements, digits, window, width))
  }
  return total
}

/** Σ digit · element: element i into the bucket of its digit, then each bucket as often as its number says. */
function sumOfWindow<E>(
  group: Group<E>,
  elements: readonly E[],
  digits: readonly Uint16Array[],
  window: number,
  width: number,
): E {
  const buckets = new Array<E | undefined>(2 ** width)
  for (const [row, element] of elements.entries()) {
    const digit = digits[row]?.[window] ?? 0
    if (digit === 0) continue
    const held = buckets[digit]
    buckets[digit] = held === undefined ? element : group.add(held, element)
  }
  let above = group.identity
  let total = group.identity
  for (let digit = buckets.length - 1; digit > 0; digit--) {
    const held = buckets[digit]
    if (held !== undefined) above = group.add(above, held)
    total = group.add(total, above)
  }
  return total
}

/** Weights have 128 bits, and half of the windows. */
function longest(scalars: readonly Scalar[]): number {
  let all = 0n
  for (const scalar of scalars) all |= scalar
  return all === 0n ? 0 : all.toString(2).length
}

/** Where the rows and the buckets cost about the same. */
function windowFor(rows: number): number {
  return Math.min(15, Math.max(1, Math.floor(Math.log2(rows + 1)) - 2))
}

function digitsOf(scalar: bigint, width: number, windows: number): Uint16Array {
  const digits = new Uint16Array(windows)
  const mask = (1n << BigInt(width)) - 1n
  for (let window = 0; window < windows; window++) {
    digits[window] = Number((scalar >> BigInt(window * width)) & mask)
  }
  return digits
}
