/** ristretto255 as RFC 9496 has it; its own arithmetic is the library's, and what is held here is that nothing lenient stands before it. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { canonically, columnOf, encodeScalars, readingColumn, readingScalars } from './column.ts'
import { isIdentity, type Scalar, subtract, sum } from './group.ts'
import { numberFromLittleEndian, toLittleEndian } from './little-endian.ts'
import { sumOfProducts } from './multi-exponentiation.ts'
import { randomNonzeroScalar, randomScalar, randomScalars } from './random-scalar.ts'
import { type Element, ristretto255 as group } from './ristretto255.ts'
import { pickedFrom } from './rows.ts'

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/ristretto255-rfc9496.json', import.meta.url), 'utf8'),
)
const scalars = fc.bigInt({ min: 0n, max: group.order - 1n }).map(group.scalar)

describe('RFC 9496', () => {
  test('A.1: multiples of the base have these encodings, and these decode to them', () => {
    let multiple = group.identity
    for (const [i, encoding] of vectors.multiples.entries()) {
      expect(toHex(group.encode(multiple))).toBe(encoding)
      const decoded = group.decode(fromHex(encoding))
      expect(decoded !== null && group.equal(decoded, multiple)).toBe(true)
      expect(group.equal(group.multiply(group.base, group.scalar(BigInt(i))), multiple)).toBe(true)
      expect(group.equal(group.multiplySecret(group.base, group.scalar(BigInt(i))), multiple)).toBe(true)
      multiple = group.add(multiple, group.base)
    }
  })

  test.each<{ why: string; encoding: string }>(vectors.invalid)('A.2: refused, $why: $encoding', ({ encoding }) => {
    expect(group.decode(fromHex(encoding))).toBeNull()
  })

  test('A.3: 64 bytes map to this element', () => {
    for (const { uniform, element } of vectors.mapped) {
      expect(toHex(group.encode(group.map(fromHex(uniform))))).toBe(element)
    }
  })
})

describe('bytes of another length are no element and no scalar', () => {
  test.each([0, 31, 33, 64])('%i', (length) => {
    expect(group.decode(new Uint8Array(length))).toBeNull()
    expect(group.decodeScalar(new Uint8Array(length))).toBeNull()
  })
})

describe('a scalar is below the order, in one encoding', () => {
  const order = toLittleEndian(group.order, 32)
  const highestBit = toLittleEndian(2n ** 255n, 32)
  test.each<[string, Uint8Array, boolean]>([
    ['0', new Uint8Array(32), true],
    ['order − 1', toLittleEndian(group.order - 1n, 32), true],
    ['order', order, false],
    ['order + 1', toLittleEndian(group.order + 1n, 32), false],
    ['the highest bit', highestBit, false],
    ['all ones', new Uint8Array(32).fill(0xff), false],
  ])('%s', (_, bytes, whole) => {
    const scalar = group.decodeScalar(bytes)
    expect(scalar !== null).toBe(whole)
    if (scalar !== null) expect(group.encodeScalar(scalar)).toEqual(bytes)
  })

  test('the last byte of the number is the first of the encoding', () => {
    expect(numberFromLittleEndian(Uint8Array.of(1, 2))).toBe(0x0201n)
    expect(numberFromLittleEndian(new Uint8Array(0))).toBe(0n)
    expect([...group.encodeScalar(group.scalar(-1n))].slice(0, 2)).toEqual([0xec, 0xd3])
  })
})

test('bits of any encoding: what decodes encodes to the same bytes', () => {
  const near = fc.constantFrom<string>(...vectors.multiples).chain((hex) =>
    fc.tuple(fc.constant(hex), fc.integer({ min: 0, max: 255 })).map(([of, bit]) => {
      const bytes = fromHex(of)
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7))
      return bytes
    }),
  )
  fc.assert(
    fc.property(fc.oneof(near, fc.uint8Array({ minLength: 32, maxLength: 32 })), (bytes) => {
      const element = group.decode(bytes)
      return element === null || toHex(group.encode(element)) === toHex(bytes)
    }),
    { numRuns: 300 },
  )
})

describe('a sum of products', () => {
  const randomness = seededRandomness('sum of products')
  const slow = (elements: readonly Element[], by: readonly Scalar[]) =>
    sum(
      group,
      elements.map((each, i) => group.multiply(each, by[i] ?? group.scalar(0n))),
    )

  test.each([0, 1, 2, 3, 8, 33])('of %i rows is what adding them up gives', (rows) => {
    const elements = randomScalars(group, randomness, rows).map((each) => group.multiply(group.base, each))
    const by = randomScalars(group, randomness, rows)
    expect(group.equal(sumOfProducts(group, elements, by), slow(elements, by))).toBe(true)
  })

  test('with scalars at the edges, and equal and opposite elements', () => {
    const edges = [0n, 1n, 2n, 2n ** 128n - 1n, group.order - 1n, group.order / 2n].map(group.scalar)
    const elements = edges.map((each) => group.multiply(group.base, each))
    expect(group.equal(sumOfProducts(group, elements, edges), slow(elements, edges))).toBe(true)
    const zeros = edges.map(() => group.scalar(0n))
    expect(isIdentity(group, sumOfProducts(group, elements, zeros))).toBe(true)
    expect(() => sumOfProducts(group, elements, zeros.slice(1))).toThrow('one scalar for each')
  })
})

test('secret and public multiplication agree, with a table and without', () => {
  const prepared = group.prepared(group.multiply(group.base, group.scalar(5n)))
  fc.assert(
    fc.property(scalars, (scalar) => {
      const expected = group.multiply(group.base, group.scalar(5n * scalar))
      return (
        group.equal(group.multiplySecret(prepared, scalar), expected) &&
        group.equal(group.multiply(prepared, scalar), expected) &&
        isIdentity(group, subtract(group, group.multiplySecret(group.base, group.scalar(5n * scalar)), expected))
      )
    }),
    { numRuns: 10 },
  )
})

test('random scalars come from the argument, are not 0 where that is asked, and leave no bytes behind', () => {
  const drawn: Uint8Array[] = []
  const zeroThen = (value: number) => ({
    kind: 'seeded' as const,
    bytes(count: number) {
      const bytes = new Uint8Array(count)
      if (drawn.length > 0) bytes[0] = value
      drawn.push(bytes)
      return bytes
    },
  })
  expect(randomNonzeroScalar(group, zeroThen(7))).toBe(7n)
  expect(drawn.map((each) => [each.length, ...each.filter((byte) => byte !== 0)])).toEqual([[64], [64]])
  drawn.length = 0
  expect(randomScalar(group, zeroThen(7))).toBe(0n)
})

test('a column is decoded when a block of it is asked for, and the first wrong row of the block is named', () => {
  const elements = [group.base, group.identity, group.multiply(group.base, group.scalar(2n))]
  const { bytes } = columnOf(group, elements)
  const read = readingColumn(group, bytes)
  expect(read.bytes).toBe(bytes)
  const equal = (found: readonly Element[], rows: readonly number[]) =>
    found.length === rows.length && found.every((each, i) => group.equal(each, elements[rows[i] ?? 0] ?? group.base))
  expect(equal(read.elements.slice(0, 3), [0, 1, 2])).toBe(true)
  expect(equal(read.elements.slice(1, 2), [1])).toBe(true)
  expect(equal(pickedFrom(read.elements, [2, 0, 2]), [2, 0, 2])).toBe(true)
  const wrong = Uint8Array.from(bytes).fill(0xff, 32, 64)
  expect(canonically(() => readingColumn(group, wrong, 1000).elements.slice(0, 3))).toEqual({ offset: 1032 })
  expect(canonically(() => readingScalars(group, wrong, 1000).slice(0, 3))).toEqual({ offset: 1000 })
  expect(canonically(() => readingColumn(group, wrong, 1000).elements.pick?.([0]))).toEqual({ offset: 1032 })
  const some = [0n, 3n].map(group.scalar)
  expect(readingScalars(group, encodeScalars(group, some)).slice(0, 2)).toEqual(some)
})

test('a column of 65,536 rows is decoded once, a longer one whenever it is asked for', () => {
  const decodedIn = (rows: number) => {
    let decoded = 0
    const counting = {
      ...group,
      decode() {
        decoded++
        return group.base
      },
    }
    const { elements } = readingColumn<Element>(counting, new Uint8Array(32 * rows))
    for (const from of [16_383, 20_000]) expect(elements.slice(from, from + 2)).toHaveLength(2)
    expect(elements.slice(0, rows)).toHaveLength(rows)
    return decoded
  }
  expect(decodedIn(65_536)).toBe(65_536)
  expect(decodedIn(65_537)).toBe(65_537 + 4)
})
