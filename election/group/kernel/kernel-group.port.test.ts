/** The kernel is the same group as the library: vectors of RFC 9496, edges, seeded operations, and each kind of column. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildKernel } from '#build/kernel.mjs'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { firstDifference } from '#simulation/group/both-groups.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { columnsOf } from '../columns.ts'
import { type Group, isIdentity, type Scalar } from '../group.ts'
import { toLittleEndian } from '../little-endian.ts'
import { randomScalars } from '../random-scalar.ts'
import { ristretto255 as library } from '../ristretto255.ts'
import { agreesWithTheLibrary } from './agreement.ts'
import { kernelGroup } from './kernel-group.ts'
import { signedDigits } from './signed-digits.ts'

const wasm = await buildKernel()
assert(wasm !== null, 'the compiler is installed: npm run setup')
const kernel = kernelGroup(wasm)
const P = 2n ** 255n - 19n

const vectors = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/ristretto255-rfc9496.json', import.meta.url), 'utf8'),
)

describe('RFC 9496', () => {
  test('A.1: multiples of the base', () => {
    let multiple = kernel.identity
    for (const [i, encoding] of vectors.multiples.entries()) {
      expect(toHex(kernel.encode(multiple))).toBe(encoding)
      const decoded = kernel.decode(fromHex(encoding))
      expect(decoded !== null && kernel.equal(decoded, multiple)).toBe(true)
      expect(kernel.equal(kernel.multiply(kernel.base, kernel.scalar(BigInt(i))), multiple)).toBe(true)
      multiple = kernel.add(multiple, kernel.base)
    }
  })

  test.each<{ why: string; encoding: string }>(vectors.invalid)('A.2: refused, $why: $encoding', ({ encoding }) => {
    expect(kernel.decode(fromHex(encoding))).toBeNull()
    expect(columnsOf(kernel).decode(fromHex(vectors.multiples[1] + encoding))).toBe(1)
  })

  test('A.3: 64 bytes map to this element', () => {
    for (const { uniform, element } of vectors.mapped) {
      expect(toHex(kernel.encode(kernel.map(fromHex(uniform))))).toBe(element)
    }
  })
})

describe('edges of encodings: read as the library reads them', () => {
  // y of the points of order 1, 2, 4 and 8 on the curve, s of no element at all, and numbers around p and 2^255.
  const eighth = 2707385501144840649318225287225658788936804267575313519463743609750303021n
  const numbers = [0n, 1n, 2n, 3n, eighth, P - eighth, P - 2n, P - 1n, P, P + 1n, P + 2n, 2n ** 255n - 1n, 2n ** 255n]
  test.each(numbers)('%s', (number) => {
    const bytes = toLittleEndian(number, 32)
    const [k, l] = [kernel.decode(bytes), library.decode(bytes)]
    expect(k === null).toBe(l === null)
    if (k !== null && l !== null) expect(toHex(kernel.encode(k))).toBe(toHex(library.encode(l)))
  })

  test.each([0, 31, 33, 64])('%i bytes are none', (length) => {
    expect(kernel.decode(new Uint8Array(length))).toBeNull()
  })

  test('any small number and any number below p', () => {
    const small = fc.bigInt({ min: 0n, max: 5000n })
    const near = fc.bigInt({ min: 0n, max: 60n }).map((below) => 2n ** 255n - below)
    fc.assert(
      fc.property(fc.oneof(small, near, fc.bigInt({ min: 0n, max: P })), (number) => {
        const bytes = toLittleEndian(number, 32)
        const [k, l] = [kernel.decode(bytes), library.decode(bytes)]
        if (k === null || l === null) return k === null && l === null
        return toHex(kernel.encode(k)) === toHex(bytes)
      }),
      { numRuns: 500 },
    )
  })
})

test('seeded operations, as the library does them (a million: simulation/group)', () => {
  expect(firstDifference(kernel, seededRandomness('some operations'), 5000)).toBeNull()
})

const edges = [0n, 1n, 2n, 2n ** 128n - 1n, 2n ** 252n, library.order - 1n, library.order / 2n].map(library.scalar)

test('scalars at the edges, with a table and without', () => {
  const plain = kernel.map(new Uint8Array(64).fill(5))
  const prepared = kernel.prepared(kernel.map(new Uint8Array(64).fill(5)))
  const element = library.map(new Uint8Array(64).fill(5))
  for (const scalar of edges) {
    const expected = toHex(library.encode(library.multiply(element, scalar)))
    expect([plain, prepared].map((each) => toHex(kernel.encode(kernel.multiply(each, scalar))))).toEqual([
      expected,
      expected,
    ])
    expect(toHex(kernel.encode(kernel.multiplySecret(prepared, scalar)))).toBe(expected)
  }
})

test('more elements with a table than there is room for', () => {
  const many = Array.from({ length: 7 }, (_, i) => kernel.prepared(kernel.map(new Uint8Array(64).fill(i))))
  const scalar = library.scalar(12345n ** 10n)
  for (const [i, element] of [...many, ...many].entries()) {
    const expected = library.multiply(library.map(new Uint8Array(64).fill(i % 7)), scalar)
    expect(toHex(kernel.encode(kernel.multiply(element, scalar)))).toBe(toHex(library.encode(expected)))
  }
})

/** The same columns in both, and what comes of them; beyond one part of the kernel's memory where it says so. */
function columnAnswers<E>(group: Group<E>, rows: number): readonly string[] {
  const randomness = seededRandomness('columns of both')
  const columns = columnsOf(group)
  const scalars = () => [...edges, ...randomScalars(group, randomness, rows)].slice(0, rows) as Scalar[]
  const other = group.map(randomness.bytes(64))
  const rowsOf = columns.products([
    { element: group.base, scalars: scalars() },
    { element: other, scalars: scalars() },
  ])
  const moved = columns.plusProducts(rowsOf.elements, other, scalars())
  const [, , , , , factor = group.scalar(3n)] = scalars()
  const multiples = columns.multiples(moved.elements.toReversed(), factor)
  const opened = columns.doubledSums([
    { elements: rowsOf.elements, factor: 15n },
    { elements: moved.elements, factor: -10n },
    { elements: multiples.elements, factor: 2n ** 70n + 1n },
  ])
  const decoded = columns.decode(moved.bytes)
  assert(typeof decoded !== 'number', 'what was encoded is decoded')
  const sums = [columns.sumOfProducts(multiples.elements, scalars()), columns.sum(decoded)]
  const encoded = [rowsOf, moved, multiples].map(({ elements }) => columns.encode(elements))
  return [rowsOf.bytes, moved.bytes, multiples.bytes, ...encoded, opened, columns.encode(sums)].map(toHex)
}

