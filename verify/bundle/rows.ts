/** Some rows of a contest, through all its files: each element is decoded once, and each proof gets its part of its sums. */
import { bigEndian, type Element, mapped, WIDTH, weightsOf } from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import type { BinFile } from './bin-file.ts'
import type { BundleElection } from './bundle-election.ts'
import { recordContext } from './contexts.ts'
import type { ContestFiles } from './layout.ts'
import { type MixRows, mixRows, type PairRows } from './mix-rows.ts'
import { type RecordRows, recordRows } from './records.ts'
import { elementsOf, firstBad, inFirst, inMix, inOpening, inRecords, type ReadBytes, rowsOf, unitOf } from './spans.ts'
import { pairsBefore, type Transcript } from './transcripts.ts'

export interface RowSums {
  readonly from: number
  /** Null: they are withheld. */
  readonly records: RecordRows | null
  /** The first row of the first mix's output that is no encoding, or is not what that mix wrote, as V20 reports it. */
  readonly first: number | null
  /** Σ g */
  readonly generators: Uint8Array
  readonly mixes: readonly MixRows[]
  readonly openings: readonly {
    readonly bad: number | null
    /** Σ w·A and Σ w·D; null: A or D is no encoding, or the holder is unknown. */
    readonly sums: readonly [Uint8Array, Uint8Array] | null
  }[]
  /** Σ ρ·C, then Σ ρ·D of each opening. */
  readonly opened: readonly Uint8Array[] | null
}

export interface RowsOfContest {
  readonly files: ContestFiles
  readonly transcript: Transcript
  readonly from: number
  readonly to: number
}

export async function sumRows(
  election: BundleElection,
  { files, transcript, from, to }: RowsOfContest,
  read: ReadBytes,
): Promise<RowSums> {
  const { mixes, openings } = files
  const start = await startRows(election, { files, transcript, from, to }, read)
  const generators =
    mixes.length === 0
      ? []
      : Array.from({ length: to - from }, (_, row) => mapped('vc generator 1', bigEndian(from + row, 4)))
  const mixed: MixRows[] = []
  let pairs = start.output
  for (const [at, file] of mixes.entries()) {
    const mix = { file, transcript: transcript.mixes[at] as Transcript['mixes'][number] }
    const { rows, output } = await mixRows({ from, to, generators }, mix, pairs, read)
    mixed.push(rows)
    pairs = output
  }
  const opened = mixes.length === 0 ? [] : openings
  const ds = await Promise.all(opened.map((file) => elementsOf(read, inOpening(file).d, from, to)))
  return {
    from,
    records: start.records,
    first: start.first,
    generators: plainSum(generators).toBytes(),
    mixes: mixed,
    openings: ds.map(({ values, bad }, at) => {
      const seed = transcript.openings[at]?.seed ?? null
      if (seed === null || values === null || pairs.a === null) return { bad, sums: null }
      const weights = weightsOf('vc decryption weights 1', seed, to, from)
      return { bad, sums: [weightedSum(pairs.a, weights).toBytes(), weightedSum(values, weights).toBytes()] }
    }),
    opened: openedSums(
      transcript.opened,
      [from, to],
      pairs,
      ds.map(({ values }) => values),
    ),
  }
}

/** The votes; the output of the first mix where they are withheld. */
async function startRows(
  election: BundleElection,
  { files, transcript, from, to }: RowsOfContest,
  read: ReadBytes,
): Promise<Pick<RowSums, 'records' | 'first'> & { readonly output: PairRows }> {
  const { contest, votes, first, mixes } = files
  if (votes === null) {
    const [ofA, ofC] = pairsBefore(files, 0)
    const [a, c] = await Promise.all([elementsOf(read, ofA, from, to), elementsOf(read, ofC, from, to)])
    return { records: null, first: firstBad(a, c), output: { a: a.values, c: c.values } }
  }
  const column = inRecords.whole(votes)
  const { rows, output } = recordRows({
    list: contest,
    context: recordContext(election),
    seed: transcript.records,
    from,
    records: await rowsOf(read, column, from, to),
    before: from === 0 ? null : await rowsOf(read, column, from - 1, from),
    withMembers: contest.sealed !== null,
  })
  const mix = mixes[0]
  const other = first === null || mix === undefined ? null : await firstOther(first, mix, [from, to], read)
  return { records: rows, first: other, output }
}

/** The first row of these that is not what the mix wrote. */
async function firstOther(
  first: BinFile,
  mix: BinFile,
  [from, to]: readonly [number, number],
  read: ReadBytes,
): Promise<number | null> {
  const [a, c] = inMix(mix).columns
  for (const [said, written] of [
    [inFirst(first)[0], a],
    [inFirst(first)[1], c],
  ] as const) {
    const [one, other] = await Promise.all([said, written].map((column) => rowsOf(read, column, from, to)))
    const at = one?.findIndex((byte, i) => byte !== other?.[i]) ?? -1
    if (at >= 0) return unitOf(said, from + Math.floor(at / WIDTH))
  }
  return null
}

function openedSums(
  seed: Uint8Array | null,
  [from, to]: readonly [number, number],
  { a, c }: PairRows,
  ds: readonly (readonly Element[] | null)[],
): readonly Uint8Array[] | null {
  if (seed === null || a === null || c === null || !ds.every((d) => d !== null)) return null
  const rho = weightsOf('vc opened weights 1', seed, to, from)
  return [c, ...ds].map((column) => weightedSum(column, rho).toBytes())
}
