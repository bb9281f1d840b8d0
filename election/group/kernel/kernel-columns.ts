/** Whole columns in the kernel: in parts of `ROWS`, so that its memory stays as large as it is. */
import { assert } from '#election/assert.ts'
import { sameLength } from '../columns.ts'
import type { Column, ColumnArithmetic, Part, Scalar, Term } from '../group.ts'
import { ristretto255 } from '../ristretto255.ts'
import {
  type KernelElement,
  type KernelMemory,
  POINT_WORDS,
  ROWS,
  SUM_ROWS,
  SUMMAND_BYTES,
  WIDEST,
} from './kernel-memory.ts'
import { signedDigits } from './signed-digits.ts'

const WIDTH = 32
const UNIFORM = 64
const ORDER = ristretto255.order

export function kernelColumns(
  memory: KernelMemory,
  tableOf: (element: KernelElement) => number,
): ColumnArithmetic<KernelElement> {
  const { kernel, place } = memory
  const { points, out } = place
  const { column, doubled, multiplied } = partsOf(memory)
  return {
    encode: (elements) => encodeColumn(memory, elements),
    decode: (encoded) => decodeColumn(memory, encoded),
    map: (uniform) => mapColumn(memory, uniform),
    products(terms: readonly Term<KernelElement>[]) {
      sameLength(...terms.map(({ scalars }) => scalars))
      const tables = terms.map(({ element, scalars }) => ({ table: tableOf(element), scalars }))
      return column(terms[0]?.scalars.length ?? 0, (from, count) => {
        memory.putNeutral(count, out)
        for (const { table, scalars } of tables) {
          memory.putScalars(scalars.slice(from, from + count).map(half), place.bytes)
          kernel.addMultiples(out, table, place.bytes, count, place.scratch)
        }
        doubled(count)
      })
    },
    plusProducts(elements, base, scalars) {
      sameLength(elements, scalars)
      const table = tableOf(base)
      return column(elements.length, (from, count) => {
        memory.put(elements.slice(from, from + count), out)
        memory.putScalars(scalars.slice(from, from + count), place.bytes)
        kernel.addMultiples(out, table, place.bytes, count, place.scratch)
        kernel.encodeRows(place.bytes, out, count)
      })
    },
    multiples(elements, scalar) {
      const factor = half(scalar)
      return column(elements.length, (from, count) => {
        memory.put(elements.slice(from, from + count), points)
        multiplied(count, factor, false)
        doubled(count)
      })
    },
    doubledSums(parts: readonly Part<KernelElement>[]) {
      sameLength(...parts.map(({ elements }) => elements))
      return column(parts[0]?.elements.length ?? 0, (from, count) => {
        memory.putNeutral(count, out)
        for (const { elements, factor } of parts) {
          memory.put(elements.slice(from, from + count), points)
          multiplied(count, factor % ORDER, true)
        }
        kernel.encodeDoubles(place.bytes, out, count, place.scratch)
      }).bytes
    },
    sumOfProducts: (elements, scalars) => sumOfProducts(memory, elements, scalars),
    sum(elements) {
      memory.putNeutral(1, out)
      inParts(elements.length, ROWS, (from, count) => {
        memory.put(elements.slice(from, from + count), points)
        kernel.addRows(out, points, count)
      })
      return memory.takeOne(out)
    },
  }
}

/** Parts of several kinds of columns. */
function partsOf(memory: KernelMemory) {
  const { kernel, place, bytes } = memory
  const { points, out } = place
  /** Makes `rows` rows at `out` and their encodings, part by part. */
  const column = (rows: number, work: (from: number, count: number) => void): Column<KernelElement> => {
    const made = new Uint8Array(rows * WIDTH)
    const store = new Int32Array(rows * POINT_WORDS)
    inParts(rows, ROWS, (from, count) => {
      work(from, count)
      made.set(bytes.subarray(place.bytes, place.bytes + count * WIDTH), from * WIDTH)
      memory.take(out, count, store, from * POINT_WORDS)
    })
    memory.wipe()
    return { elements: elementsIn(store), bytes: made }
  }
  /** Rows at `out` are halves: doubling them needs one inversion for all encodings. */
  const doubled = (count: number) => {
    kernel.encodeDoubles(place.bytes, out, count, place.scratch)
    kernel.doubleRows(out, count)
  }
  const multiplied = (count: number, factor: bigint, accumulate: boolean) => {
    const { digits, largest } = signedDigits(factor)
    bytes.set(digits, place.scratch)
    kernel.multiplyRows(out, points, count, place.scratch, digits.length, largest, accumulate ? 1 : 0)
  }
  return { column, doubled, multiplied }
}

