/**
 * T7: h and h_1 … h_N of the shuffle, from labels and numbers alone: they are those of every election, and nobody knows a
 * relation between two of them.
 */
import { uint } from '#election/bytes.ts'
import { once } from '#election/once.ts'
import type { Group } from './group.ts'
import { hashToElement } from './transcript.ts'

export interface Generators<E> {
  /** h, on which the chain of commitments begins. */
  readonly chain: E
  /** h_1 … h_N. */
  readonly rows: readonly E[]
}

export function generators<E>(group: Group<E>, count: number): Generators<E> {
  const { chain, rows } = madeFor(group as Group<unknown>) as { chain: E; rows: E[] }
  while (rows.length < count) rows.push(hashToElement(group, 'vc generator 1', uint(rows.length, 4)))
  return { chain, rows: rows.slice(0, count) }
}

/** They are always the same: each is worked out once. */
const madeFor = once((group: Group<unknown>) => ({
  chain: group.prepared(hashToElement(group, 'vc generator chain 1', uint(0, 4))),
  rows: [] as unknown[],
}))
