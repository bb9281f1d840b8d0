/**
 * The check of a shuffle proof: equations M1 … M6 (docs/formats/mix.md §3). Nothing here is secret. The first equation that
 * fails is named. Each block of rows is decoded once, and is in all sums before the next one is read.
 */
import type { ReadColumn } from '#election/group/column.ts'
import { type Group, type Scalar, subtract, sum } from '#election/group/group.ts'
import { addProducts } from '#election/group/multi-exponentiation.ts'
import { inBlocks, type Rows } from '#election/group/rows.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ReadProof, ReadStatement } from './shuffle.ts'
import { type ReadSetting, readSetting } from './shuffle-proof.ts'

type ShuffleEquation = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6'

export type ShuffleError =
  /** Columns of different lengths. */
  { readonly type: 'wrong-size' } | { readonly type: 'equation-fails'; readonly equation: ShuffleEquation }

export function checkShuffle<E>(
  group: Group<E>,
  statement: ReadStatement<E>,
  proof: ReadProof<E>,
  setting: ReadSetting<E> = readSetting(group, statement.input.a.elements.length),
): Result<void, ShuffleError> {
  if (!sizesFit(statement, proof)) return err({ type: 'wrong-size' })
  const u = setting.transcript.weights(statement, proof.c)
  const x = setting.transcript.challenge(statement, proof)
  const batch = setting.transcript.batchWeights(statement, proof)
  for (const [equation, holds] of equations(group, statement, proof, setting, { u, x, batch })) {
    if (!holds) return err({ type: 'equation-fails', equation })
  }
  return ok()
}

interface Hashed {
  readonly u: Rows<Scalar>
  readonly x: Scalar
  /** Weights of the rows of M6. */
  readonly batch: Rows<Scalar>
}

/** Each is left = t + x · right. */
function equations<E>(
  group: Group<E>,
  statement: ReadStatement<E>,
  proof: ReadProof<E>,
  setting: ReadSetting<E>,
  hashed: Hashed,
): readonly (readonly [ShuffleEquation, boolean])[] {
  const { publicKey } = statement
  const { t, s } = proof
  const { chain } = setting.generators
  const [s1, s2, s3, s4] = s
  const { plain, product, last, weighted, answered, links } = sumsOf(group, statement, proof, setting, hashed)
  const B = (scalar: Scalar) => group.multiply(group.base, scalar)
  const holds = (left: E, commitment: E, right: E) =>
    group.equal(left, group.add(commitment, group.multiply(right, hashed.x)))
  return [
    ['M1', holds(B(s1), t[0], subtract(group, plain.c, plain.generators))],
    ['M2', holds(B(s2), t[1], subtract(group, last, group.multiply(chain, product)))],
    ['M3', holds(group.add(B(s3), answered.generators), t[2], weighted.permutation)],
    ['M4', holds(subtract(group, answered.a, B(s4)), t[3], weighted.a)],
    ['M5', holds(subtract(group, answered.c, group.multiply(publicKey, s4)), t[4], weighted.c)],
    ['M6', group.equal(links.left, links.right)],
  ]
}

/** Everything that is a sum over the rows. */
function sumsOf<E>(
  group: Group<E>,
  { input, output }: ReadStatement<E>,
  proof: ReadProof<E>,
  { generators }: ReadSetting<E>,
  { u, x, batch }: Hashed,
) {
  const { c, cHat, sPrime } = proof
  const none = group.identity
  const plain = { c: none, generators: none }
  const weighted = { permutation: none, a: none, c: none }
  const answered = { generators: none, a: none, c: none }
  const links = chainOf(group, proof, generators.chain, x)
  let [product, last] = [group.scalar(1n), generators.chain]
  inBlocks(u.length, (from, to) => {
    const [weights, answers] = [u.slice(from, to), sPrime.slice(from, to)]
    product = weights.reduce((all, each) => group.scalar(all * each), product)
    const add = (total: E, elements: readonly E[], factors: readonly Scalar[]) =>
      addProducts(group, total, elements, factors)
    const block = ({ elements }: Pick<ReadColumn<E>, 'elements'>) => elements.slice(from, to)
    const rows = generators.rows.slice(from, to)
    plain.generators = group.add(plain.generators, sum(group, rows))
    answered.generators = add(answered.generators, rows, answers)
    const permutation = block(c)
    plain.c = group.add(plain.c, sum(group, permutation))
    weighted.permutation = add(weighted.permutation, permutation, weights)
    weighted.a = add(weighted.a, block(input.a), weights)
    weighted.c = add(weighted.c, block(input.c), weights)
    answered.a = add(answered.a, block(output.a), answers)
    answered.c = add(answered.c, block(output.c), answers)
    const chain = block(cHat)
    last = chain.at(-1) ?? last
    links.add(from, to, chain, batch.slice(from, Math.min(u.length, to + 1)))
  })
  return { plain, product, last, weighted, answered, links: links.sums() }
}

/** M6 for all rows at once: ŝ_i·B + s'_i·ĉ_{i−1} = t̂_i + x·ĉ_i, each with its weight. */
function chainOf<E>(group: Group<E>, { tHat, sHat, sPrime }: ReadProof<E>, h: E, x: Scalar) {
  let [base, onto, right] = [group.scalar(0n), group.identity, group.identity]
  return {
    /** @param chain ĉ of these rows @param weights theirs, and that of the next row */
    add(from: number, to: number, chain: readonly E[], weights: readonly Scalar[]) {
      const rows = to - from
      const own = weights.slice(0, rows)
      const answers = sPrime.slice(from, Math.min(sPrime.length, to + 1))
      const asBefore = (i: number) => (weights[i] ?? 0n) * (answers[i] ?? 0n)
      if (from === 0) onto = group.multiply(h, group.scalar(asBefore(0)))
      // ĉ_i is in two rows: its own, and the next one.
      const factors = own.map((weight, i) => group.scalar(asBefore(i + 1) - weight * x))
      onto = addProducts(group, onto, chain, factors)
      right = addProducts(group, right, tHat.elements.slice(from, to), own)
      base = group.scalar(sHat.slice(from, to).reduce<bigint>((all, each, i) => all + each * (own[i] as Scalar), base))
    },
    sums: () => ({ left: group.add(group.multiply(group.base, base), onto), right }),
  }
}

function sizesFit<E>({ input, output }: ReadStatement<E>, proof: ReadProof<E>): boolean {
  const rows = input.a.elements.length
  const columns = [input.c, output.a, output.c, proof.c, proof.cHat, proof.tHat]
  return (
    columns.every(({ elements }) => elements.length === rows) &&
    [proof.sHat, proof.sPrime].every(({ length }) => length === rows)
  )
}
