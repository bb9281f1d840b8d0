/**
 * The example that the makers of CHVote worked out by hand (p = 11, q = 5, three records; their notes to the tests of a mixing
 * authority), value for value, through the code that mixes on ristretto255. Their groups are written by multiplication.
 */
import { describe, expect, test } from 'vitest'
import { columnOf } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { checkShuffle } from './check-shuffle.ts'
import { shufflePairs } from './shuffle.ts'
import { proveShuffle, type ShuffleSetting } from './shuffle-proof.ts'

const [P, Q] = [11, 5]

const toy: Group<number> = {
  order: BigInt(Q),
  elementBytes: 1,
  base: 3,
  identity: 1,
  scalar: (value) => (((value % 5n) + 5n) % 5n) as Scalar,
  add: (a, b) => (a * b) % P,
  negate: (a) => power(a, Q - 1),
  equal: (a, b) => a === b,
  multiply: (element, scalar) => power(element, Number(scalar)),
  multiplySecret: (element, scalar) => power(element, Number(scalar)),
  prepared: (element) => element,
  encode: (element) => Uint8Array.of(element),
  decode: ([byte = 0]) => (byte > 0 && byte < P && power(byte, Q) === 1 ? byte : null),
  encodeScalar: (scalar) => Uint8Array.of(Number(scalar)),
  decodeScalar: ([byte = Q]) => (byte < Q ? (BigInt(byte) as Scalar) : null),
  map: () => 3,
}

function power(element: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i++) product = (product * element) % P
  return product
}

const scalars = (...values: number[]) => values.map((each) => toy.scalar(BigInt(each)))
const column = (...elements: number[]) => columnOf(toy, elements)

const publicKey = 3
// Their pairs name the part with the key first; ours begin with A.
const input = { a: column(1, 4, 9), c: column(5, 3, 5) }
const secrets = {
  permutation: [1, 0, 2],
  rePrime: scalars(4, 1, 2),
  r: scalars(1, 2, 3),
  rHat: scalars(4, 0, 1),
  omega: scalars(1, 2, 3, 4) as unknown as readonly [Scalar, Scalar, Scalar, Scalar],
  omegaHat: scalars(2, 4, 1),
  omegaPrime: scalars(3, 0, 1),
}
const setting: ShuffleSetting<number> = {
  generators: { chain: 4, rows: [4, 3, 5] },
  transcript: {
    weights: () => scalars(2, 4, 3),
    challenge: () => toy.scalar(4n),
    batchWeights: () => scalars(1, 2, 3),
  },
}
const output = shufflePairs(toy, publicKey, input, secrets)
const statement = { context: new Uint8Array(0), publicKey, input, output }
const proof = proveShuffle(toy, statement, secrets, setting)

test('the shuffle: re-encrypted and in the order of the permutation', () => {
  expect([output.a.elements, output.c.elements]).toEqual([
    [5, 3, 4],
    [1, 4, 1],
  ])
})

test('commitments, chain, t and responses are those of the notes', () => {
  expect(proof.c.elements).toEqual([9, 3, 3])
  expect(proof.cHat.elements).toEqual([1, 1, 3])
  expect(proof.tHat.elements).toEqual([4, 4, 3])
  expect(proof.t).toEqual([3, 9, 5, 4, 3])
  expect([proof.s, proof.sHat, proof.sPrime]).toEqual([scalars(0, 2, 4, 0), scalars(3, 4, 0), scalars(4, 3, 3)])
})

test('the check holds', () => {
  expect(checkShuffle(toy, statement, proof, setting)).toEqual({ ok: true })
})

describe('each response is asked for', () => {
  test.each([
    [0, 'M1'],
    [1, 'M2'],
    [2, 'M3'],
    [3, 'M4'],
  ])('s of place %i: %s', (at, equation) => {
    const s = proof.s.map((each, i) => toy.scalar(i === at ? each + 1n : each)) as unknown as typeof proof.s
    const error = { type: 'equation-fails', equation }
    expect(checkShuffle(toy, statement, { ...proof, s }, setting)).toEqual({ ok: false, error })
  })
})
