/**
 * T1: each part of each hash of a mix is left out in turn, and a lie is made that a checker without it takes. Neither of ours does.
 * The first is the forgery that made a published library wrong: votes for 1001, 1002 and 1003 become three for 1001.
 */
import { ristretto255 as library } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { concat } from '#election/bytes.ts'
import { type Column, columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ByteRows } from '#election/group/rows.ts'
import { hash, weights } from '#election/group/transcript.ts'
import type { ContestBit } from '#election/ids.ts'
import { checkShuffle } from '#election/mix/check-shuffle.ts'
import type { ShuffleProof, ShuffleStatement } from '#election/mix/shuffle.ts'
import { proveOpenings, proveShuffle, type ShuffleSetting, shuffleSetting } from '#election/mix/shuffle-proof.ts'
import { type ShuffleParts, shuffleParts, shuffleTranscript } from '#election/mix/shuffle-transcript.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { saidOfMix } from './both-checkers.ts'

const SAID = [1001, 1002, 1003]
const { randomness, publicKey, rs, B, input, secrets, output, statement, documents, contextIn } = smallMix(
  SAID,
  'hashed',
)
const whole = shuffleSetting(group, SAID.length)
const parts = shuffleParts(group)

type Statement = ShuffleStatement<Element>
type Proof = ShuffleProof<Element>

const without = (map: Readonly<Record<string, ByteRows>>, name: string) => {
  const { [name]: _, ...rest } = map
  return rest
}
const settingOf = (weak: ShuffleParts<Element>): ShuffleSetting<Element> => ({
  ...whole,
  transcript: shuffleTranscript(group, weak),
})
const withoutInStatement = (name: string) =>
  settingOf({ ...parts, statement: (of, c) => without(parts.statement(of, c), name) })
const withoutInChallenge = (name: string) =>
  settingOf({ ...parts, challenge: (commitments) => without(parts.challenge(commitments), name) })
const withoutT = (k: number) =>
  settingOf({
    ...parts,
    challenge: (commitments) => ({
      ...parts.challenge(commitments),
      t: concat(...commitments.t.filter((_, i) => i !== k).map((each) => group.encode(each))),
    }),
  })

/** A lie that holds where the part is left out, and nowhere else. */
async function expectForged(weak: ShuffleSetting<Element>, lie: Statement, proof: Proof, contest = 0): Promise<void> {
  expect(checkShuffle(group, lie, proof, weak)).toEqual({ ok: true })
  const { counting, everybody } = await saidOfMix(documents, contest as ContestBit, lie, proof)
  expect(counting, 'the program of mixers and holders takes it').not.toBe('')
  expect(everybody, 'everybody’s program takes it').not.toBe('')
}

const scalar = (value: bigint) => group.scalar(value)
const inverse = (value: bigint) => scalar(library.Point.Fn.inv(value))
const dot = (a: readonly bigint[], b: readonly bigint[]) =>
  scalar(a.reduce((sum, each, i) => sum + each * (b[i] ?? 0n), 0n))
const changed = (column: Column<Element>, by: readonly Element[]) =>
  columnOf(
    group,
    column.elements.map((each, i) => group.add(each, by[i] ?? group.identity)),
  )
/** A change of two rows that no weighted sum sees. */
const unseen = (factors: readonly Scalar[]) => [B(factors[1] ?? 0n), B(-(factors[0] ?? 0n))]

