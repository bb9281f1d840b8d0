/** Columns row by row: what `ColumnArithmetic` means, and how every group without an arithmetic of its own does it. */
import { assert } from '#election/assert.ts'
import { once } from '#election/once.ts'
import { type Column, type ColumnArithmetic, type Group, type Part, type Scalar, sum, type Term } from './group.ts'
import { sumByBuckets } from './multi-exponentiation.ts'

const UNIFORM_BYTES = 64

export function columnsOf<E>(group: Group<E>): ColumnArithmetic<E> {
  return group.columns ?? (rowByRow(group as Group<unknown>) as ColumnArithmetic<E>)
}

const rowByRow = once(<E>(group: Group<E>): ColumnArithmetic<E> => {
  const encode = (elements: readonly E[]) => rowsOf(group.elementBytes, elements, (each) => group.encode(each))
  const encoded = (elements: readonly E[]): Column<E> => ({ elements, bytes: encode(elements) })
  const secretly = (element: E, scalars: readonly Scalar[], row: number) =>
    group.multiplySecret(element, scalars[row] as Scalar)
  return {
    encode,
    decode: (bytes) => readRows(group.elementBytes, bytes, (row) => group.decode(row)),
    map: (uniform) => valuesOf(UNIFORM_BYTES, uniform, (row) => group.map(row)),
    products(terms: readonly Term<E>[]) {
      const rows = terms[0]?.scalars ?? []
      sameLength(rows, ...terms.map(({ scalars }) => scalars))
      return encoded(
        rows.map((_, row) =>
          sum(
            group,
            terms.map(({ element, scalars }) => secretly(element, scalars, row)),
          ),
        ),
      )
    },
    plusProducts(elements, base, scalars) {
      sameLength(elements, scalars)
      return encoded(elements.map((each, row) => group.add(each, secretly(base, scalars, row))))
    },
    multiples: (elements, scalar) => encoded(elements.map((each) => group.multiplySecret(each, scalar))),
    doubledSums(parts: readonly Part<E>[]) {
      const rows = parts[0]?.elements ?? []
      sameLength(rows, ...parts.map(({ elements }) => elements))
      return encode(
        rows.map((_, row) => {
          const total = sum(
            group,
            parts.map(({ elements, factor }) => times(group, elements[row] as E, factor)),
          )
          return group.add(total, total)
        }),
      )
    },
    sumOfProducts: (elements, scalars) => sumByBuckets(group, elements, scalars),
    sum: (elements) => sum(group, elements),
  }
})

/** A small factor stays one: reduced, a negative one would be long. */
function times<E>(group: Group<E>, element: E, factor: bigint): E {
  const size = group.multiply(element, group.scalar(factor < 0n ? -factor : factor))
  return factor < 0n ? group.negate(size) : size
}

export function sameLength(...lists: readonly (readonly unknown[])[]): void {
  assert(new Set(lists.map(({ length }) => length)).size <= 1, 'columns: of one length')
}

export function rowsOf<T>(width: number, values: readonly T[], encode: (value: T) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(values.length * width)
  for (const [row, value] of values.entries()) bytes.set(encode(value), row * width)
  return bytes
}

function valuesOf<T>(width: number, bytes: Uint8Array, read: (row: Uint8Array) => T): readonly T[] {
  return Array.from({ length: bytes.length / width }, (_, row) => read(bytes.subarray(row * width, (row + 1) * width)))
}

/** @returns the first row that cannot be read, in place of the values */
export function readRows<T>(
  width: number,
  bytes: Uint8Array,
  read: (row: Uint8Array) => T | null,
): readonly T[] | number {
  const values: T[] = []
  for (let row = 0; row < bytes.length / width; row++) {
    const value = read(bytes.subarray(row * width, (row + 1) * width))
    if (value === null) return row
    values.push(value)
  }
  return values
}
