/**
 * Mixers who hash honestly and lie: each lie meets exactly the equations that forbid it (docs/formats/mix.md §3), in both checkers. Each of the
 * first six meets one alone: without that equation the election would have another result, and a proof.
 */
import { ristretto255 as library } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { type Column, columnOf } from '#election/group/column.ts'
import { type Scalar, subtract } from '#election/group/group.ts'
import { randomScalars } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import type { Pairs, ShuffleProof } from '#election/mix/shuffle.ts'
import {
  proveOpenings,
  proveShuffle,
  type ShuffleSetting,
  type ShuffleWitness,
  shuffleSetting,
} from '#election/mix/shuffle-proof.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { saidOfMix } from './both-checkers.ts'

type Mix = ReturnType<typeof smallMix>
type Matrix = readonly (readonly Scalar[])[]

const ROWS = 3
const whole = shuffleSetting(group, ROWS)
const scalar = (value: bigint) => group.scalar(value)
const over = (value: bigint, divisor: bigint) => scalar(value * library.Point.Fn.inv(scalar(divisor)))
const dot = (a: readonly bigint[], b: readonly bigint[]) =>
  scalar(a.reduce((sum, each, i) => sum + each * (b[i] ?? 0n), 0n))
const column = (elements: readonly Element[]) => columnOf(group, elements)

/** The votes that the key holders read in the rows of this mix. */
function readIn({ secretKey }: Mix, { a, c }: Pairs<Element>, ids: readonly number[]): readonly (number | null)[] {
  return c.elements.map((each, row) => {
    const message = subtract(group, each, group.multiply(a.elements[row] as Element, secretKey))
    return ids.find((id) => group.equal(group.multiply(group.base, scalar(BigInt(id))), message)) ?? null
  })
}

/** Rows that are sums of inputs, `weights[j]` of each, re-encrypted with fresh randomness. */
function combined({ input, publicKey, secrets }: Mix, weights: Matrix): Pairs<Element> {
  const row = (of: Column<Element>, key: Element, j: number) =>
    of.elements.reduce(
      (sum, each, k) => group.add(sum, group.multiply(each, weights[j]?.[k] ?? scalar(0n))),
      group.multiply(key, secrets.rePrime[j] ?? scalar(0n)),
    )
  const all = (of: Column<Element>, key: Element) => column(weights.map((_, j) => row(of, key, j)))
  return { a: all(input.a, group.base), c: all(input.c, publicKey) }
}

/** Commitments to a matrix that is no permutation: c_i = Σ M_ij·h_j + r_i·B, u'_j = Σ u_i·M_ij. */
function proveMatrix(mix: Mix, matrix: Matrix, output: Pairs<Element>, lastLink = false): ShuffleProof<Element> {
  const statement = { ...mix.statement, output }
  const { r, rePrime } = mix.secrets
  const c = column(
    matrix.map((row, i) =>
      row.reduce(
        (sum, each, j) => group.add(sum, group.multiply(whole.generators.rows[j] as Element, each)),
        mix.B(r[i] ?? 0n),
      ),
    ),
  )
  const u = whole.transcript.weights(statement, c)
  const uPrime = matrix.map((_, j) =>
    dot(
      u,
      matrix.map((row) => row[j] ?? 0n),
    ),
  )
  const witness = { c, uPrime, rBar: dot(r, [1n, 1n, 1n]), rTilde: dot(u, r), rePrimeSum: dot(uPrime, rePrime) }
  return lastLink
    ? withAnotherLastLink(mix, statement, witness, u)
    : proveOpenings(group, statement, mix.secrets, whole, witness)
}

/** The end of the chain is the product that M2 asks for, and no link leads to it. */
function withAnotherLastLink(
  mix: Mix,
  statement: Mix['statement'],
  witness: ShuffleWitness<Element>,
  u: readonly Scalar[],
) {
  const { omega, omegaHat, omegaPrime, rHat } = mix.secrets
  const honest = proveOpenings(group, statement, mix.secrets, whole, witness)
  const product = u.reduce<Scalar>((all, each) => scalar(all * each), scalar(1n))
  const end = group.add(group.multiply(whole.generators.chain, product), mix.B(7n))
  const commitments = { ...honest, cHat: column([...honest.cHat.elements.slice(0, -1), end]) }
  const x = whole.transcript.challenge(statement, commitments)
  const answer = (mask: Scalar, secret: bigint) => scalar(mask + x * secret)
  const [w1, w2, w3, w4] = omega
  return {
    ...commitments,
    s: [answer(w1, witness.rBar), answer(w2, 7n), answer(w3, witness.rTilde), answer(w4, witness.rePrimeSum)] as const,
    sHat: rHat.map((each, i) => answer(omegaHat[i] as Scalar, each)),
    sPrime: witness.uPrime.map((each, i) => answer(omegaPrime[i] as Scalar, each)),
  }
}

