/** V17: each refused record has a reason of record-2.md §5, and they are sorted: one list for everybody. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { WIDTH } from '../group/ristretto.ts'
import type { BinFile } from './bin-file.ts'
import type { BundleElection } from './bundle-election.ts'
import { recordContext } from './contexts.ts'
import type { ContestFiles } from './layout.ts'
import { aOf, compare, membersOf, proofHolds, recordsIn, voteIn } from './records.ts'
import { inRecords, type ReadBytes, rowsOf } from './spans.ts'

export interface RefusedRecords {
  /** The first that should not be there. */
  readonly wrong: number | null
  /** Σ member(record), encoded. */
  readonly members: Uint8Array
}

const ROWS = 16_384

/** The files of a contest whose records nobody withholds. */
export type RecordFiles = ContestFiles & { readonly votes: BinFile; readonly refused: BinFile }

export async function refusedRecords(
  election: BundleElection,
  { contest, votes, refused }: RecordFiles,
  read: ReadBytes,
): Promise<RefusedRecords> {
  const records = recordsIn(await rowsOf(read, inRecords.whole(refused)))
  const context = recordContext(election)
  // A record that a reader takes is refused for its A alone: another vote has it.
  const seeming = records.map((record) => {
    const vote = voteIn(context, contest.bit, record)
    return typeof vote !== 'string' && proofHolds(vote) ? bytesToHex(aOf(record)) : null
  })
  const twice = await among(new Set(seeming.flatMap((a) => (a === null ? [] : [a]))))
  const row = records.findIndex((record, at) => {
    const before = records[at - 1]
    const a = seeming[at]
    return (before !== undefined && compare(before, record) > 0) || (typeof a === 'string' && !twice.has(a))
  })
  return { wrong: row < 0 ? null : row, members: membersOf(records).toBytes() }

  /** Those of these that a vote has. */
  async function among(wanted: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    const column = inRecords.a(votes)
    for (let from = 0; wanted.size > 0 && from < votes.rows; from += ROWS) {
      const all = await rowsOf(read, column, from, Math.min(votes.rows, from + ROWS))
      for (let at = 0; at < all.length; at += WIDTH) {
        const a = bytesToHex(all.subarray(at, at + WIDTH))
        if (wanted.has(a)) found.add(a)
      }
    }
    return found
  }
}
