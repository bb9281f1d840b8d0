import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { below, shuffled } from '#election/randomness.ts'
import { seededRandomness } from './seeded-randomness.ts'

test('one seed repeats, another differs, and the size of the draws does not matter', () => {
  const whole = toHex(seededRandomness('a').bytes(9000))
  const pieces = seededRandomness('a')
  expect(toHex(pieces.bytes(4095)) + toHex(pieces.bytes(2)) + toHex(pieces.bytes(4903))).toBe(whole)
  expect(toHex(seededRandomness('b').bytes(9000))).not.toBe(whole)
  expect(toHex(seededRandomness('a', 'other').bytes(9000))).not.toBe(whole)
})

test('below is even: 30,000 draws under 3 stay within five standard deviations', () => {
  const randomness = seededRandomness('even')
  const counts = [0, 0, 0]
  for (let i = 0; i < 30_000; i++) {
    const drawn = below(randomness, 3)
    counts[drawn] = (counts[drawn] as number) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(30_000 * (2 / 9)))
})

test('a shuffle keeps every item', () => {
  expect(shuffled(seededRandomness('s'), [1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5])
})
