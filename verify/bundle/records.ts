/** Votes of a list, some rows of them: V11, V16, V20, V21, and their part of V15. */

import {
  BASE,
  challenge,
  type Element,
  elementOf,
  IDENTITY,
  mapped,
  modulo,
  scalarOf,
  times,
  weightsOf,
} from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import type { PairRows } from './mix-rows.ts'
import { RECORD } from './spans.ts'

const RECORD_NUMBER = 1

export interface Vote {
  readonly a: Element
  readonly c: Element
  readonly t: Element
  readonly s: bigint
  readonly e: bigint
}

export interface RecordRows {
  /** The first row of each kind. */
  readonly foreign: number | null
  readonly notCanonical: number | null
  readonly outOfOrder: number | null
  /** V21; null also when a record of these cannot be read. */
  readonly unproven: number | null
  /** Σ member(record), encoded; null: nobody asks. */
  readonly members: Uint8Array | null
}

/** The list of a record, as its clear part says it. */
export interface ListOfRecord {
  readonly bit: number
  readonly place: number
}

interface VoteRows {
  readonly list: ListOfRecord
  readonly context: Uint8Array
  /** For the weights of all rows. */
  readonly seed: Uint8Array
  readonly from: number
  /** Whole records. */
  readonly records: Uint8Array
  /** The record before these; none before the first. */
  readonly before: Uint8Array | null
  readonly withMembers: boolean
}

export function recordRows(part: VoteRows): { readonly rows: RecordRows; readonly output: PairRows } {
  const { list, context, from, withMembers } = part
  const votes = recordsIn(part.records)
  const read = votes.map((bytes) => voteIn(context, list, bytes))
  const at = (row: number) => (row < 0 ? null : from + row)
  const isWhole = read.every((each) => typeof each !== 'string')
  const weights = weightsOf('vc record batch weights 1', part.seed, from + votes.length, from)
  return {
    rows: {
      foreign: at(read.indexOf('foreign')),
      notCanonical: at(read.indexOf('not-canonical')),
      outOfOrder: at(outOfOrder(part.before, votes)),
      unproven: isWhole ? firstFailing(read as Vote[], weights, from) : null,
      members: withMembers ? membersOf(votes).toBytes() : null,
    },
    output: { a: columnOf(votes, read, 'a'), c: columnOf(votes, read, 'c') },
  }
}

/** Elements of a column; those of a record that is refused for another reason are read by themselves. */
function columnOf(
  votes: readonly Uint8Array[],
  read: readonly (Vote | string)[],
  name: 'a' | 'c',
): readonly Element[] | null {
  const offset = name === 'a' ? 8 : 40
  const elements: Element[] = []
  for (const [row, record] of votes.entries()) {
    const vote = read[row]
    const element = typeof vote === 'object' ? vote[name] : elementOf(record.subarray(offset, offset + 32))
    if (element === null) return null
    elements.push(element)
  }
  return elements
}

export function recordsIn(body: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: body.length / RECORD }, (_, row) => body.subarray(row * RECORD, (row + 1) * RECORD))
}

/** record.md §5 */
export function voteIn(
  context: Uint8Array,
  { bit, place }: ListOfRecord,
  record: Uint8Array,
): Vote | 'foreign' | 'not-canonical' {
  const view = new DataView(record.buffer, record.byteOffset, 8)
  const isOfList = view.getUint16(0) === RECORD_NUMBER && view.getUint16(2) === bit && view.getUint8(4) === place
  if (!isOfList || view.getUint8(5) !== 0 || view.getUint16(6) !== 0) return 'foreign'
  const part = (at: number) => record.subarray(at, at + 32)
  const [a, c, t, s] = [elementOf(part(8)), elementOf(part(40)), elementOf(part(72)), scalarOf(part(104))]
  if (a === null || c === null || t === null || s === null || a.equals(IDENTITY)) return 'not-canonical'
  return { a, c, t, s, e: challenge('vc record 1', context, record.subarray(0, 8), part(8), part(40), part(72)) }
}

/** V16: ascending as bytes. Records of one A are neighbours then. */
function outOfOrder(first: Uint8Array | null, votes: readonly Uint8Array[]): number {
  return votes.findIndex((vote, at) => {
    const before = at === 0 ? first : votes[at - 1]
    return before != null && (compare(before, vote) >= 0 || compare(aOf(before), aOf(vote)) === 0)
  })
}

export function proofHolds({ a, t, s, e }: Vote): boolean {
  return times(BASE, s).equals(t.add(times(a, e)))
}

export function membersOf(records: readonly Uint8Array[]): Element {
  return plainSum(records.map((record) => mapped('vc member 1', record)))
}

/** record.md §6: where the blinds go. */
export function blindBase(): Element {
  return mapped('vc blind base 1')
}

/** All proofs in one sum; when that fails, by halves to the first of them. */
function firstFailing(votes: readonly Vote[], weights: readonly bigint[], first: number): number | null {
  const weight = (row: number) => weights[row] as bigint
  const s = votes.reduce((sum, vote, row) => modulo(sum + weight(row) * vote.s), 0n)
  const right = weightedSum(
    votes.map(({ t }) => t),
    weights,
  ).add(
    weightedSum(
      votes.map(({ a }) => a),
      votes.map(({ e }, row) => modulo(weight(row) * e)),
    ),
  )
  if (times(BASE, s).equals(right)) return null
  if (votes.length === 1) return first
  const half = votes.length >> 1
  return (
    firstFailing(votes.slice(0, half), weights.slice(0, half), first) ??
    firstFailing(votes.slice(half), weights.slice(half), first + half)
  )
}

export function aOf(record: Uint8Array): Uint8Array {
  return record.subarray(8, 40)
}

export function compare(left: Uint8Array, right: Uint8Array): number {
  const at = left.findIndex((byte, place) => byte !== right[place])
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number)
}