describe('a part of the statement left out', () => {
  test('c, the permutation commitment: three votes become three for one candidate, and the proof holds', async () => {
    const weak = withoutInStatement('permutation')
    const fresh = randomScalars(group, randomness, 3)
    const lie = {
      ...statement,
      output: {
        a: columnOf(
          group,
          fresh.map((r) => B(r)),
        ),
        c: columnOf(
          group,
          fresh.map((r) => group.add(group.multiply(publicKey, r), B(1001n))),
        ),
      },
    }
    // The weights are known before c is chosen.
    const u = weak.transcript.weights(lie, columnOf(group, input.a.elements))
    const uPrime = weightsThatFit(u)
    const { c, rBar, rTilde } = commitmentFor(u, uPrime)
    const rePrimeSum = scalar(dot(uPrime, fresh) - dot(u, rs))
    await expectForged(weak, lie, proveOpenings(group, lie, secrets, weak, { c, uPrime, rBar, rTilde, rePrimeSum }))
  })

  /** u' with the product of u, and 1001·Σu' = Σ u·m: a quadratic equation in two of them. */
  function weightsThatFit(u: readonly Scalar[]): readonly Scalar[] {
    const product = scalar(u.reduce<bigint>((all, each) => scalar(all * each), 1n))
    const total = scalar(dot(u, SAID.map(BigInt)) * inverse(1001n))
    for (;;) {
      const first = randomScalar(group, randomness)
      const [sum, times] = [scalar(total - first), scalar(product * inverse(first))]
      const root = squareRoot(scalar(sum * sum - 4n * times))
      if (root !== null) return [first, ...[root, -root].map((each) => scalar((sum + each) * inverse(2n)))]
    }
  }

  function squareRoot(square: Scalar): Scalar | null {
    try {
      return scalar(library.Point.Fn.sqrt(square))
    } catch {
      return null
    }
  }

  /** c in terms of h with Σ c = Σ h + r̄·B and Σ u·c = Σ u'·h + r̃·B: two equations for each h, solved in c_1 and c_2. */
  function commitmentFor(u: readonly Scalar[], uPrime: readonly Scalar[]) {
    const r = randomScalars(group, randomness, 3)
    const rows = r.map((each) => B(each))
    const [u1, u2] = u as [Scalar, Scalar]
    for (const [j, h] of whole.generators.rows.entries()) {
      const first = scalar(((uPrime[j] ?? 0n) - u2) * inverse(scalar(u1 - u2)))
      rows[0] = group.add(rows[0] as Element, group.multiply(h, first))
      rows[1] = group.add(rows[1] as Element, group.multiply(h, scalar(1n - first)))
    }
    return { c: columnOf(group, rows), rBar: dot(r, [1n, 1n, 1n]), rTilde: dot(r, u) }
  }

  test('the context: a proof of one contest holds in another', async () => {
    const weak = withoutInStatement('context')
    const elsewhere = { ...statement, context: contextIn(1 as ContestBit) }
    await expectForged(weak, elsewhere, proveShuffle(group, statement, secrets, weak), 1)
  })

  test.each(['a', 'c'] as const)('column %s of the input: it is changed after the proof', async (name) => {
    const weak = withoutInStatement(name)
    const proof = proveShuffle(group, statement, secrets, weak)
    const by = unseen(weak.transcript.weights(statement, proof.c))
    await expectForged(weak, { ...statement, input: { ...input, [name]: changed(input[name], by) } }, proof)
  })

  test.each([
    ['aPrime', 'a'],
    ['cPrime', 'c'],
  ] as const)('%s of the output: it is changed after the proof', async (part, name) => {
    const weak = withoutInStatement(part)
    const proof = proveShuffle(group, statement, secrets, weak)
    await expectForged(
      weak,
      { ...statement, output: { ...output, [name]: changed(output[name], unseen(proof.sPrime)) } },
      proof,
    )
  })
})

