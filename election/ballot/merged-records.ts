/**
 * All records of one contest as one list, sorted by their bytes: the order forgets medium, page and time, and everybody
 * gets the same one (docs/formats/record-2.md §5). Records that cannot be counted go to a list of their own.
 */
import type { Group } from '#election/group/group.ts'
import type { ContestBit } from '#election/ids.ts'
import { checkRecordProofs, type RecordElements, type RecordRefusal } from './record-proofs.ts'

export interface MergedRecords<E> {
  /** Strictly ascending. */
  readonly votes: readonly (RecordElements<E> & { readonly bytes: Uint8Array })[]
  /** Ascending; equal ones beside each other. */
  readonly refused: readonly { readonly bytes: Uint8Array; readonly why: RecordRefusal }[]
}

export function mergeRecords<E>(
  group: Group<E>,
  contest: ContestBit,
  context: Uint8Array,
  records: readonly Uint8Array[],
): MergedRecords<E> {
  const sorted = records.toSorted(byBytes)
  const votes: (RecordElements<E> & { readonly bytes: Uint8Array })[] = []
  const refused: { bytes: Uint8Array; why: RecordRefusal }[] = []
  for (const [i, checked] of checkRecordProofs(group, contest, context, sorted).entries()) {
    const bytes = sorted[i] as Uint8Array
    if (typeof checked === 'string') refused.push({ bytes, why: checked })
    // Sorted, records of one A are neighbours: their clear parts are equal here, and A is next.
    else if (sameA(votes.at(-1)?.bytes, bytes)) refused.push({ bytes, why: 'again' })
    else votes.push({ a: checked.a, c: checked.c, bytes })
  }
  return { votes, refused }
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function sameA(before: Uint8Array | undefined, bytes: Uint8Array): boolean {
  if (before === undefined) return false
  for (let i = 8; i < 40; i++) if (before[i] !== bytes[i]) return false
  return true
}
