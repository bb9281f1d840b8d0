import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitMask,
  both,
  contestBits,
  contestsIn,
  EVERY_CONTEST,
  has,
  isPart,
  maskOf,
  maskOfIds,
  NO_CONTEST,
  parseContestMask,
  union,
  without,
} from './contests.ts'
import type { ContestBit, ContestMask } from './ids.ts'

const MASKS = Array.from({ length: 8 }, (_, mask) => parseContestMask(mask) as ContestMask)
const BITS = [0, 1, 2] as ContestBit[]
const setOf = (mask: ContestMask) => new Set(contestBits(mask))
const bitsIn = (bits: Iterable<ContestBit>) => [...bits].sort()

describe('sets of contests', () => {
  it('do as sets of bits do, all eight with all eight', () => {
    for (const a of MASKS) {
      for (const b of MASKS) {
        const [left, right] = [setOf(a), setOf(b)]
        expect(contestBits(union(a, b))).toEqual(bitsIn(new Set([...left, ...right])))
        expect(contestBits(both(a, b))).toEqual(bitsIn([...left].filter((bit) => right.has(bit))))
        expect(contestBits(without(a, b))).toEqual(bitsIn([...left].filter((bit) => !right.has(bit))))
        expect(isPart(a, b)).toBe([...left].every((bit) => right.has(bit)))
      }
    }
  })

  it('are made of contests and lead back to them', () => {
    const contests = BITS.map((bit) => ({ id: `contest ${bit}`, bit }))
    for (const mask of MASKS) {
      const named = contestsIn(mask, contests)
      expect(maskOf(named)).toBe(mask)
      expect(BITS.filter((bit) => has(mask, bit))).toEqual(named.map(({ bit }) => bit))
      const ids = named.map(({ id }) => id)
      expect(maskOfIds(contests, ids.toReversed())).toBe(mask)
      expect(maskOfIds(contests, [...ids, 'of another station'])).toBeNull()
    }
    expect(BITS.map(bitMask)).toEqual([1, 2, 4])
    expect([contestBits(NO_CONTEST), contestBits(EVERY_CONTEST)]).toEqual([[], BITS])
  })

  it('a number outside the format is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), (value) => {
        expect(parseContestMask(value)).toBe(MASKS.includes(value as ContestMask) ? value : null)
      }),
    )
  })
})
