/** Some rows of one mix (mix.md §3): their part of each sum of M1 … M6. */
import { type Element, modulo, weightsOf } from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import type { BinFile } from './bin-file.ts'
import { elementsOf, firstBad, inMix, type ReadBytes, scalarsOf } from './spans.ts'
import type { MixTranscript } from './transcripts.ts'

/** A column of pairs; null where a row is no encoding. */
export interface PairRows {
  readonly a: readonly Element[] | null
  readonly c: readonly Element[] | null
}

export interface MixRows {
  /** The first row of these that is no encoding, as V20 reports it. */
  readonly bad: number | null
  /** Null: not computed, because something is no encoding. */
  readonly sums: MixSums | null
}

/** Elements as they are encoded: this goes from one thread to another. */
export interface MixSums {
  /** Σ c, Σ u·c, Π u */
  readonly permutation: Uint8Array
  readonly weighted: Uint8Array
  readonly product: bigint
  /** Σ s'·g, Σ s'·A', Σ s'·C' */
  readonly answered: readonly [Uint8Array, Uint8Array, Uint8Array]
  /** Σ u·A, Σ u·C of the input */
  readonly input: readonly [Uint8Array, Uint8Array]
  /** Σ w·ŝ; of ĉ: s'·w of the next row − w·x; Σ w·t̂ */
  readonly chainAnswers: bigint
  readonly links: Uint8Array
  readonly chainCommitments: Uint8Array
  /** w·s' of the first row of all, which goes to h. */
  readonly first: bigint
  /** The last ĉ of these. */
  readonly last: Uint8Array
}

export async function mixRows(
  part: { readonly from: number; readonly to: number; readonly generators: readonly Element[] },
  mix: { readonly file: BinFile; readonly transcript: MixTranscript },
  input: PairRows,
  read: ReadBytes,
): Promise<{ readonly rows: MixRows; readonly output: PairRows }> {
  const { from, to, generators } = part
  const { columns, chainAnswers, rowAnswers } = inMix(mix.file)
  const [a, c, permutation, chain, commitments] = await Promise.all(
    columns.map((column) => elementsOf(read, column, from, to)),
  )
  const hats = await scalarsOf(read, chainAnswers, from, to)
  // M6 of a row asks for the answer of the next one.
  const answers = await scalarsOf(read, rowAnswers, from, Math.min(to + 1, mix.file.rows))
  if (
    a === undefined ||
    c === undefined ||
    permutation === undefined ||
    chain === undefined ||
    commitments === undefined
  )
    throw new Error('a mix has five columns')
  const output = { a: a.values, c: c.values }
  const bad = firstBad(a, c, permutation, chain, commitments, hats, answers)
  const cs = permutation.values
  const isWhole = a.values && c.values && cs && chain.values && commitments.values && hats.values && answers.values
  if (!isWhole || input.a === null || input.c === null) return { rows: { bad, sums: null }, output }
  const { statement, challenge, batch } = mix.transcript
  const u = weightsOf('vc shuffle weights 1', statement, to, from)
  const w = weightsOf('vc shuffle batch weights 1', batch, Math.min(to + 1, mix.file.rows), from)
  const own = answers.values.slice(0, to - from)
  const inNext = (row: number) => (w[row] ?? 0n) * (answers.values?.[row] ?? 0n)
  const ws = w.slice(0, to - from)
  const sum = (elements: readonly Element[], scalars: readonly bigint[]) => weightedSum(elements, scalars).toBytes()
  return {
    output,
    rows: {
      bad,
      sums: {
        permutation: plainSum(cs).toBytes(),
        weighted: sum(cs, u),
        product: u.reduce((all, each) => modulo(all * each), 1n),
        answered: [sum(generators, own), sum(a.values, own), sum(c.values, own)],
        input: [sum(input.a, u), sum(input.c, u)],
        chainAnswers: modulo(ws.reduce((all, weight, row) => all + weight * (hats.values?.[row] ?? 0n), 0n)),
        links: sum(
          chain.values,
          ws.map((weight, row) => modulo(inNext(row + 1) - weight * challenge)),
        ),
        chainCommitments: sum(commitments.values, ws),
        first: from === 0 ? modulo(inNext(0)) : 0n,
        last: chain.bytes.slice(-32),
      },
    },
  }
}
