/** V17: each refused record has a reason of record.md §5, and they are sorted: one list for everybody. */
import { bytesToHex } from '@noble/hashes/utils.js'
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
  // A record that a reader takes is refused for its A alone: a vote before it has the same.
  const seeming = records.map((record) => {
    const vote = voteIn(context, contest, record)
    return typeof vote !== 'string' && proofHolds(vote) ? bytesToHex(aOf(record)) : null
  })
  const votesOf = await among(new Set(seeming.flatMap((a) => (a === null ? [] : [a]))))
  const row = records.findIndex((record, at) => {
    const before = records[at - 1]
    const a = seeming[at]
    const isVote = typeof a === 'string' && !isFirst(votesOf.get(a), record)
    return isVote || (before !== undefined && compare(before, record) > 0)
  })
  return { wrong: row < 0 ? null : row, members: membersOf(records).toBytes() }

  /** The first vote that has it, for those of these that one has. */
  async function among(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>()
    const column = inRecords.whole(votes)
    for (let from = 0; wanted.size > 0 && from < votes.rows; from += ROWS) {
      const all = await rowsOf(read, column, from, Math.min(votes.rows, from + ROWS))
      for (const vote of recordsIn(all)) {
        const a = bytesToHex(aOf(vote))
        if (wanted.has(a) && !found.has(a)) found.set(a, vote.slice())
      }
    }
    return found
  }
}

/** Nobody chooses which of two records with one A is the vote: it is the first in the order of their bytes. */
function isFirst(vote: Uint8Array | undefined, record: Uint8Array): boolean {
  return vote !== undefined && compare(vote, record) <= 0
}
