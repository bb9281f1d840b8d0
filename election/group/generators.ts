/**
 * T7: h and h_1 … h_N of the shuffle, from labels and numbers alone: they are those of every election, and nobody knows a
 * relation between two of them.
 */
import { uint } from '#election/bytes.ts'
import { once } from '#election/once.ts'
import { columnsOf } from './columns.ts'
import type { Group } from './group.ts'
import { BLOCK_ROWS, pickedFrom, type RowNumbers, type Rows } from './rows.ts'
import { hash, hashToElement } from './transcript.ts'

export interface Generators<E> {
  /** h, on which the chain of commitments begins. */
  readonly chain: E
  /** h_1 … h_N. */
  readonly rows: readonly E[]
}

/** The same, and none is held but the first. */
export interface GeneratorRows<E> {
  readonly chain: E
  readonly rows: Rows<E>
}

export function generators<E>(group: Group<E>, count: number): Generators<E> {
  const { chain, rows } = generatorRows(group, count)
  return { chain, rows: rows.slice(0, count) }
}

export function generatorRows<E>(group: Group<E>, count: number): GeneratorRows<E> {
  const { chain, first } = madeFor(group as Group<unknown>) as { chain: E; first: E[] }
  const slice = (from: number, to: number) => {
    const wanted = Math.min(to, FIRST)
    if (first.length < wanted) for (const each of made(group, numbersFrom(first.length, wanted))) first.push(each)
    const held = first.slice(from, wanted)
    return to <= FIRST ? held : [...held, ...made(group, numbersFrom(Math.max(from, FIRST), to))]
  }
  const pick = (rows: RowNumbers): readonly E[] =>
    count <= FIRST ? pickedFrom(slice(0, count), rows) : made(group, rows)
  return { chain, rows: { length: count, slice, pick } }
}

function made<E>(group: Group<E>, rows: RowNumbers): readonly E[] {
  const uniform = new Uint8Array(rows.length * UNIFORM_BYTES)
  for (const [i, row] of rows.entries()) uniform.set(hash('vc generator 1', uint(row, 4)), i * UNIFORM_BYTES)
  return columnsOf(group).map(uniform)
}

function numbersFrom(from: number, to: number): RowNumbers {
  return Uint32Array.from({ length: to - from }, (_, i) => from + i)
}

/** They are the same in every mix: each of these is worked out once, and they hold 9 MB. */
const FIRST = 4 * BLOCK_ROWS
const UNIFORM_BYTES = 64
const madeFor = once((group: Group<unknown>) => ({
  chain: group.prepared(hashToElement(group, 'vc generator chain 1', uint(0, 4))),
  first: [] as unknown[],
}))
