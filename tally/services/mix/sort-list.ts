/** From stage 2 to one sorted list a contest: the order forgets medium, page and time, and everybody gets the same one. */
import { readFile } from 'node:fs/promises'
import { contestOf } from '#election/ballot/elgamal-record.ts'
import { mergeRecords } from '#election/ballot/merged-records.ts'
import { PROVEN_BYTES, RECORD_BYTES } from '#election/ballot/record.ts'
import { recordsFile } from '#election/bundle/bundle-files.ts'
import type { Group } from '#election/group/group.ts'
import { readListGrounds } from './list-grounds.ts'
import type { ListPlace, ListReply, WrittenFile } from './list-messages.ts'
import { WORK } from './work.ts'
import { written } from './written.ts'

/** @param source the merged records of all media, 512 bytes each */
export async function sortList<E>(
  group: Group<E>,
  place: ListPlace,
  source: string,
  work: (done: number) => void,
): Promise<Exclude<ListReply, { type: 'work' }>> {
  const read = await readListGrounds(group, place)
  if (!read.ok) return read.error
  const grounds = read.value
  const bytes = await readFile(source).catch(() => null)
  if (bytes === null) return { type: 'does-not-hold', file: '2-merged/records' }
  const files: WrittenFile[] = []
  let [records, refused] = [0, 0]
  for (const { bit } of grounds.contests) {
    const own = recordsOf(new Uint8Array(bytes), bit)
    const merged = mergeRecords(group, bit, grounds.recordContext, own)
    const at = { packageHash: grounds.packageHash, contest: bit }
    files.push(await written(place, recordsFile('votes', at, merged.votes)))
    files.push(await written(place, recordsFile('refused', at, merged.refused)))
    records += merged.votes.length
    refused += merged.refused.length
    work(WORK.record * own.length)
  }
  return { type: 'sorted', files, records, refused }
}

function recordsOf(merged: Uint8Array, contest: number): readonly Uint8Array[] {
  const own: Uint8Array[] = []
  for (let at = 0; at < merged.length; at += RECORD_BYTES) {
    const record = merged.subarray(at, at + PROVEN_BYTES)
    if (contestOf(record) === contest) own.push(record)
  }
  return own
}