const rowsOf = (rows: readonly (readonly bigint[])[]): Matrix => rows.map((row) => row.map(scalar))

interface Lie {
  readonly said: readonly number[]
  /** The votes in the rows of the mix; null: nobody's. */
  readonly reads: readonly (number | null)[]
  readonly meets: readonly string[]
  make(mix: Mix): { readonly output: Pairs<Element>; readonly proof: ShuffleProof<Element> }
}

const HALVED = rowsOf([
  [2n, 0n, 0n],
  [0n, over(1n, 2n), 0n],
  [0n, 0n, 1n],
])
const DOUBLED = rowsOf([
  [over(1n, 2n), 0n, 0n],
  [0n, 2n, 0n],
  [0n, 0n, 1n],
])
/** Columns add up to 1, rows to 1000/1001, 1002/1001 and 1. */
const SHARED = rowsOf([
  [over(1000n, 1001n), 0n, 0n],
  [over(1n, 1001n), 1n, 0n],
  [0n, 0n, 1n],
])
const ALIKE = rowsOf([
  [over(1001n, 1000n), 0n, 0n],
  [over(-1n, 1000n), 1n, 0n],
  [0n, 0n, 1n],
])

/** An honest proof for an output that was changed before it was made. */
const changedFirst = (mix: Mix, name: 'a' | 'c', by: readonly bigint[]) => {
  const elements = mix.output[name].elements.map((each, row) => group.add(each, mix.B(by[row] ?? 0n)))
  const output = { ...mix.output, [name]: column(elements) }
  return { output, proof: proveShuffle(group, { ...mix.statement, output }, mix.secrets) }
}

/** Three fresh votes for 1001. The mixer knows the randomness of the three records. */
function threeFresh(mix: Mix) {
  const fresh = randomScalars(group, mix.randomness, ROWS)
  const a = fresh.map((r) => mix.B(r))
  const c = fresh.map((r) => group.add(group.multiply(mix.publicKey, r), mix.B(1001n)))
  return { fresh, output: { a: column(a), c: column(c) } }
}

/** u' with the product of u and 1001·Σ u' = Σ u·m: a quadratic equation in two of them. */
function weightsThatFit(mix: Mix, u: readonly Scalar[], said: readonly number[]): readonly Scalar[] {
  const product = u.reduce<bigint>((all, each) => scalar(all * each), 1n)
  const total = over(dot(u, said.map(BigInt)), 1001n)
  for (;;) {
    const [first = scalar(1n)] = randomScalars(group, mix.randomness, 1)
    const sum = scalar(total - first)
    const square = scalar(sum * sum - 4n * over(product, first))
    try {
      const root = library.Point.Fn.sqrt(square)
      return [first, over(sum + root, 2n), over(sum - root, 2n)]
    } catch {
      // No square: another first one.
    }
  }
}

function threeForOne(
  mix: Mix,
  setting: ShuffleSetting<Element>,
  rTildeOf: (u: readonly Scalar[], uPrime: readonly Scalar[]) => Scalar,
) {
  const { fresh, output } = threeFresh(mix)
  const statement = { ...mix.statement, output }
  const { permutation, r } = mix.secrets
  const moved = permutation.reduce<Element[]>(
    (all, from, i) => all.with(from, setting.generators.rows[i] as Element),
    [...setting.generators.rows],
  )
  const c = column(moved.map((each, i) => group.add(each, mix.B(r[i] ?? 0n))))
  const u = setting.transcript.weights(statement, c)
  const uPrime = weightsThatFit(mix, u, [1001, 1002, 1003])
  const rePrimeSum = scalar(dot(uPrime, fresh) - dot(u, mix.rs))
  const witness = { c, uPrime, rBar: dot(r, [1n, 1n, 1n]), rTilde: rTildeOf(u, uPrime), rePrimeSum }
  return { output, proof: proveOpenings(group, statement, mix.secrets, setting, witness) }
}

/** Generators of which the mixer knows the logarithms: each opens to whatever is wanted. */
const LOGARITHMS = [5n, 6n, 7n]
const OWN: ShuffleSetting<Element> = {
  ...whole,
  generators: { ...whole.generators, rows: LOGARITHMS.map((each) => group.multiply(group.base, scalar(each))) },
}

