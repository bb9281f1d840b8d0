/** From stage 2 to each list, sorted: the order forgets medium, page and time, and everybody gets the same one. */

import { refusalsOf, sortedRecords } from '#election/ballot/merged-records.ts'
import { listOf, PROVEN_BYTES, RECORD_BYTES } from '#election/ballot/record.ts'
import { type BundlePlace, headOf } from '#election/bundle/bundle-files.ts'
import { concat } from '#election/bytes.ts'
import { type ContestList, isSameList } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import { type ByteRows, inBlocks, type Rows } from '#election/group/rows.ts'
import { readListGrounds } from './list-grounds.ts'
import type { ListPlace, ListReply, WrittenFile } from './list-messages.ts'
import { asFound, pinnedFile } from './pinned-file.ts'
import { WORK } from './work.ts'
import { writtenInBlocks } from './written.ts'

type Sorted = Exclude<ListReply, { type: 'work' }>

/** @param source the merged records of all media, 512 bytes each */
export function sortList<E>(
  group: Group<E>,
  place: ListPlace,
  source: string,
  work: (done: number) => void,
): Promise<Sorted> {
  return asFound(() => sorted(group, place, source, work))
}

async function sorted<E>(
  group: Group<E>,
  place: ListPlace,
  source: string,
  work: (done: number) => void,
): Promise<Sorted> {
  const read = await readListGrounds(group, place)
  if (!read.ok) return read.error
  const grounds = read.value
  const merged = pinnedFile(source, SOURCE)
  if (merged === null) return { type: 'does-not-hold', file: SOURCE }
  const files: WrittenFile[] = []
  let [records, refused] = [0, 0]
  for (const { list } of grounds.lists) {
    const own = sortedRecords(recordsOf(merged, list))
    const refusals = refusalsOf(group, list, grounds.recordContext, own)
    const at = { packageHash: grounds.packageHash, list }
    const others = refusals.filter((why) => why !== null).length
    files.push(await writtenOf('votes', place, at, own, (row) => refusals[row] === null, own.length - others))
    files.push(await writtenOf('refused', place, at, own, (row) => refusals[row] !== null, others))
    records += own.length - others
    refused += others
    work(WORK.record * own.length)
  }
  return { type: 'sorted', files, records, refused }
}

const SOURCE = '2-merged/records'

function writtenOf(
  kind: 'votes' | 'refused',
  place: ListPlace,
  at: BundlePlace,
  records: Rows<Uint8Array>,
  belongs: (row: number) => boolean,
  rows: number,
): Promise<WrittenFile> {
  return writtenInBlocks(place, headOf(kind, at, { rows }), rows * PROVEN_BYTES, (body) =>
    inBlocks(records.length, (from, to) =>
      body.write(concat(...records.slice(from, to).filter((_, i) => belongs(from + i)))),
    ),
  )
}

/** Those of one list, without their zeros, one after the other. */
function recordsOf(merged: ByteRows, list: ContestList): Uint8Array {
  let own = 0
  eachOf(merged, list, () => own++)
  const records = new Uint8Array(own * PROVEN_BYTES)
  let at = 0
  eachOf(merged, list, (record) => {
    records.set(record, at)
    at += PROVEN_BYTES
  })
  return records
}

function eachOf(merged: ByteRows, list: ContestList, take: (record: Uint8Array) => void): void {
  inBlocks(
    Math.floor(merged.length / RECORD_BYTES),
    (from, to) => {
      const block = merged.subarray(from * RECORD_BYTES, to * RECORD_BYTES)
      for (let row = 0; row < to - from; row++) {
        const record = block.subarray(row * RECORD_BYTES, row * RECORD_BYTES + PROVEN_BYTES)
        const own = listOf(record)
        if (own !== null && isSameList(own, list)) take(record)
      }
    },
    1024,
  )
}
