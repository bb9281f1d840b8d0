import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import { generators } from './generators.ts'
import { numberFromLittleEndian } from './little-endian.ts'
import { ristretto255 as group } from './ristretto255.ts'
import { HASH_LABELS, hash, hashToScalar, WEIGHT_LABELS, weights } from './transcript.ts'

const sha512 = (...parts: Uint8Array[]) => createHash('sha512').update(Buffer.concat(parts)).digest()

test('T2: label, zero, and each part after its length', () => {
  const expected = sha512(utf8('ippyo vc member 1'), Uint8Array.of(0, 0, 0, 0, 2, 8, 9, 0, 0, 0, 0, 0, 0, 0, 1, 7))
  expect(toHex(hash('vc member 1', Uint8Array.of(8, 9), new Uint8Array(0), Uint8Array.of(7)))).toBe(toHex(expected))
})

test('T2: no label is the beginning of another, and weights have labels of their own', () => {
  const labels = [...HASH_LABELS, ...WEIGHT_LABELS]
  const begins = labels.flatMap((a) => labels.filter((b) => a !== b && b.startsWith(a)).map((b) => [a, b]))
  expect(begins).toEqual([])
  expect(new Set(labels).size).toBe(labels.length)
  expect(WEIGHT_LABELS.every((label) => label.endsWith('weights 1'))).toBe(true)
})

test('parts do not run together', () => {
  const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(3)]
  const all = [[a, b], [Uint8Array.of(1), Uint8Array.of(2, 3)], [Uint8Array.of(1, 2, 3)], [a, b, new Uint8Array(0)]]
  expect(new Set(all.map((parts) => toHex(hash('vc member 1', ...parts)))).size).toBe(4)
})

test('T3: the scalar is the hash as a little-endian number, reduced', () => {
  const number = numberFromLittleEndian(hash('vc record 1', utf8('x')))
  expect(hashToScalar(group, 'vc record 1', utf8('x'))).toBe(number % group.order)
})

test('T4: four weights of 128 bits from each block', () => {
  const seed = new Uint8Array(64).fill(5)
  const [first, second] = [0, 1].map((block) =>
    sha512(utf8('ippyo vc shuffle weights 1'), Uint8Array.of(0), seed, Uint8Array.of(0, 0, 0, block)),
  ) as [Buffer, Buffer]
  const expected = [0, 16, 32, 48].map((at) => numberFromLittleEndian(first.subarray(at, at + 16)))
  const all = [...expected, numberFromLittleEndian(second.subarray(0, 16))]
  expect(weights(group, 'vc shuffle weights 1', seed, 5)).toEqual(all)
  expect(weights(group, 'vc shuffle weights 1', seed, 0)).toEqual([])
})

test('T7: generators come from their numbers alone, and are the same for any count', () => {
  const [few, many] = [generators(group, 2), generators(group, 5)]
  expect(many.rows.slice(0, 2).map((each) => toHex(group.encode(each)))).toEqual(
    few.rows.map((each) => toHex(group.encode(each))),
  )
  expect(few.rows).toHaveLength(2)
  const all = [many.chain, ...many.rows, group.base].map((each) => toHex(group.encode(each)))
  expect(new Set(all).size).toBe(7)
  const byHand = group.map(sha512(utf8('ippyo vc generator 1'), Uint8Array.of(0, 0, 0, 0, 4, 0, 0, 0, 3)))
  expect(group.equal(byHand, many.rows[3] ?? group.base)).toBe(true)
})
