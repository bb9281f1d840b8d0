import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneListOf } from '#election/contest-lists.ts'
import { type Column, columnOf } from '#election/group/column.ts'
import { type Scalar, subtract } from '#election/group/group.ts'
import { interpolationAtZero } from '#election/group/lagrange.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { allOf } from '#election/group/rows.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { ContestBit } from '#election/ids.ts'
import { dealKey, type ScalarShare, verificationKey } from '#election/keys/dealt-key.ts'
import { countContext, mixContext, openingContext } from '#election/mix/contexts.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkOpenedList, type OpenedList, type OpeningStatement, openedWeights, openList } from './opened-list.ts'
import { checkOpening, openingBytes } from './opening-bytes.ts'
import {
  checkPartialDecryption,
  type DecryptionStatement,
  decryptPartially,
  type PartialDecryption,
} from './partial-decryption.ts'

const randomness = seededRandomness('opening')
const { commitments, shares } = dealKey(group, { holders: 5, threshold: 3, randomness })
const Y = commitments[0] as Element
const SELECTIONS = [7, 8, 1204, 0xffffffff]
/** 4242 stands in no list. */
const SAID = [7, 8, 8, 4242, 1204, 0xffffffff, 7]

const count = {
  packageHash: new Uint8Array(32).fill(1),
  listHashes: [new Uint8Array(32).fill(2)],
  list: oneListOf(0 as ContestBit),
  publicKey: group.encode(Y),
  records: SAID.length,
}
const context = countContext(count)
const B = (scalar: bigint) => group.multiply(group.base, group.scalar(scalar))
const rs = randomScalars(group, randomness, SAID.length)
const a = columnOf(
  group,
  rs.map((r) => B(r)),
)
const c = columnOf(
  group,
  rs.map((r, i) => group.add(group.multiply(Y, r), B(BigInt(SAID[i] ?? 0)))),
)

const statementOf = (index: number, change: Partial<DecryptionStatement<Element>> = {}) => ({
  context: openingContext(context, 2, index),
  verificationKey: verificationKey(group, commitments, index),
  a,
  ...change,
})
const partials = shares.map(({ index, secret }) => decryptPartially(group, statementOf(index), secret, randomness))
const holdersOf = (...indexes: number[]) =>
  indexes.map((index) => ({ index, d: (partials[index - 1] as PartialDecryption<Element>).d }))
const opening = (change: Partial<OpeningStatement<Element>> = {}) => ({
  context,
  a,
  c,
  holders: holdersOf(1, 2, 3),
  selections: SELECTIONS,
  ...change,
})
const replaced = (column: Column<Element>, row: number, element: Element) =>
  columnOf(
    group,
    column.elements.map((each, i) => (i === row ? element : each)),
  )

