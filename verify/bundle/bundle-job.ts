/** A piece of the work on a bundle, as plain data: it can go to another thread and its answer come back. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { BundleElection } from './bundle-election.ts'
import type { ContestFiles } from './layout.ts'
import { type OpenedIds, openedIds } from './opened-ids.ts'
import { type RecordFiles, type RefusedRecords, refusedRecords } from './refused-records.ts'
import { type RowSums, type RowsOfContest, sumRows } from './rows.ts'
import type { ReadBytes } from './spans.ts'
import { type Transcript, transcriptOf } from './transcripts.ts'
import { unmixedIn } from './unmixed.ts'

export type BundleJob =
  | { readonly type: 'sha256'; readonly name: string; readonly size: number }
  | { readonly type: 'transcript'; readonly files: ContestFiles }
  | { readonly type: 'refused'; readonly files: RecordFiles }
  | { readonly type: 'unmixed'; readonly files: ContestFiles }
  | { readonly type: 'opened'; readonly files: ContestFiles; readonly transcript: Transcript }
  | ({ readonly type: 'rows' } & RowsOfContest)

interface JobAnswers {
  readonly sha256: string
  readonly transcript: Transcript
  readonly refused: RefusedRecords
  readonly unmixed: readonly string[]
  readonly opened: OpenedIds | null
  readonly rows: RowSums
}

export type Perform = <J extends BundleJob>(job: J) => Promise<JobAnswers[J['type']]>

/** Performs a job in this thread. */
export function performing(election: BundleElection, read: ReadBytes): Perform {
  const perform = (job: BundleJob): Promise<JobAnswers[keyof JobAnswers]> => {
    switch (job.type) {
      case 'sha256':
        return hashOf(read, job)
      case 'transcript':
        return transcriptOf(election, job.files, read)
      case 'refused':
        return refusedRecords(election, job.files, read)
      case 'unmixed':
        return unmixedIn(job.files, read)
      case 'opened':
        return openedIds(job.files, job.transcript.opened, read)
      case 'rows':
        return sumRows(election, job, read)
    }
  }
  return perform as Perform
}

const PIECE = 4 * 1024 * 1024

async function hashOf(
  read: ReadBytes,
  { name, size }: { readonly name: string; readonly size: number },
): Promise<string> {
  const state = sha256.create()
  for (let from = 0; from < size; from += PIECE) state.update(await read(name, from, Math.min(size, from + PIECE)))
  return bytesToHex(state.digest())
}

/** How long it takes, in multiplications of an element: for a progress bar, and for an estimate after one of them. */
export function weightOf(job: BundleJob): number {
  if (job.type === 'sha256') return job.size * COST.hashedByte
  const { rows, mixes, openings, opened } = job.files
  switch (job.type) {
    case 'transcript':
      return rows * (136 + 350 * mixes.length + 64 * openings.length + 32) * COST.hashedByte
    case 'refused':
      return job.files.refused.rows * COST.refused
    case 'unmixed':
      return rows * mixes.length * 64 * COST.hashedByte
    case 'opened':
      return (opened?.rows ?? 0) * COST.id + (opened?.unknown ?? 0)
    case 'rows':
      return (job.to - job.from) * (COST.record + COST.mix * mixes.length + COST.opening * openings.length)
  }
}

/** Measured beside a multiplication by noble (`bench/`); they are ratios, so one table serves each machine. */
const COST = { hashedByte: 0.000_02, refused: 2.5, id: 0.003, record: 0.7, mix: 1.45, opening: 0.4 }
