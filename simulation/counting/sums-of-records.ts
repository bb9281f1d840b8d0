/** The records of a district in sums, opened with the key of k shares: what a count without mixers and holders would say. */
import { readFile } from 'node:fs/promises'
import { contestOf, RECORD_BYTES } from '#election/ballot/record.ts'
import type { DistrictRecords, SelectionCount } from '#election/count/district.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestBit } from '#election/ids.ts'
import { opened } from '#simulation/rooms/opened-media.ts'

/** A record that does not open counts for the contest in its clear part. */
export async function sumsOfRecords(
  election: LoadedElection,
  countingSecretKey: Uint8Array,
  { source, count }: DistrictRecords,
): Promise<readonly SelectionCount[]> {
  const merged = await readFile(source)
  const records = Array.from({ length: count }, (_, i) => merged.subarray(i * RECORD_BYTES, (i + 1) * RECORD_BYTES))
  const sums = new Map<string, SelectionCount>()
  const add = (contest: ContestBit, selection: SelectionCount['selection']) => {
    const name = `${contest} ${selection}`
    sums.set(name, { contest, selection, records: 1 + (sums.get(name)?.records ?? 0) })
  }
  for (const [i, each] of opened(election, countingSecretKey, { records }).entries()) {
    const contest = contestOf(records[i] as Uint8Array)
    if (each.ok) add(each.value.contest, each.value.selection.type === 'ended' ? 'ended' : each.value.selection.id)
    else if (contest !== null) add(contest, 'unopened')
  }
  return [...sums.values()]
}
