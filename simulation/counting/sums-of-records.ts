/** The records of a district in sums, opened with the key of k shares: what a count without mixers and holders would say. */
import { readFile } from 'node:fs/promises'
import { listOf, RECORD_BYTES } from '#election/ballot/record.ts'
import { toHex } from '#election/bytes.ts'
import type { ContestList } from '#election/contest-lists.ts'
import type { DistrictRecords, SelectionCount } from '#election/count/district.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { opened } from '#simulation/rooms/opened-media.ts'

/** A record that does not open, or of which one with the same A is there already (record-2.md §5), counts for the contest in its clear part. */
export async function sumsOfRecords(
  election: LoadedElection,
  countingSecretKey: Uint8Array,
  { source, count }: DistrictRecords,
): Promise<readonly SelectionCount[]> {
  const merged = await readFile(source)
  const records = Array.from({ length: count }, (_, i) => merged.subarray(i * RECORD_BYTES, (i + 1) * RECORD_BYTES))
  const sums = new Map<string, SelectionCount>()
  const add = ({ bit: contest, place }: ContestList, selection: SelectionCount['selection']) => {
    const name = `${contest} ${place} ${selection}`
    sums.set(name, { contest, place, selection, records: 1 + (sums.get(name)?.records ?? 0) })
  }
  const seen = new Set<string>()
  for (const [i, each] of opened(election, countingSecretKey, { records }).entries()) {
    const record = records[i] as Uint8Array
    const list = listOf(record)
    const a = `${list?.bit} ${list?.place} ${toHex(record.subarray(8, 40))}`
    const isAgain = each.ok && seen.has(a)
    if (each.ok) seen.add(a)
    if (each.ok && !isAgain) {
      const { contest: bit, place, selection } = each.value
      add({ bit, place }, selection.type === 'candidate' ? selection.id : selection.type)
    } else if (list !== null) add(list, 'unopened')
  }
  return [...sums.values()]
}
