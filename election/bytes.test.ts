/** Functions that look at bytes in bulk against the plain way to do it, wherever they lie in their memory. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isZero, toHex } from './bytes.ts'

it('isZero finds any one bit, at any place of a piece that begins and ends anywhere', () => {
  const place = fc.tuple(fc.nat(9), fc.nat(40), fc.nat(48), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(place, ([offset, length, at, value]) => {
      const memory = new Uint8Array(64)
      const piece = memory.subarray(offset, offset + length)
      expect(isZero(piece)).toBe(true)
      memory[at] = value
      expect(isZero(piece)).toBe(at < offset || at >= offset + length)
    }),
    { numRuns: 2000 },
  )
})

it('toHex writes every byte with two digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => toHex(bytes) === Buffer.from(bytes).toString('hex')),
  )
  expect(toHex(Uint8Array.from({ length: 256 }, (_, i) => i))).toHaveLength(512)
})
