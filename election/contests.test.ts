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

const MASKS = Array.from({ length: 128 }, (_, mask) => parseContestMask(mask) as ContestMask)
const BITS = [0, 1, 2, 3, 4, 5, 6] as ContestBit[]
const setOf = (mask: ContestMask) => new Set(contestBits(mask))
const are = (mask: ContestMask, bits: Iterable<ContestBit>) => contestBits(mask).join() === [...bits].sort().join()

function doesAsSets(a: ContestMask, b: ContestMask): boolean {
  const [left, right] = [setOf(a), setOf(b)]
  return (
    are(union(a, b), new Set([...left, ...right])) &&
    are(
      both(a, b),
      [...left].filter((bit) => right.has(bit)),
    ) &&
    are(
      without(a, b),
      [...left].filter((bit) => !right.has(bit)),
    ) &&
    isPart(a, b) === [...left].every((bit) => right.has(bit))
  )
}

describe('sets of contests', () => {
  it('do as sets of bits do, all 128 with all 128', () => {
    const wrong = MASKS.flatMap((a) => MASKS.filter((b) => !doesAsSets(a, b)).map((b) => [a, b]))
    expect(wrong).toEqual([])
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
    expect(BITS.map(bitMask)).toEqual([1, 2, 4, 8, 16, 32, 64])
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
