/**
 * A shuffle of ElGamal pairs: each output is an input, re-encrypted, in an order that only the mixer knows
 * (docs/formats/mix.md §1). Names are those of CHVote and of the page: A = r·B, C = r·Y + m·B.
 */
import { assert } from '#election/assert.ts'
import type { Column } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { type Randomness, shuffled } from '#election/randomness.ts'

export interface Pairs<E> {
  readonly a: Column<E>
  readonly c: Column<E>
}

export interface ShuffleStatement<E> {
  /** `mixContext` */
  readonly context: Uint8Array
  /** Y */
  readonly publicKey: E
  readonly input: Pairs<E>
  readonly output: Pairs<E>
}

/** Everything that a mixer draws. It goes with the mixer's process. */
export interface ShuffleSecrets {
  /** Output i is input `permutation[i]`, from 0. */
  readonly permutation: readonly number[]
  /** r' of output i. */
  readonly rePrime: readonly Scalar[]
  /** r of the permutation commitment at input j. */
  readonly r: readonly Scalar[]
  /** r̂ of the chain. */
  readonly rHat: readonly Scalar[]
  /** ω_1 … ω_4 */
  readonly omega: readonly [Scalar, Scalar, Scalar, Scalar]
  readonly omegaHat: readonly Scalar[]
  readonly omegaPrime: readonly Scalar[]
}

export type Five<E> = readonly [E, E, E, E, E]

export interface ShuffleCommitments<E> {
  /** c: to the permutation. */
  readonly c: Column<E>
  /** ĉ: the chain of products. */
  readonly cHat: Column<E>
  readonly tHat: Column<E>
  /** t_1 … t_5 */
  readonly t: Five<E>
}

export interface ShuffleProof<E> extends ShuffleCommitments<E> {
  /** s_1 … s_4 */
  readonly s: readonly [Scalar, Scalar, Scalar, Scalar]
  /** ŝ */
  readonly sHat: readonly Scalar[]
  /** s' */
  readonly sPrime: readonly Scalar[]
}

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
  secrets: Pick<ShuffleSecrets, 'permutation' | 'rePrime'>,
): Pairs<E> {
  const { permutation, rePrime } = secrets
  const rows = input.a.elements.length
  assert(permutation.length === rows && new Set(permutation).size === rows, 'shuffle: a permutation of the rows')
  const again = (column: Column<E>, base: E) => {
    const moved = permutation.map((from) => column.elements[from] as E)
    return columnsOf(group).plusProducts(moved, base, rePrime)
  }
  return { a: again(input.a, group.base), c: again(input.c, publicKey) }
}
