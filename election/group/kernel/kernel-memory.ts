/**
 * The kernel's memory: where rows are put for it, and how they come and go. Its size does not depend on the size of a count:
 * longer columns go through in parts.
 */
import { assert } from '#election/assert.ts'
import type { Scalar } from '../group.ts'

/** 36 words from `at`: an element as the kernel keeps it. A column's rows share one store. */
export interface KernelElement {
  readonly store: Int32Array
  readonly at: number
}

/** `source/kernel.ts` */
export interface KernelExports {
  readonly memory: WebAssembly.Memory
  readonly HEAP: WebAssembly.Global<'i32'>
  readonly TABLE: WebAssembly.Global<'i32'>
  decodeRows(points: number, bytes: number, rows: number): number
  encodeRows(bytes: number, points: number, rows: number): void
  encodeDoubles(bytes: number, points: number, rows: number, scratch: number): void
  doubleRows(points: number, rows: number): void
  mapRows(points: number, uniform: number, rows: number): void
  addPoint(out: number, p: number, q: number): void
  negatePoint(out: number, p: number): void
  isEqual(p: number, q: number): number
  makeTable(table: number, point: number, scratch: number): void
  addMultiples(points: number, table: number, scalars: number, rows: number, digits: number): void
  multiplyRows(
    out: number,
    points: number,
    rows: number,
    digits: number,
    count: number,
    largest: number,
    accumulate: number,
  ): void
  toSummands(out: number, points: number, rows: number, scratch: number): void
  sumByBuckets(
    out: number,
    summands: number,
    scalars: number,
    rows: number,
    width: number,
    windows: number,
    digits: number,
    buckets: number,
  ): void
  addRows(out: number, points: number, rows: number): void
}

export const POINT_WORDS = 36
const POINT_BYTES = 144
const SCALAR_BYTES = 32
export const SUMMAND_BYTES = 108
/** Rows that go through together: what is worked on stays in the processor's second cache. */
export const ROWS = 1024
/** Rows of one sum of products, and the widest window for them. */
export const SUM_ROWS = 65_536
export const WIDEST = 13
/** B, Y, h, and one more. */
export const TABLES = 4
/** A pair of columns in 26 windows, or six numbers of the field a row. */
const SCRATCH_BYTES = ROWS * 216
const SUM_DIGIT_BYTES = 2 * 22 * SUM_ROWS
const PAGE = 65_536

export interface KernelMemory {
  readonly kernel: KernelExports
  readonly place: Places
  readonly bytes: Uint8Array
  put(elements: readonly KernelElement[], place: number): void
  putScalars(scalars: readonly Scalar[], place: number): void
  putNeutral(rows: number, place: number): void
  /** Copies: rows of a column from `from` on. */
  take(place: number, rows: number, store: Int32Array, from: number): void
  takeOne(place: number): KernelElement
  /** Secrets of the last work: they shall not wait in memory until others come. */
  wipe(): void
}

interface Places {
  readonly points: number
  readonly out: number
  /** Encodings, 64 bytes to map, or scalars. */
  readonly bytes: number
  readonly scratch: number
  readonly tables: number
  readonly summands: number
  readonly scalars: number
  readonly digits: number
  readonly buckets: number
}

export function kernelMemory(kernel: KernelExports): KernelMemory {
  const { place, end } = placesOf(kernel)
  kernel.memory.grow(Math.ceil((end - kernel.memory.buffer.byteLength) / PAGE))
  const bytes = new Uint8Array(kernel.memory.buffer)
  const words = new Int32Array(kernel.memory.buffer)
  const longs = new BigUint64Array(kernel.memory.buffer)
  const take = (from: number, rows: number, store: Int32Array, at: number) =>
    store.set(words.subarray(from / 4, from / 4 + rows * POINT_WORDS), at)
  const single = singles()
  return {
    kernel,
    place,
    bytes,
    take,
    put(elements, to) {
      for (let row = 0; row < elements.length; ) {
        const { store, at } = elements[row] as KernelElement
        let run = 1
        for (; row + run < elements.length; run++) {
          const next = elements[row + run] as KernelElement
          if (next.store !== store || next.at !== at + run * POINT_WORDS) break
        }
        copyWords(words, to / 4 + row * POINT_WORDS, store, at, run * POINT_WORDS)
        row += run
      }
    },
    putScalars(scalars, to) {
      let word = to / 8
      for (const scalar of scalars) {
        // Each takes the lowest 64 bits.
        longs[word++] = scalar
        longs[word++] = scalar >> 64n
        longs[word++] = scalar >> 128n
        longs[word++] = scalar >> 192n
      }
    },
    putNeutral(rows, to) {
      words.fill(0, to / 4, to / 4 + rows * POINT_WORDS)
      for (let row = 0; row < rows; row++) {
        words[to / 4 + row * POINT_WORDS + 9] = 1
        words[to / 4 + row * POINT_WORDS + 18] = 1
      }
    },
    takeOne(from) {
      const element = single()
      take(from, 1, element.store, element.at)
      return element
    },
    wipe: () => words.fill(0, place.points / 4, place.tables / 4),
  }
}

function placesOf(kernel: KernelExports): { readonly place: Places; readonly end: number } {
  let end = Math.ceil(kernel.HEAP.value / 64) * 64
  const room = (size: number) => {
    const start = end
    end += Math.ceil(size / 64) * 64
    return start
  }
  const place = {
    points: room(ROWS * POINT_BYTES),
    out: room(ROWS * POINT_BYTES),
    bytes: room(ROWS * 2 * SCALAR_BYTES),
    scratch: room(SCRATCH_BYTES),
    tables: room(TABLES * kernel.TABLE.value),
    summands: room(SUM_ROWS * SUMMAND_BYTES),
    scalars: room(SUM_ROWS * SCALAR_BYTES),
    digits: room(SUM_DIGIT_BYTES),
    buckets: room(2 ** (WIDEST - 1) * POINT_BYTES),
  }
  return { place, end }
}

/** A view of a few rows costs more than the rows. */
const FEW_WORDS = 4 * POINT_WORDS

function copyWords(to: Int32Array, at: number, from: Int32Array, start: number, count: number): void {
  if (count > FEW_WORDS) to.set(from.subarray(start, start + count), at)
  else for (let i = 0; i < count; i++) to[at + i] = from[start + i] as number
}

const SINGLES = 64

/** Elements that come one by one share stores too: a store of its own would cost more than an element. */
function singles(): () => KernelElement {
  let store = new Int32Array(0)
  let at = 0
  return () => {
    if (at === store.length) [store, at] = [new Int32Array(SINGLES * POINT_WORDS), 0]
    at += POINT_WORDS
    return { store, at: at - POINT_WORDS }
  }
}

export function kernelExports(wasm: Uint8Array): KernelExports {
  const compiled = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>)
  assert(WebAssembly.Module.imports(compiled).length === 0, 'kernel: it asks nothing of its surroundings')
  return new WebAssembly.Instance(compiled).exports as unknown as KernelExports
}
