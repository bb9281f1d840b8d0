/**
 * Rows of a long list, asked for a block at a time. They are held in an array, read from a file, or worked out again from a seed: who works on
 * them does not know which, and holds one block (docs/decisions/041). Arrays and `Uint8Array` are such rows.
 */

export interface Rows<T> {
  readonly length: number
  slice(from: number, to: number): readonly T[]
  /** These, in this order. Left out: they are held, or come one by one. */
  pick?(rows: RowNumbers): readonly T[]
}

/** From 0. */
export type RowNumbers = readonly number[] | Uint32Array

export interface ByteRows {
  readonly length: number
  /** Good until the next call. */
  subarray(from: number, to: number): Uint8Array
}

/** Rows that are worked on together: the sums of products cost little more than over all rows, and a block of elements is 2.4 MB. */
export const BLOCK_ROWS = 16_384

export function inBlocks(rows: number, work: (from: number, to: number) => void, size = BLOCK_ROWS): void {
  for (let from = 0; from < rows; from += size) work(from, Math.min(rows, from + size))
}

/** Without a copy: who wipes secret numbers has wiped them all. */
export function numbersFrom(numbers: RowNumbers, from: number, to: number): RowNumbers {
  return numbers instanceof Uint32Array ? numbers.subarray(from, to) : numbers.slice(from, to)
}

/** Each block is asked for once. */
export function keptRows<T>(rows: Rows<T>): Rows<T> {
  const blocks: (readonly T[])[] = []
  const block = (index: number) => {
    const from = index * BLOCK_ROWS
    const kept = blocks[index] ?? rows.slice(from, Math.min(rows.length, from + BLOCK_ROWS))
    blocks[index] = kept
    return kept
  }
  return {
    length: rows.length,
    slice(from, to) {
      const parts: (readonly T[])[] = []
      for (let index = Math.floor(from / BLOCK_ROWS); index * BLOCK_ROWS < to; index++) {
        const start = index * BLOCK_ROWS
        parts.push(block(index).slice(Math.max(0, from - start), to - start))
      }
      return parts.length === 1 ? (parts[0] as readonly T[]) : parts.flat()
    },
    pick: (wanted) => Array.from(wanted, (row) => block(Math.floor(row / BLOCK_ROWS))[row % BLOCK_ROWS] as T),
  }
}

export function pickedFrom<T>(rows: Rows<T>, numbers: RowNumbers): readonly T[] {
  if (rows.pick !== undefined) return rows.pick(numbers)
  const held = Array.isArray(rows) ? (rows as readonly T[]) : null
  return Array.from(numbers, (row) => (held ?? rows.slice(row, row + 1))[held === null ? 0 : row] as T)
}

/** All of them, held. */
export function allOf<T>(rows: Rows<T>): readonly T[] {
  return rows.slice(0, rows.length)
}

/** One after the other, as one. */
export function joinedBytes(parts: readonly ByteRows[]): ByteRows {
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    subarray(from, to) {
      const joined = new Uint8Array(to - from)
      let start = 0
      for (const part of parts) {
        const [first, last] = [Math.max(from, start), Math.min(to, start + part.length)]
        if (first < last) joined.set(part.subarray(first - start, last - start), first - from)
        start += part.length
      }
      return joined
    },
  }
}

/** The field of `width` bytes at `offset` of each record of `stride` bytes. */
export function fieldOf(records: ByteRows, stride: number, offset: number, width: number): ByteRows {
  return {
    length: (records.length / stride) * width,
    subarray(from, to) {
      const [first, last] = [from / width, to / width]
      const rows = records.subarray(first * stride, last * stride)
      const field = new Uint8Array(to - from)
      for (let row = 0; row < last - first; row++) {
        const start = row * stride + offset
        field.set(rows.subarray(start, start + width), row * width)
      }
      return field
    },
  }
}

/** A part of a longer row of bytes. */
export function bytesFrom(bytes: ByteRows, start: number, length: number): ByteRows {
  return { length, subarray: (from, to) => bytes.subarray(start + from, start + to) }
}