describe('one holder’s part', () => {
  const [first] = shares as [ScalarShare]
  const own = partials[0] as PartialDecryption<Element>

  test.each(shares.map(({ index }) => index))('of holder %i holds', (index) => {
    const part = partials[index - 1] as PartialDecryption<Element>
    expect(checkPartialDecryption(group, statementOf(index), part)).toEqual({ ok: true })
  })

  test.each<[string, Partial<PartialDecryption<Element>>, string]>([
    ['another row', { d: replaced(own.d, 3, group.base) }, 'D1'],
    [
      'two rows exchanged',
      {
        d: columnOf(
          group,
          own.d.elements.toSorted(() => -1),
        ),
      },
      'D1',
    ],
    ['t₁', { t1: group.base }, 'D1'],
    ['t₂', { t2: group.base }, 'D1'],
    ['z', { z: group.scalar(own.z + 1n) }, 'D1'],
  ])('changed, %s: refused', (_, change, equation) => {
    const error = { type: 'equation-fails', equation }
    expect(checkPartialDecryption(group, statementOf(1), { ...own, ...change })).toEqual({ ok: false, error })
  })

  test('made with another share, or one wrong row proven as honestly as it goes: refused', () => {
    const foreign = decryptPartially(group, statementOf(1), group.scalar(first.secret + 1n), randomness)
    expect(checkPartialDecryption(group, statementOf(1), foreign)).toMatchObject({ error: { equation: 'D1' } })
    // The proof is made for the wrong column itself: only the row is not x·A.
    const d = replaced(own.d, 3, B(5n))
    const wrong = provenAs(statementOf(1), d, first.secret)
    expect(checkPartialDecryption(group, statementOf(1), wrong)).toMatchObject({ error: { equation: 'D2' } })
  })

  test('of another holder, contest, mix or column: refused', () => {
    const statements = [
      statementOf(2),
      statementOf(1, { context: openingContext(context, 3, 1) }),
      statementOf(1, { context: openingContext(countContext({ ...count, list: oneListOf(1 as ContestBit) }), 2, 1) }),
      statementOf(1, { a: replaced(a, 0, group.base) }),
    ]
    for (const other of statements) expect(checkPartialDecryption(group, other, own).ok).toBe(false)
    const short = { ...own, d: columnOf(group, own.d.elements.slice(1)) }
    expect(checkPartialDecryption(group, statementOf(1), short)).toEqual({ ok: false, error: { type: 'wrong-size' } })
  })

  test('weights of each row by itself can be played against each other; ours cannot (T6)', () => {
    // Weights that do not depend on D: two errors cancel under them, and the weakened check would hold.
    const seed = hash('vc decryption statement 1', new Uint8Array(0))
    const w = weights(group, 'vc decryption weights 1', seed, 2) as [Scalar, Scalar]
    const errors = [group.scalar(w[1]), group.scalar(-w[0])] as const
    const d = columnOf(
      group,
      own.d.elements.map((each, i) => (i < 2 ? group.add(each, B(errors[i] as bigint)) : each)),
    )
    const cancels = group.add(group.multiply(B(errors[0]), w[0]), group.multiply(B(errors[1]), w[1]))
    expect(group.equal(cancels, group.identity)).toBe(true)
    const wrong = provenAs(statementOf(1), d, first.secret)
    expect(checkPartialDecryption(group, statementOf(1), wrong)).toMatchObject({ error: { equation: 'D2' } })
  })

  /** The prover's own steps, for a column that is not x·A. */
  function provenAs(
    statement: DecryptionStatement<Element>,
    d: Column<Element>,
    x: Scalar,
  ): PartialDecryption<Element> {
    const parts = [statement.context, group.encode(statement.verificationKey), statement.a.bytes, d.bytes]
    const seed = hash('vc decryption statement 1', ...parts)
    const v = randomScalar(group, randomness)
    const w = weights(group, 'vc decryption weights 1', seed, a.elements.length)
    const bar = a.elements.reduce(
      (sum, each, i) => group.add(sum, group.multiply(each, w[i] as Scalar)),
      group.identity,
    )
    const [t1, t2] = [B(v), group.multiply(bar, v)]
    const ts = columnOf(group, [t1, t2]).bytes
    const y = hashToScalar(group, 'vc decryption challenge 1', seed, ts)
    return { d, t1, t2, z: group.scalar(v + y * x) }
  }
})

