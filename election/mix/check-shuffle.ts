/**
 * The check of a shuffle proof: equations M1 … M6 (docs/formats/mix.md §3). Nothing here is secret. The first equation that
 * fails is named.
 */
import { type Group, type Scalar, subtract, sum } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ShuffleProof, ShuffleStatement } from './shuffle.ts'
import { type ShuffleSetting, shuffleSetting } from './shuffle-proof.ts'

type ShuffleEquation = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6'

export type ShuffleError =
  /** Columns of different lengths. */
  { readonly type: 'wrong-size' } | { readonly type: 'equation-fails'; readonly equation: ShuffleEquation }

export function checkShuffle<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  proof: ShuffleProof<E>,
  setting: ShuffleSetting<E> = shuffleSetting(group, statement.input.a.elements.length),
): Result<void, ShuffleError> {
  if (!sizesFit(statement, proof)) return err({ type: 'wrong-size' })
  const u = setting.transcript.weights(statement, proof.c)
  const x = setting.transcript.challenge(statement, proof)
  for (const [equation, holds] of equations(group, statement, proof, setting, u, x)) {
    if (!holds()) return err({ type: 'equation-fails', equation })
  }
  return ok()
}

/** Each is left = t + x · right. */
function equations<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  proof: ShuffleProof<E>,
  setting: ShuffleSetting<E>,
  u: readonly Scalar[],
  x: Scalar,
): readonly (readonly [ShuffleEquation, () => boolean])[] {
  const { publicKey, input, output } = statement
  const { c, cHat, t, s, sPrime } = proof
  const { chain, rows } = setting.generators
  const [s1, s2, s3, s4] = s
  const B = (scalar: Scalar) => group.multiply(group.base, scalar)
  const holds = (left: E, commitment: E, right: E) => group.equal(left, group.add(commitment, group.multiply(right, x)))
  const product = u.reduce<Scalar>((all, each) => group.scalar(all * each), group.scalar(1n))
  const last = cHat.elements.at(-1) ?? chain
  const weighted = (elements: readonly E[]) => sumOfProducts(group, elements, u)
  const answered = (elements: readonly E[]) => sumOfProducts(group, elements, sPrime)
  return [
    ['M1', () => holds(B(s1), t[0], subtract(group, sum(group, c.elements), sum(group, rows)))],
    ['M2', () => holds(B(s2), t[1], subtract(group, last, group.multiply(chain, product)))],
    ['M3', () => holds(group.add(B(s3), answered(rows)), t[2], weighted(c.elements))],
    ['M4', () => holds(subtract(group, answered(output.a.elements), B(s4)), t[3], weighted(input.a.elements))],
    [
      'M5',
      () =>
        holds(
          subtract(group, answered(output.c.elements), group.multiply(publicKey, s4)),
          t[4],
          weighted(input.c.elements),
        ),
    ],
    ['M6', () => chainHolds(group, proof, chain, x, setting.transcript.batchWeights(statement, proof))],
  ]
}

/** M6 for all rows at once: ŝ_i·B + s'_i·ĉ_{i−1} = t̂_i + x·ĉ_i, each with its weight. */
function chainHolds<E>(
  group: Group<E>,
  { cHat, tHat, sHat, sPrime }: ShuffleProof<E>,
  h: E,
  x: Scalar,
  weights: readonly Scalar[],
): boolean {
  const at = (list: readonly Scalar[], i: number) => list[i] ?? group.scalar(0n)
  const links = [h, ...cHat.elements]
  // ĉ_i is in two rows: its own, and the next one.
  const factors = links.map((_, i) => {
    const asBefore = at(weights, i) * at(sPrime, i)
    const asOwn = i === 0 ? 0n : at(weights, i - 1) * x
    return group.scalar(asBefore - asOwn)
  })
  const base = group.scalar(sHat.reduce((all, each, i) => all + each * at(weights, i), 0n))
  const left = group.add(group.multiply(group.base, base), sumOfProducts(group, links, factors))
  return group.equal(left, sumOfProducts(group, tHat.elements, weights))
}

function sizesFit<E>({ input, output }: ShuffleStatement<E>, proof: ShuffleProof<E>): boolean {
  const rows = input.a.elements.length
  const columns = [input.c, output.a, output.c, proof.c, proof.cHat, proof.tHat]
  return (
    columns.every(({ elements }) => elements.length === rows) &&
    [proof.sHat, proof.sPrime].every(({ length }) => length === rows)
  )
}
