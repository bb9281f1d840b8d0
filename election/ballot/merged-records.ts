/**
 * All records of one list of a contest together, sorted by their bytes: the order forgets medium, page and time, and everybody
 * gets the same one (docs/formats/record.md §5). Records that cannot be counted go to a list of their own.
 */
import { assert } from '#election/assert.ts'
import type { ContestList } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import { inBlocks, type Rows } from '#election/group/rows.ts'
import { PROVEN_BYTES } from './record.ts'
import { checkRecordProofs, type RecordRefusal } from './record-proofs.ts'

interface MergedRecords<E> {
  /** Strictly ascending. */
  readonly votes: readonly { readonly a: E; readonly c: E; readonly bytes: Uint8Array }[]
  /** Ascending; equal ones beside each other. */
  readonly refused: readonly { readonly bytes: Uint8Array; readonly why: RecordRefusal }[]
}

/** For a small list. */
export function mergeRecords<E>(
  group: Group<E>,
  list: ContestList,
  context: Uint8Array,
  records: readonly Uint8Array[],
): MergedRecords<E> {
  const sorted = records.toSorted(compareRecords)
  const merged = refusalsOf(group, list, context, sorted).map((why, i) => ({ bytes: sorted[i] as Uint8Array, why }))
  const element = (bytes: Uint8Array, at: number) => {
    const decoded = group.decode(bytes.subarray(at, at + 32))
    assert(decoded !== null, 'merged records: a vote was decoded before')
    return decoded
  }
  return {
    votes: merged.flatMap(({ bytes, why }) =>
      why === null ? [{ a: element(bytes, 8), c: element(bytes, 40), bytes }] : [],
    ),
    refused: merged.flatMap(({ bytes, why }) => (why === null ? [] : [{ bytes, why }])),
  }
}

/** @param sorted ascending. @returns for each record, in its place: why it is no vote; null: it is one */
export function refusalsOf<E>(
  group: Group<E>,
  list: ContestList,
  context: Uint8Array,
  sorted: Rows<Uint8Array>,
): readonly (RecordRefusal | null)[] {
  const checked = checkRecordProofs(group, list, context, sorted)
  const all: (RecordRefusal | null)[] = []
  let before: Uint8Array | null = null
  inBlocks(sorted.length, (from, to) => {
    for (const [i, bytes] of sorted.slice(from, to).entries()) {
      const why = checked[from + i] as RecordRefusal | null
      // Sorted, records of one A are neighbours: their clear parts are equal here, and A is next.
      const again = why === null && before !== null && sameA(before, bytes)
      all.push(again ? 'again' : why)
      if (why === null && !again) before = bytes
    }
  })
  return all
}

/** Records one after the other, in the order of their bytes. They stay where they are. */
export function sortedRecords(records: Uint8Array): Rows<Uint8Array> {
  const at = (row: number) => records.subarray(row * PROVEN_BYTES, (row + 1) * PROVEN_BYTES)
  const order = Uint32Array.from({ length: records.length / PROVEN_BYTES }, (_, row) => row)
  order.sort((a, b) => compareAt(records, a * PROVEN_BYTES, b * PROVEN_BYTES))
  return { length: order.length, slice: (from, to) => Array.from(order.subarray(from, to), at) }
}

function compareAt(bytes: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < PROVEN_BYTES; i++) {
    const difference = (bytes[a + i] as number) - (bytes[b + i] as number)
    if (difference !== 0) return difference
  }
  return 0
}

export function compareRecords(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function sameA(before: Uint8Array, bytes: Uint8Array): boolean {
  for (let i = 8; i < 40; i++) if (before[i] !== bytes[i]) return false
  return true
}
