/** Everything that hashes of whole columns give: the seeds and challenges of a contest, and the few values that are no rows. */
import { asScalar, hash } from '../group/ristretto.ts'
import type { BinFile } from './bin-file.ts'
import type { BundleElection } from './bundle-election.ts'
import { countContext, mixContext, openingContext, recordContext } from './contexts.ts'
import type { ContestFiles } from './layout.ts'
import {
  elementsOf,
  firstBad,
  inFirst,
  inMix,
  inOpened,
  inOpening,
  inRecords,
  type ReadBytes,
  type Span,
  scalarsOf,
} from './spans.ts'
import { hashColumns } from './stream-hash.ts'

export interface MixTranscript {
  readonly statement: Uint8Array
  readonly challenge: bigint
  readonly batch: Uint8Array
  readonly t: Uint8Array
  readonly s: readonly bigint[] | null
  /** The first of t and s that is no encoding. */
  readonly bad: number | null
}

export interface OpeningTranscript {
  /** Null: nobody of the package. */
  readonly seed: Uint8Array | null
  readonly challenge: bigint
  readonly t: Uint8Array
  readonly z: bigint | null
  readonly bad: number | null
}

export interface Transcript {
  readonly records: Uint8Array
  readonly mixes: readonly MixTranscript[]
  readonly openings: readonly OpeningTranscript[]
  /** Null: there is no opened list, or no mix. */
  readonly opened: Uint8Array | null
}

/** Columns A and C before mix number `at`, counted from 0 of those that are there; after the last one with `mixes.length`. */
export function pairsBefore({ votes, first, mixes }: ContestFiles, at: number): readonly [Span, Span] {
  const mix = mixes[at - 1]
  if (mix === undefined && votes !== null) return [inRecords.a(votes), inRecords.c(votes)]
  if (mix === undefined) {
    if (first === null) throw new Error('a contest has its votes, or the output of its first mix')
    return inFirst(first)
  }
  const [a, c] = inMix(mix).columns
  return [a, c]
}

export async function transcriptOf(
  election: BundleElection,
  files: ContestFiles,
  read: ReadBytes,
): Promise<Transcript> {
  const { contest, rows, votes, mixes, openings } = files
  const count = countContext(election, contest.room, rows)
  const mixed: MixTranscript[] = []
  for (const [at, mix] of mixes.entries()) {
    mixed.push(await ofMix(mix, pairsBefore(files, at), mixContext(count, mix.number), read))
  }
  const last = mixes.at(-1)
  const opened: OpeningTranscript[] = []
  for (const opening of last === undefined ? [] : openings) {
    const context = openingContext(count, last?.number ?? 0, opening.number)
    opened.push(await ofOpening(election, opening, pairsBefore(files, mixes.length)[0], context, read))
  }
  return {
    records:
      votes === null
        ? new Uint8Array()
        : await hashColumns(read, 'vc record batch 1', recordContext(election), inRecords.whole(votes)),
    mixes: mixed,
    openings: opened,
    opened: await ofOpened(files, count, read),
  }
}

async function ofMix(
  file: BinFile,
  input: readonly Span[],
  context: Uint8Array,
  read: ReadBytes,
): Promise<MixTranscript> {
  const { columns, t, s, chainAnswers, rowAnswers } = inMix(file)
  const [a, c, permutation, chain, chainCommitments] = columns
  const statement = await hashColumns(read, 'vc shuffle statement 1', context, ...input, a, c, permutation)
  const commitments = [statement, chain, chainCommitments, t]
  const answers = [s, chainAnswers, rowAnswers]
  const [ts, ss] = [await elementsOf(read, t), await scalarsOf(read, s)]
  return {
    statement,
    challenge: asScalar(await hashColumns(read, 'vc shuffle challenge 1', ...commitments)),
    batch: await hashColumns(read, 'vc shuffle batch 1', ...commitments, ...answers),
    t: ts.bytes,
    s: ss.values,
    bad: firstBad(ts, ss),
  }
}

async function ofOpening(
  { key }: BundleElection,
  file: BinFile,
  lastA: Span,
  context: Uint8Array,
  read: ReadBytes,
): Promise<OpeningTranscript> {
  const { d, t, z } = inOpening(file)
  const [ts, zs] = [await elementsOf(read, t), await scalarsOf(read, z)]
  const parts = { t: ts.bytes, z: zs.values?.[0] ?? null, bad: firstBad(ts, zs) }
  const holder = key.holders.find(({ index }) => index === file.number)
  if (holder === undefined) return { ...parts, seed: null, challenge: 0n }
  const seed = await hashColumns(read, 'vc decryption statement 1', context, holder.verificationKey, lastA, d)
  return { ...parts, seed, challenge: asScalar(hash('vc decryption challenge 1', seed, ts.bytes)) }
}

async function ofOpened(files: ContestFiles, count: Uint8Array, read: ReadBytes): Promise<Uint8Array | null> {
  const { mixes, openings, opened } = files
  if (opened === null || mixes.length === 0) return null
  const ds = openings.map((opening) => inOpening(opening).d)
  const { ids, unknown } = inOpened(opened)
  const holders = Uint8Array.from(openings, ({ number }) => number)
  return hashColumns(read, 'vc opened 1', count, ...pairsBefore(files, mixes.length), holders, ds, ids, unknown)
}