describe('k parts together', () => {
  const expected = SAID.map((id) => (SELECTIONS.includes(id) ? id : 0))

  test.each([[[1, 2, 3]], [[1, 3, 5]], [[2, 4, 5]], [[1, 2, 3, 4, 5]]])('holders %j give the ids', (indexes) => {
    const statement = opening({ holders: holdersOf(...indexes) })
    const opened = openList(group, statement)
    expect(opened.ids).toEqual(expected)
    expect(opened.unknown.elements.map((each) => group.equal(each, B(4242n)))).toEqual([true])
    expect(checkOpenedList(group, statement, opened)).toEqual({ ok: true })
  })

  test('fewer than k give nothing that stands in a list', () => {
    expect(openList(group, opening({ holders: holdersOf(1, 2) })).ids).toEqual(SAID.map(() => 0))
  })

  test('no record at all', () => {
    const none = columnOf<Element>(group, [])
    const empty = opening({ a: none, c: none, holders: [1, 2, 3].map((index) => ({ index, d: none })) })
    const opened = openList(group, empty)
    expect(opened.ids).toEqual([])
    expect(checkOpenedList(group, empty, opened)).toEqual({ ok: true })
  })

  const whole = openList(group, opening())
  const idsWith = (row: number, id: number) => whole.ids.map((each, i) => (i === row ? id : each))
  const fails = { type: 'equation-fails', equation: 'O1' }
  test.each<[string, Partial<OpenedList<Element>>, object]>([
    ['a vote moved', { ids: idsWith(0, 8) }, fails],
    ['two rows exchanged', { ids: [8, 7, ...whole.ids.slice(2)] }, fails],
    ['an unknown row counted', { ids: idsWith(3, 7), unknown: columnOf<Element>(group, []) }, fails],
    ['a vote made unknown', { ids: idsWith(0, 0), unknown: columnOf(group, [B(999n), B(4242n)]) }, fails],
    ['an unknown element changed', { unknown: columnOf(group, [B(4243n)]) }, fails],
    [
      'a known one called unknown',
      { ids: idsWith(0, 0), unknown: columnOf(group, [B(7n), B(4242n)]) },
      { type: 'known-after-all', unknown: 0 },
    ],
    ['an id of no list', { ids: idsWith(0, 999) }, { type: 'unknown-id', row: 0 }],
    ['a row less', { ids: whole.ids.slice(1) }, { type: 'wrong-size' }],
    ['an unknown element less', { unknown: columnOf<Element>(group, []) }, { type: 'wrong-size' }],
  ])('%s: refused', (_, change, error) => {
    expect(checkOpenedList(group, opening(), { ...whole, ...change })).toEqual({ ok: false, error })
  })

  test('with the parts of other holders, or of another count: refused', () => {
    for (const other of [
      opening({
        holders: [{ ...(holdersOf(1)[0] as { index: number; d: Column<Element> }), index: 4 }, ...holdersOf(2, 3)],
      }),
      opening({ c: replaced(c, 2, group.base) }),
      opening({ holders: holdersOf(1, 2) }),
    ]) {
      expect(checkOpenedList(group, other, whole)).toEqual({ ok: false, error: fails })
    }
  })

  /** Under weights that do not cover it, a part can be changed after they are known, so that no weighted sum sees it (T1). */
  test.each<[string, (of: Opening) => Opening]>([
    ['the context', (of) => ({ ...of, statement: { ...of.statement, context: new Uint8Array(64) } })],
    ['column A', (of) => ({ ...of, statement: { ...of.statement, a: replaced(a, 0, group.base) } })],
    ['column C', (of) => ({ ...of, statement: { ...of.statement, c: replaced(c, 0, group.base) } })],
    ['a column D', (of) => ({ ...of, statement: { ...of.statement, holders: withD(of.statement.holders) } })],
    ['the indexes', (of) => ({ ...of, statement: { ...of.statement, holders: withIndex(of.statement.holders) } })],
    ['the ids', (of) => ({ ...of, opened: { ...of.opened, ids: idsWith(0, 8) } })],
    ['the unknown elements', (of) => ({ ...of, opened: { ...of.opened, unknown: columnOf(group, [B(4243n)]) } })],
  ])('%s is in the seed of the weights', (_, change) => {
    const of = { statement: opening(), opened: whole }
    const changed = change(of)
    const first = ({ statement, opened }: Opening) => openedWeights(group, statement, opened).slice(0, 1)[0]
    expect(first(of)).toBe(first({ statement: opening(), opened: openList(group, opening()) }))
    expect(first(changed)).not.toBe(first(of))
  })

  interface Opening {
    readonly statement: OpeningStatement<Element>
    readonly opened: OpenedList<Element>
  }
  const withD = ([first, ...rest]: OpeningStatement<Element>['holders']) =>
    first === undefined ? [] : [{ ...first, d: replaced(first.d, 0, group.base) }, ...rest]
  const withIndex = ([first, ...rest]: OpeningStatement<Element>['holders']) =>
    first === undefined ? [] : [{ ...first, index: 4 }, ...rest]

  test('two unknown rows cannot be moved against each other, though their sum under the honest weights stays', () => {
    const ids = idsWith(0, 0)
    const honest = { ids, unknown: columnOf(group, [B(7n), B(4242n)]) }
    const rho = allOf(openedWeights(group, opening(), honest))
    const [of, to] = [rho[0], rho[3]] as [Scalar, Scalar]
    const moved = columnOf(group, [group.add(B(7n), B(to)), subtract(group, B(4242n), B(of))])
    const both = (column: Column<Element>) => sumOfProducts(group, column.elements, [of, to])
    expect(group.equal(both(moved), both(honest.unknown))).toBe(true)
    expect(checkOpenedList(group, opening(), { ids, unknown: moved })).toEqual({ ok: false, error: fails })
  })
})