describe('a part of the challenge left out', () => {
  test.each([0, 1, 2])(
    't of equation %i (from 0): it is chosen after the challenge, and the equation says nothing',
    async (k) => {
      const weak = withoutT(k)
      const proof = proveShuffle(group, statement, secrets, weak)
      const s = proof.s.map((each, i) => scalar(i === k ? each + 1n : each)) as unknown as Proof['s']
      const t = proof.t.map((each, i) => (i === k ? group.add(each, group.base) : each)) as unknown as Proof['t']
      await expectForged(weak, statement, { ...proof, s, t })
    },
  )

  test.each([
    [3, 'a'],
    [4, 'c'],
  ] as const)('t of equation %i (from 0): a vote is moved', async (k, name) => {
    const weak = withoutT(k)
    const lie = { ...statement, output: { ...output, [name]: changed(output[name], [B(1n)]) } }
    const proof = proveShuffle(group, lie, secrets, weak)
    // Σ s'·A' − Σ ω'·A' differs by x·u'_1 of the moved element.
    const x = weak.transcript.challenge(lie, proof)
    const u = weak.transcript.weights(lie, proof.c)
    const error = B(scalar(x * (u[secrets.permutation[0] ?? 0] ?? 0n)))
    const t = proof.t.map((each, i) => (i === k ? group.add(each, error) : each)) as unknown as Proof['t']
    await expectForged(weak, lie, { ...proof, t })
  })

  test('t̂: a link of the chain is chosen after the challenge', async () => {
    const weak = withoutInChallenge('tHat')
    const proof = proveShuffle(group, statement, secrets, weak)
    const sHat = proof.sHat.map((each, i) => scalar(i === 0 ? each + 1n : each))
    await expectForged(weak, statement, { ...proof, sHat, tHat: changed(proof.tHat, [B(1n)]) })
  })

  test('ĉ: the chain itself is chosen after the challenge', async () => {
    const weak = withoutInChallenge('cHat')
    const proof = proveShuffle(group, statement, secrets, weak)
    const x = weak.transcript.challenge(statement, proof)
    // ĉ_1 moves by d, each later one by s'/x of the move before it; ŝ_1 and s_2 make up for it.
    const moves: Scalar[] = [scalar(1n)]
    for (const sPrime of proof.sPrime.slice(1)) moves.push(scalar((moves.at(-1) ?? 0n) * sPrime * inverse(x)))
    const sHat = proof.sHat.map((each, i) => scalar(i === 0 ? each + x : each))
    const s = proof.s.map((each, i) =>
      scalar(i === 1 ? each + x * (moves.at(-1) ?? 0n) : each),
    ) as unknown as Proof['s']
    await expectForged(weak, statement, {
      ...proof,
      s,
      sHat,
      cHat: changed(
        proof.cHat,
        moves.map((each) => B(each)),
      ),
    })
  })
})

describe('weights of M6', () => {
  test('that are known before the responses let two wrong links cancel', async () => {
    const known: ShuffleSetting<Element> = {
      ...whole,
      transcript: { ...whole.transcript, batchWeights: withoutAnswers },
    }
    const proof = proveShuffle(group, statement, secrets, whole)
    const [first, second] = withoutAnswers(statement, proof) as [Scalar, Scalar]
    const sHat = proof.sHat.map((each, i) => scalar(each + ([second, -first][i] ?? 0n)))
    await expectForged(known, statement, { ...proof, sHat })
  })

  function withoutAnswers(of: Statement, proof: Proof): readonly Scalar[] {
    const statementHash = hash('vc shuffle statement 1', ...Object.values(parts.statement(of, proof.c)))
    const seed = hash('vc shuffle batch 1', statementHash, ...Object.values(parts.challenge(proof)))
    return weights(group, 'vc shuffle batch weights 1', seed, SAID.length)
  }

  test('come from every part of statement and proof', async () => {
    const proof = proveShuffle(group, statement, secrets, whole)
    const one = (column: Column<Element>) => changed(column, [group.base])
    const proofs: Proof[] = [
      proof,
      { ...proof, c: one(proof.c) },
      { ...proof, cHat: one(proof.cHat) },
      { ...proof, tHat: one(proof.tHat) },
      ...[0, 1, 2, 3, 4].map((k) => ({ ...proof, t: proof.t.with(k, B(3n)) as unknown as Proof['t'] })),
      ...[0, 1, 2, 3].map((k) => ({ ...proof, s: proof.s.with(k, scalar(3n)) as unknown as Proof['s'] })),
      { ...proof, sHat: proof.sHat.with(2, scalar(3n)) },
      { ...proof, sPrime: proof.sPrime.with(2, scalar(3n)) },
    ]
    const firsts = proofs.map((each) => whole.transcript.batchWeights(statement, each)[0])
    const moved = { ...statement, output: { ...output, a: one(output.a) } }
    expect(new Set([...firsts, whole.transcript.batchWeights(moved, proof)[0]]).size).toBe(proofs.length + 1)
  })
})
