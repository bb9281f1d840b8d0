/** mix.md §3: one mix, V20 and V22 … V28. Every equation is looked at, so that a report names all that fail. */

import {
  BASE,
  bigEndian,
  challenge,
  type Element,
  elementOf,
  hash,
  mapped,
  modulo,
  times,
  WIDTH,
  weightsOf,
} from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import { bodyOf } from './bin-file.ts'
import type { BundleElection } from './bundle-election.ts'
import { type Column, ColumnReader, NotCanonical } from './columns.ts'
import { countContext, mixContext } from './contexts.ts'
import { type Finding, fails, holds, judged, notChecked, type ShuffleCheck } from './finding.ts'
import { RECORD } from './records.ts'

const EQUATIONS: readonly ShuffleCheck[] = ['V23', 'V24', 'V25', 'V26', 'V27', 'V28']

export interface Pairs {
  readonly a: Column
  readonly c: Column
}

/** Columns A and C of the votes, 136 bytes each. @throws NotCanonical */
export function pairsOfVotes(votes: Uint8Array): Pairs {
  const rows = votes.length / RECORD
  const column = (at: number) => {
    const bytes = new Uint8Array(WIDTH * rows)
    for (let row = 0; row < rows; row++) {
      bytes.set(votes.subarray(RECORD * row + at, RECORD * row + at + WIDTH), WIDTH * row)
    }
    return new ColumnReader(bytes).elements(rows)
  }
  return { a: column(8), c: column(40) }
}

/** Columns A' and C' of a mix. @throws NotCanonical */
export function pairsOfMix(body: Uint8Array, rows: number): Pairs {
  const reader = new ColumnReader(body)
  return { a: reader.elements(rows), c: reader.elements(rows) }
}

export function checkMix(
  election: BundleElection,
  mix: { readonly contest: number; readonly mixer: number; readonly rows: number; readonly file: Uint8Array },
  inputOf: () => Pairs,
): readonly Finding[] {
  const { contest, mixer, rows } = mix
  const place = { contest, file: `mix-${contest}-${mixer}.bin` }
  const none = [notChecked('V22', place), ...EQUATIONS.map((check) => notChecked(check, place))]
  let parts: MixParts
  try {
    parts = readMix(bodyOf(mix.file), rows)
  } catch (cause) {
    if (cause instanceof NotCanonical) return [fails('V20', { ...place, row: cause.row }), ...none]
    throw cause
  }
  const key = elementOf(election.key.publicKey)
  const input = inputOrNull(inputOf)
  if (key === null || input === null) return [holds('V20', place), ...none]
  const context = mixContext(countContext(election, contest, rows), mixer)
  const equations = equationsOf(parts, input, key, context, rows)
  return [
    holds('V20', place),
    holds('V22', place),
    ...EQUATIONS.map((check, at) => judged(check, equations[at] === true, place)),
  ]
}

function inputOrNull(inputOf: () => Pairs): Pairs | null {
  try {
    return inputOf()
  } catch (cause) {
    if (cause instanceof NotCanonical) return null
    throw cause
  }
}

interface MixParts extends Pairs {
  readonly permutation: Column
  readonly chain: Column
  readonly chainCommitments: Column
  readonly t: Column
  readonly s: { readonly values: readonly bigint[]; readonly bytes: Uint8Array }
  readonly chainAnswers: { readonly values: readonly bigint[]; readonly bytes: Uint8Array }
  readonly rowAnswers: { readonly values: readonly bigint[]; readonly bytes: Uint8Array }
}

/** mix.md §4 */
function readMix(body: Uint8Array, rows: number): MixParts {
  const reader = new ColumnReader(body)
  return {
    a: reader.elements(rows),
    c: reader.elements(rows),
    permutation: reader.elements(rows),
    chain: reader.elements(rows),
    chainCommitments: reader.elements(rows),
    t: reader.elements(5),
    s: reader.scalars(4),
    chainAnswers: reader.scalars(rows),
    rowAnswers: reader.scalars(rows),
  }
}

/** M1 … M6, each true when it holds. */
function equationsOf(mix: MixParts, input: Pairs, key: Element, context: Uint8Array, rows: number): readonly boolean[] {
  const h = mapped('vc generator chain 1', bigEndian(0, 4))
  const generators = Array.from({ length: rows }, (_, i) => mapped('vc generator 1', bigEndian(i, 4)))
  const statement = hash(
    'vc shuffle statement 1',
    ...[context, input.a.bytes, input.c.bytes, mix.a.bytes, mix.c.bytes, mix.permutation.bytes],
  )
  const commitments = [mix.chain.bytes, mix.chainCommitments.bytes, mix.t.bytes]
  const u = weightsOf('vc shuffle weights 1', statement, rows)
  const x = challenge('vc shuffle challenge 1', statement, ...commitments)
  const [t1, t2, t3, t4, t5] = mix.t.elements as [Element, Element, Element, Element, Element]
  const [s1, s2, s3, s4] = mix.s.values as [bigint, bigint, bigint, bigint]
  const product = u.reduce((all, each) => modulo(all * each), 1n)
  const last = mix.chain.elements.at(-1) ?? h
  const answered = (elements: readonly Element[]) => weightedSum(elements, mix.rowAnswers.values)
  const fits = (left: Element, commitment: Element, right: Element) => left.equals(commitment.add(times(right, x)))
  const answers = [mix.s.bytes, mix.chainAnswers.bytes, mix.rowAnswers.bytes]
  const batch = hash('vc shuffle batch 1', statement, ...commitments, ...answers)
  return [
    fits(times(BASE, s1), t1, plainSum(mix.permutation.elements).subtract(plainSum(generators))),
    fits(times(BASE, s2), t2, last.subtract(times(h, product))),
    fits(times(BASE, s3).add(answered(generators)), t3, weightedSum(mix.permutation.elements, u)),
    fits(answered(mix.a.elements).subtract(times(BASE, s4)), t4, weightedSum(input.a.elements, u)),
    fits(answered(mix.c.elements).subtract(times(key, s4)), t5, weightedSum(input.c.elements, u)),
    chainFits(mix, h, x, weightsOf('vc shuffle batch weights 1', batch, rows)),
  ]
}

/** M6 of all rows in one sum: Σ w·ŝ·B + Σ w·s'·ĉ_before − Σ w·x·ĉ = Σ w·t̂. Each ĉ is in two rows: its own, and the next one. */
function chainFits(mix: MixParts, h: Element, x: bigint, weights: readonly bigint[]): boolean {
  const { chain, chainCommitments, chainAnswers, rowAnswers } = mix
  const inNext = (row: number) => (weights[row] ?? 0n) * (rowAnswers.values[row] ?? 0n)
  const own = weights.reduce((sum, weight, row) => modulo(sum + weight * (chainAnswers.values[row] as bigint)), 0n)
  const links = weightedSum(
    [h, ...chain.elements],
    [inNext(0), ...weights.map((weight, row) => modulo(inNext(row + 1) - weight * x))],
  )
  return times(BASE, own).add(links).equals(weightedSum(chainCommitments.elements, weights))
}
