/**
 * A shuffle of ElGamal pairs: each output is an input, re-encrypted, in an order that only the mixer knows
 * (docs/formats/mix.md §1). Names are those of CHVote and of the page: A = r·B, C = r·Y + m·B.
 */
import { assert } from '#election/assert.ts'
import type { Column, ReadColumn } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { heldColumn } from '#election/group/kept-column.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { inBlocks, numbersFrom, pickedFrom, type RowNumbers, type Rows } from '#election/group/rows.ts'
import { type Randomness, shuffled } from '#election/randomness.ts'
import type { Keep } from './keep-column.ts'

export interface Pairs<E, C = Column<E>> {
  readonly a: C
  readonly c: C
}

export interface ShuffleStatement<E, C = Column<E>> {
  /** `mixContext` */
  readonly context: Uint8Array
  /** Y */
  readonly publicKey: E
  readonly input: Pairs<E, C>
  readonly output: Pairs<E, C>
}

/** Everything that a mixer draws. It goes with the mixer's process. */
export interface ShuffleSecrets<P = readonly number[], S = readonly Scalar[]> {
  /** Output i is input `permutation[i]`, from 0. */
  readonly permutation: P
  /** r' of output i. */
  readonly rePrime: S
  /** r of the permutation commitment at input j. */
  readonly r: S
  /** r̂ of the chain. */
  readonly rHat: S
  /** ω_1 … ω_4 */
  readonly omega: readonly [Scalar, Scalar, Scalar, Scalar]
  readonly omegaHat: S
  readonly omegaPrime: S
}

export type Five<E> = readonly [E, E, E, E, E]

export interface ShuffleCommitments<E, C = Column<E>> {
  /** c: to the permutation. */
  readonly c: C
  /** ĉ: the chain of products. */
  readonly cHat: C
  readonly tHat: C
  /** t_1 … t_5 */
  readonly t: Five<E>
}

export interface ShuffleProof<E, C = Column<E>, S = readonly Scalar[]> extends ShuffleCommitments<E, C> {
  /** s_1 … s_4 */
  readonly s: readonly [Scalar, Scalar, Scalar, Scalar]
  /** ŝ */
  readonly sHat: S
  /** s' */
  readonly sPrime: S
}

/** The same, of rows that need not be held. */
export type ReadPairs<E> = Pairs<E, ReadColumn<E>>
export type ReadStatement<E> = ShuffleStatement<E, ReadColumn<E>>
export type ReadProof<E> = ShuffleProof<E, ReadColumn<E>, Rows<Scalar>>
export type ReadSecrets = ShuffleSecrets<RowNumbers, Rows<Scalar>>

export function drawShuffleSecrets<E>(group: Group<E>, randomness: Randomness, rows: number): ShuffleSecrets {
  const one = () => randomScalar(group, randomness)
  const each = () => randomScalars(group, randomness, rows)
  return {
    permutation: shuffled(randomness, [...Array(rows).keys()]),
    rePrime: each(),
    r: each(),
    rHat: each(),
    omega: [one(), one(), one(), one()],
    omegaHat: each(),
    omegaPrime: each(),
  }
}

/** A'_i = A_π(i) + r'_i·B, C'_i = C_π(i) + r'_i·Y. `publicKey` with its table is much faster. */
export function shufflePairs<E>(
  group: Group<E>,
  publicKey: E,
  input: Pairs<E>,
  secrets: Pick<ReadSecrets, 'permutation' | 'rePrime'>,
): Pairs<E> {
  return shuffledPairs(group, publicKey, input, secrets, () => heldColumn<E>())
}

export function shuffledPairs<E, C>(
  group: Group<E>,
  publicKey: E,
  input: ReadPairs<E>,
  { permutation, rePrime }: Pick<ReadSecrets, 'permutation' | 'rePrime'>,
  keep: Keep<E, C>,
): Pairs<E, C> {
  const rows = input.a.elements.length
  assert(isPermutation(permutation, rows), 'shuffle: a permutation of the rows')
  const again = (name: 'aPrime' | 'cPrime', column: ReadColumn<E>, base: E) => {
    const kept = keep(name)
    inBlocks(rows, (from, to) => {
      const moved = pickedFrom(column.elements, numbersFrom(permutation, from, to))
      kept.add(columnsOf(group).plusProducts(moved, base, rePrime.slice(from, to)))
    })
    return kept.column()
  }
  return { a: again('aPrime', input.a, group.base), c: again('cPrime', input.c, publicKey) }
}

function isPermutation(permutation: RowNumbers, rows: number): boolean {
  const seen = new Uint8Array(rows)
  for (const row of permutation) seen[row] = 1
  return permutation.length === rows && seen.every((each) => each === 1)
}
