import { expect, test } from 'vitest'
import { BASE, lagrangeAtZero, modulo, scalarBytes, scalarOf, times } from './ristretto.ts'
import { weightedSum } from './weighted-sum.ts'

test('the value at 0 of 5 + 3x + 2x² comes back from three of its places', () => {
  const at = (x: bigint) => 5n + 3n * x + 2n * x * x
  const places = [2, 5, 255]
  const sum = places.reduce((total, place) => total + at(BigInt(place)) * lagrangeAtZero(place, places), 0n)
  expect(modulo(sum)).toBe(5n)
})

test.each([1, 2, 7, 8, 40, 300])('a weighted sum over %i rows is the sum of the products', (rows) => {
  const elements = Array.from({ length: rows }, (_, row) => times(BASE, BigInt(row + 2)))
  const scalars = Array.from({ length: rows }, (_, row) => modulo(BigInt(row * row - 3) * 7n ** BigInt(row)))
  const expected = scalars.reduce((sum, scalar, row) => modulo(sum + scalar * BigInt(row + 2)), 0n)
  expect(weightedSum(elements, scalars).equals(times(BASE, expected))).toBe(true)
})

test('a scalar is 32 bytes, little-endian, below the order', () => {
  expect(scalarOf(scalarBytes(258n))).toBe(258n)
  expect(scalarBytes(258n).slice(0, 3)).toEqual(Uint8Array.of(2, 1, 0))
  expect(scalarOf(new Uint8Array(32).fill(255))).toBeNull()
  expect(scalarOf(new Uint8Array(31))).toBeNull()
})