const LIES: Readonly<Record<string, Lie>> = {
  'two votes are halved and doubled: 2002 and 1002 become 1001 and 2004': {
    ...{ said: [2002, 1002, 1003], reads: [1001, 2004, 1003], meets: ['M1 V23'] },
    make: (mix) => {
      const output = combined(mix, DOUBLED)
      return { output, proof: proveMatrix(mix, HALVED, output) }
    },
  },
  'a part of one vote goes to another: 1000 and 1002 become two for 1001': {
    ...{ said: [1000, 1002, 1001], reads: [1001, 1001, 1001], meets: ['M2 V24'] },
    make: (mix) => {
      const output = combined(mix, ALIKE)
      return { output, proof: proveMatrix(mix, SHARED, output) }
    },
  },
  'weights of its own choice, no permutation: three votes become three for 1001': {
    ...{ said: [1001, 1002, 1003], reads: [1001, 1001, 1001], meets: ['M3 V25'] },
    make: (mix) => threeForOne(mix, whole, (u) => dot(u, mix.secrets.r)),
  },
  'a vote is made unreadable': {
    ...{ said: [1001, 1002, 1003], reads: [null], meets: ['M4 V26'] },
    make: (mix) => changedFirst(mix, 'a', [1n]),
  },
  'a vote is moved to the next candidate': {
    ...{ said: [1001, 1001, 1001], reads: [1002, 1001, 1001], meets: ['M5 V27'] },
    make: (mix) => changedFirst(mix, 'c', [1n]),
  },
  'a part of one vote goes to another, and the end of the chain is invented': {
    ...{ said: [1000, 1002, 1001], reads: [1001, 1001, 1001], meets: ['M6 V28'] },
    make: (mix) => {
      const output = combined(mix, ALIKE)
      return { output, proof: proveMatrix(mix, SHARED, output, true) }
    },
  },
  'two votes are moved against each other': {
    ...{ said: [1002, 1002, 1002], reads: [1003, 1001, 1002], meets: ['M5 V27'] },
    make: (mix) => changedFirst(mix, 'c', [1n, -1n]),
  },
  'a record is there twice, another is gone': {
    ...{ said: [1001, 1002, 1003], reads: [1001, 1001, 1003], meets: ['M4 V26', 'V27'] },
    make: (mix) => {
      const output = combined(
        mix,
        rowsOf([
          [1n, 0n, 0n],
          [1n, 0n, 0n],
          [0n, 0n, 1n],
        ]),
      )
      return {
        output,
        proof: proveMatrix(
          mix,
          rowsOf([
            [1n, 0n, 0n],
            [0n, 1n, 0n],
            [0n, 0n, 1n],
          ]),
          output,
        ),
      }
    },
  },
  'the output is encrypted under another key': {
    ...{ said: [1001, 1002, 1003], reads: [null, null, null], meets: ['M5 V27'] },
    make: (mix) => {
      const publicKey = mix.B(12345n)
      const { a } = combined(
        mix,
        rowsOf([
          [1n, 0n, 0n],
          [0n, 1n, 0n],
          [0n, 0n, 1n],
        ]),
      )
      const { c } = combined(
        { ...mix, publicKey },
        rowsOf([
          [1n, 0n, 0n],
          [0n, 1n, 0n],
          [0n, 0n, 1n],
        ]),
      )
      const identity = rowsOf([
        [1n, 0n, 0n],
        [0n, 1n, 0n],
        [0n, 0n, 1n],
      ])
      return { output: { a, c }, proof: proveMatrix(mix, identity, { a, c }) }
    },
  },
  'generators of its own, whose logarithms it knows: three votes become three for 1001': {
    ...{ said: [1001, 1002, 1003], reads: [1001, 1001, 1001], meets: ['M1 V23', 'V25'] },
    make: (mix) =>
      threeForOne(mix, OWN, (u, uPrime) => {
        const logarithms = mix.secrets.permutation.reduce<bigint[]>(
          (all, from, i) => all.with(from, LOGARITHMS[i] ?? 0n),
          [0n, 0n, 0n],
        )
        const ofC = logarithms.map((each, i) => each + (mix.secrets.r[i] ?? 0n))
        return scalar(dot(u, ofC) - dot(uPrime, LOGARITHMS))
      }),
  },
}

describe('a mixer cheats', () => {
  test.each(Object.keys(LIES))('%s', async (name) => {
    const lie = LIES[name] as Lie
    const mix = smallMix(lie.said, `mixer ${name}`)
    const { output, proof } = lie.make(mix)
    // The lie pays: this is what would be counted.
    const read = readIn(mix, output, [1001, 1002, 1003, 2004])
    if (lie.reads.length === ROWS) expect(read.toSorted()).toEqual(lie.reads.toSorted())
    else expect(read).toContain(null)
    const { counting, everybody } = await saidOfMix(mix.documents, 0 as ContestBit, { ...mix.statement, output }, proof)
    const [first = '', ...more] = lie.meets
    const [equation, number] = first.split(' ')
    expect({ counting, everybody }).toEqual({ counting: equation, everybody: [number, ...more].join(' ') })
  })
})