test('interpolation: factor over scale is λ, and for three of five it stays small', () => {
  expect(interpolationAtZero([1, 2, 3])).toEqual({ scale: 1n, factors: [3n, -3n, 1n] })
  expect(interpolationAtZero([1, 3, 5])).toEqual({ scale: 8n, factors: [15n, -10n, 3n] })
  expect(interpolationAtZero([255])).toEqual({ scale: 1n, factors: [1n] })
  expect(() => interpolationAtZero([1, 1])).toThrow('different holders')
  const sets = fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(sets, fc.bigInt({ min: 0n, max: 99n }), (indexes, secret) => {
      const value = (x: number) =>
        indexes.slice(1).reduce((sum, _, i) => sum + BigInt(i + 3) * BigInt(x) ** BigInt(i + 1), secret)
      const { scale, factors } = interpolationAtZero(indexes)
      return factors.reduce((sum, factor, i) => sum + factor * value(indexes[i] ?? 0), 0n) === scale * secret
    }),
    { numRuns: 50 },
  )
})

test('the context of a count changes with each of its parts, and so does that of each step', () => {
  const others = [
    { ...count, packageHash: new Uint8Array(32).fill(9) },
    { ...count, listHashes: [...count.listHashes, new Uint8Array(32).fill(3)] },
    { ...count, list: oneListOf(2 as ContestBit) },
    { ...count, list: { bit: 0 as ContestBit, place: 1 } },
    { ...count, publicKey: group.encode(group.base) },
    { ...count, records: 8 },
  ].map((each) => countContext(each))
  const steps = [
    mixContext(context, 1),
    mixContext(context, 2),
    openingContext(context, 2, 1),
    openingContext(context, 3, 1),
    openingContext(context, 2, 2),
  ]
  expect(new Set([context, ...others, ...steps].map((each) => Buffer.from(each).toString('hex'))).size).toBe(12)
  expect(() => countContext({ ...count, listHashes: [new Uint8Array(31)] })).toThrow('SHA-256')
})

describe('the bytes of one holder’s part', () => {
  const own = partials[0] as PartialDecryption<Element>
  const bytes = openingBytes(group, own)

  test('are 96 and 32 a record, and are read to the same', () => {
    expect(bytes).toHaveLength(96 + 32 * SAID.length)
    const read = checkOpening(group, statementOf(1), bytes)
    if (!read.ok) throw new Error(read.error.type)
    expect(allOf(read.value.elements).map(group.encode)).toEqual(own.d.elements.map(group.encode))
  })

  test('that are not canonical, or of another number of records: refused', () => {
    for (let offset = 0; offset < bytes.length; offset += 32) {
      const odd = Uint8Array.from(bytes).fill(0xff, offset, offset + 32)
      const error = { type: 'not-canonical', offset }
      expect(checkOpening(group, statementOf(1), odd)).toEqual({ ok: false, error })
    }
    for (const wrong of [bytes.subarray(1), bytes.subarray(32)]) {
      expect(checkOpening(group, statementOf(1), wrong)).toEqual({ ok: false, error: { type: 'wrong-size' } })
    }
  })
})
