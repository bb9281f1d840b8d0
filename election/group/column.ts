/**
 * Elements one after the other, as they are in a file. A hash takes the bytes that were read, never bytes that were made
 * again from what was understood (docs/formats/transcript.md, T5).
 */
import { columnsOf, readRows, rowsOf } from './columns.ts'
import type { Column, Group, ReadColumn, Scalar } from './group.ts'
import { numberFromLittleEndian } from './little-endian.ts'
import { BLOCK_ROWS, type ByteRows, inBlocks, keptRows, type RowNumbers, type Rows } from './rows.ts'

export type { Column, ReadColumn } from './group.ts'

export function columnOf<E>(group: Group<E>, elements: readonly E[]): Column<E> {
  return { elements, bytes: columnsOf(group).encode(elements) }
}

/** A row that is no canonical encoding. Who asks for rows of a file catches it: nothing of this file is believed (`canonically`). */
class NotCanonical extends Error {
  readonly offset: number
  constructor(offset: number) {
    super(`no canonical encoding at ${offset}`)
    this.offset = offset
  }
}

/** @returns the byte offset of the row that is no encoding, in place of the answer of `work` */
export function canonically<T>(work: () => T): { readonly value: T } | { readonly offset: number } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof NotCanonical) return { offset: error.offset }
    throw error
  }
}

/** Elements that are decoded block by block. @param offset of its first row, for what is said of a wrong one */
export function readingColumn<E>(group: Group<E>, bytes: ByteRows, offset = 0): ReadColumn<E> {
  const elements = decodedRows(group, bytes, offset)
  return { elements: elements.length > DECODED_ONCE ? elements : keptRows(elements), bytes }
}

/** A column of so many rows at most stays decoded, 9 MB: a square root a row is what half the time of a check goes to. */
const DECODED_ONCE = 4 * BLOCK_ROWS

function decodedRows<E>(group: Group<E>, bytes: ByteRows, offset: number): Rows<E> {
  const width = group.elementBytes
  const slice = (from: number, to: number) => {
    const elements = columnsOf(group).decode(bytes.subarray(from * width, to * width))
    if (typeof elements === 'number') throw new NotCanonical(offset + (from + elements) * width)
    return elements
  }
  const pick = (rows: RowNumbers) => {
    const picked = new Uint8Array(rows.length * width)
    for (const [i, row] of rows.entries()) picked.set(bytes.subarray(row * width, (row + 1) * width), i * width)
    return decodedRows(group, picked, 0).slice(0, rows.length)
  }
  return { length: bytes.length / width, slice, pick }
}

export function readingScalars<E>(group: Group<E>, bytes: ByteRows, offset = 0): Rows<Scalar> {
  const width = group.elementBytes
  const slice = (from: number, to: number) => {
    const scalars = readRows(width, bytes.subarray(from * width, to * width), (row) => group.decodeScalar(row))
    if (typeof scalars === 'number') throw new NotCanonical(offset + (from + scalars) * width)
    return scalars
  }
  return { length: bytes.length / width, slice }
}

/** Scalars as bytes, a tenth of what as many numbers need: for those that are asked for in another order. */
export function packedScalars<E>(group: Group<E>, scalars: Rows<Scalar>): Rows<Scalar> {
  const width = group.elementBytes
  const bytes = new Uint8Array(scalars.length * width)
  inBlocks(scalars.length, (from, to) => bytes.set(encodeScalars(group, scalars.slice(from, to)), from * width))
  const at = (row: number) => group.scalar(numberFromLittleEndian(bytes.subarray(row * width, (row + 1) * width)))
  return {
    length: scalars.length,
    slice: (from, to) => Array.from({ length: to - from }, (_, i) => at(from + i)),
    pick: (rows) => Array.from(rows, at),
  }
}

export function encodeScalars<E>(group: Group<E>, scalars: readonly Scalar[]): Uint8Array {
  return rowsOf(group.elementBytes, scalars, (each) => group.encodeScalar(each))
}

/** Their bytes, when they are asked for. */
export function scalarBytes<E>(group: Group<E>, scalars: Rows<Scalar>): ByteRows {
  const width = group.elementBytes
  return {
    length: scalars.length * width,
    subarray: (from, to) => encodeScalars(group, scalars.slice(from / width, to / width)),
  }
}
