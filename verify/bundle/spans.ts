/** Where the columns of a bundle are in its files, read some rows at a time: no file is ever whole in memory. */
import { type Element, elementOf, scalarOf, WIDTH } from '../group/ristretto.ts'
import type { BinFile } from './bin-file.ts'

/** The bytes of a file from `from` to `to`. */
export type ReadBytes = (name: string, from: number, to: number) => Promise<Uint8Array>

/** A column: so many rows of `width` bytes, each `every` bytes after the one before. */
export interface Span {
  readonly name: string
  readonly from: number
  readonly rows: number
  readonly width: number
  readonly every: number
}

const HEADER = 64
export const RECORD = 136
const [T_AND_S, T, S] = [9, 5, 4]

function column(name: string, from: number, rows: number, width = WIDTH, every = width): Span {
  return { name, from: HEADER + from, rows, width, every }
}

/** record.md §1: whole records, and their parts. */
export const inRecords = {
  whole: ({ name, rows }: BinFile) => column(name, 0, rows, RECORD),
  a: ({ name, rows }: BinFile) => column(name, 8, rows, WIDTH, RECORD),
  c: ({ name, rows }: BinFile) => column(name, 40, rows, WIDTH, RECORD),
}

/** bundle.md §1: the output of the first mix, A' and C'. */
export function inFirst({ name, rows }: BinFile): readonly [Span, Span] {
  return [column(name, 0, rows), column(name, WIDTH * rows, rows)]
}

/** mix.md §4 */
export function inMix({ name, rows }: BinFile) {
  const at = (columns: number, more = 0) => WIDTH * (columns * rows + more)
  return {
    columns: [0, 1, 2, 3, 4].map((each) => column(name, at(each), rows)) as unknown as readonly [
      Span,
      Span,
      Span,
      Span,
      Span,
    ],
    t: column(name, at(5), T),
    s: column(name, at(5, T), S),
    chainAnswers: column(name, at(5, T_AND_S), rows),
    rowAnswers: column(name, at(6, T_AND_S), rows),
  }
}

/** opening.md §2 */
export function inOpening({ name, rows }: BinFile) {
  return { d: column(name, 0, rows), t: column(name, WIDTH * rows, 2), z: column(name, WIDTH * (rows + 2), 1) }
}

/** opening.md §3 */
export function inOpened({ name, rows, unknown }: BinFile) {
  return { ids: column(name, 0, rows, 4), unknown: column(name, 4 * rows, unknown) }
}

/** Rows `from` to `to` of a column, one after the other. */
export async function rowsOf(read: ReadBytes, span: Span, from = 0, to = span.rows): Promise<Uint8Array> {
  const { name, width, every } = span
  if (to <= from) return new Uint8Array()
  const bytes = await read(name, span.from + every * from, span.from + every * (to - 1) + width)
  if (every === width) return bytes
  const rows = new Uint8Array(width * (to - from))
  for (let row = 0; row < to - from; row++) rows.set(bytes.subarray(every * row, every * row + width), width * row)
  return rows
}

/** The number of a row of 32 bytes in its file, as V20 reports it. */
export function unitOf({ from }: Span, row: number): number {
  return (from - HEADER) / WIDTH + row
}

export interface Decoded<T> {
  /** Null: a row is no encoding. */
  readonly values: readonly T[] | null
  readonly bytes: Uint8Array
  /** The first row that is none, as `unitOf`. */
  readonly bad: number | null
}

export const elementsOf = (read: ReadBytes, span: Span, from?: number, to?: number): Promise<Decoded<Element>> =>
  decoded(elementOf, read, span, from, to)
export const scalarsOf = (read: ReadBytes, span: Span, from?: number, to?: number): Promise<Decoded<bigint>> =>
  decoded(scalarOf, read, span, from, to)

async function decoded<T>(
  asValue: (bytes: Uint8Array) => T | null,
  ...[read, span, from = 0, to = span.rows]: [ReadBytes, Span, number?, number?]
): Promise<Decoded<T>> {
  const bytes = await rowsOf(read, span, from, to)
  const values: T[] = []
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const value = asValue(bytes.subarray(at, at + WIDTH))
    if (value === null) return { values: null, bytes, bad: unitOf(span, from + at / WIDTH) }
    values.push(value)
  }
  return { values, bytes, bad: null }
}

/** The first of several, in the order of the file. */
export function firstBad(...parts: readonly Pick<Decoded<unknown>, 'bad'>[]): number | null {
  const bad = parts.flatMap((part) => (part.bad === null ? [] : [part.bad]))
  return bad.length === 0 ? null : Math.min(...bad)
}