/** s/2 modulo the order. */
function half(scalar: Scalar): Scalar {
  return ((scalar & 1n) === 0n ? scalar >> 1n : (scalar + ORDER) >> 1n) as Scalar
}

function inParts(rows: number, size: number, work: (from: number, count: number) => void): void {
  for (let from = 0; from < rows; from += size) work(from, Math.min(size, rows - from))
}

function elementsIn(store: Int32Array): readonly KernelElement[] {
  return Array.from({ length: store.length / POINT_WORDS }, (_, row) => ({ store, at: row * POINT_WORDS }))
}

function encodeColumn({ kernel, place, bytes, put }: KernelMemory, elements: readonly KernelElement[]): Uint8Array {
  const encoded = new Uint8Array(elements.length * WIDTH)
  inParts(elements.length, ROWS, (from, count) => {
    put(elements.slice(from, from + count), place.points)
    kernel.encodeRows(place.bytes, place.points, count)
    encoded.set(bytes.subarray(place.bytes, place.bytes + count * WIDTH), from * WIDTH)
  })
  return encoded
}

function decodeColumn({ kernel, place, bytes, take }: KernelMemory, encoded: Uint8Array) {
  const rows = encoded.length / WIDTH
  const store = new Int32Array(rows * POINT_WORDS)
  for (let from = 0; from < rows; from += ROWS) {
    const count = Math.min(ROWS, rows - from)
    bytes.set(encoded.subarray(from * WIDTH, (from + count) * WIDTH), place.bytes)
    const wrong = kernel.decodeRows(place.out, place.bytes, count)
    if (wrong >= 0) return from + wrong
    take(place.out, count, store, from * POINT_WORDS)
  }
  return elementsIn(store)
}

function mapColumn({ kernel, place, bytes, take }: KernelMemory, uniform: Uint8Array) {
  const rows = uniform.length / UNIFORM
  const store = new Int32Array(rows * POINT_WORDS)
  inParts(rows, ROWS, (from, count) => {
    bytes.set(uniform.subarray(from * UNIFORM, (from + count) * UNIFORM), place.bytes)
    kernel.mapRows(place.out, place.bytes, count)
    take(place.out, count, store, from * POINT_WORDS)
  })
  return elementsIn(store)
}

function sumOfProducts(
  memory: KernelMemory,
  elements: readonly KernelElement[],
  scalars: readonly Scalar[],
): KernelElement {
  sameLength(elements, scalars)
  const { kernel, place, bytes } = memory
  let total: KernelElement | null = null
  for (let start = 0; start < elements.length || total === null; start += SUM_ROWS) {
    const rows = Math.min(SUM_ROWS, elements.length - start)
    inParts(rows, ROWS, (from, count) => {
      memory.put(elements.slice(start + from, start + from + count), place.points)
      kernel.toSummands(place.summands + from * SUMMAND_BYTES, place.points, count, place.scratch)
    })
    const part = scalars.slice(start, start + rows)
    memory.putScalars(part, place.scalars)
    const width = widthFor(rows)
    const windows = Math.ceil((longest(part) + 1) / width)
    assert(2 * windows * rows <= place.buckets - place.digits, 'kernel: room for all digits')
    const { digits, buckets, summands } = place
    kernel.sumByBuckets(place.out, summands, place.scalars, rows, width, windows, digits, buckets)
    if (total !== null) {
      memory.put([total], place.points)
      kernel.addPoint(place.out, place.out, place.points)
    }
    total = memory.takeOne(place.out)
    bytes.fill(0, place.scalars, place.scalars + rows * WIDTH)
    bytes.fill(0, digits, digits + 2 * windows * rows)
  }
  return total
}

function longest(scalars: readonly Scalar[]): number {
  let all = 0n
  for (const scalar of scalars) all |= scalar
  return all === 0n ? 0 : all.toString(2).length
}

/** Measured: where the rows and the buckets cost about the same. */
function widthFor(rows: number): number {
  return Math.min(WIDEST, Math.max(2, Math.floor(Math.log2(rows + 1)) - 2))
}