test.each([0, 1, 2, 7, 40])('columns of %i rows', (rows) => {
  expect(columnAnswers(kernel, rows)).toEqual(columnAnswers(library, rows))
})

test('a column longer than one part of the memory', () => {
  const rows = 2500
  const scalars = randomScalars(kernel, seededRandomness('long column'), rows)
  const { elements, bytes } = columnsOf(kernel).products([{ element: kernel.base, scalars }])
  for (const row of [0, 1023, 1024, 2047, 2048, 2499]) {
    const expected = library.encode(library.multiply(library.base, scalars[row] as Scalar))
    expect(toHex(bytes.subarray(32 * row, 32 * row + 32))).toBe(toHex(expected))
  }
  expect(toHex(columnsOf(kernel).encode(elements))).toBe(toHex(bytes))
  const total = library.multiply(library.base, library.scalar(scalars.reduce((sum, each) => sum + each * each, 0n)))
  expect(toHex(kernel.encode(columnsOf(kernel).sumOfProducts(elements, scalars)))).toBe(toHex(library.encode(total)))
  const wrong = bytes.with(32 * 2048, (bytes[32 * 2048] as number) ^ 1)
  expect(columnsOf(kernel).decode(wrong)).toBe(2048)
})

test('a sum of products longer than the kernel holds at once', () => {
  const rows = 65_536 + 150
  const scalars = Array.from({ length: rows }, (_, row) => library.scalar(BigInt(row) ** 3n + 1n))
  const total = library.scalar(scalars.reduce((sum, each) => sum + each, 0n))
  const sum = columnsOf(kernel).sumOfProducts(new Array(rows).fill(kernel.base), scalars)
  expect(toHex(kernel.encode(sum))).toBe(toHex(library.encode(library.multiply(library.base, total))))
})

test('doubles of the identity in each of its forms have its encoding', () => {
  const [ones] = [columnsOf(kernel).products([{ element: kernel.base, scalars: [library.scalar(0n)] }])]
  expect(toHex(ones.bytes)).toBe('00'.repeat(32))
  const sums = [kernel.identity, kernel.add(kernel.base, kernel.negate(kernel.base))]
  expect(sums.map((each) => isIdentity(kernel, each))).toEqual([true, true])
  expect(toHex(columnsOf(kernel).doubledSums([{ elements: sums, factor: 1n }]))).toBe('00'.repeat(64))
})

test('signed digits are the number, odd or 0, with zeros between', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 253n), max: 2n ** 253n }), (number) => {
      const { digits, largest } = signedDigits(number)
      const values = [...new Int8Array(digits)]
      const value = values.reduce((sum, digit) => 2n * sum + BigInt(digit), 0n)
      return value === number && values.every((digit) => digit === 0 || (digit % 2 !== 0 && Math.abs(digit) <= largest))
    }),
  )
})

test('a kernel that computes something else is not used', () => {
  expect(agreesWithTheLibrary(kernel)).toBe(true)
  const wrong = { ...kernel, map: (uniform: Uint8Array) => kernel.map(uniform.with(0, 1)) }
  expect(agreesWithTheLibrary(wrong)).toBe(false)
})

test('the same bytes at each build', async () => {
  expect(toHex((await buildKernel({ force: true })) ?? new Uint8Array(0))).toBe(toHex(wasm))
})

test('secrets of a work do not stay in its memory', () => {
  const secret = library.scalar(0x1234567890abcdef1234567890abcdef1234567890abcdefn)
  const exported: WebAssembly.Memory[] = []
  const watched = kernelGroup(wasm, (memory) => exported.push(memory))
  columnsOf(watched).products([{ element: watched.base, scalars: [secret] }])
  watched.multiplySecret(watched.base, secret)
  columnsOf(watched).sumOfProducts([watched.base], [secret])
  const [memory] = exported
  assert(memory !== undefined, 'it has a memory')
  const half = library.scalar(secret * ((library.order + 1n) / 2n))
  for (const number of [secret, half]) {
    expect(Buffer.from(memory.buffer).indexOf(toLittleEndian(number, 32))).toBe(-1)
  }
})
