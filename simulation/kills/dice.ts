/** Small decisions of a played day, all from one seed. */
import { assert } from '#election/assert.ts'
import { readUint } from '#election/bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

export interface Dice {
  /** 0 … `count` − 1, evenly; `count` at most 2^24. */
  below(count: number): number
  /** True `times` in `of`. */
  chance(times: number, of: number): boolean
  pick<T>(from: readonly T[]): T
}

export function dice(seed: string, purpose: string): Dice {
  const randomness = seededRandomness(seed, purpose)
  const below = (count: number) => {
    assert(count >= 1 && count <= 0x1_00_00_00, 'dice: a small number of sides')
    // 48 bits over at most 24: the unevenness is below one in a million.
    return readUint(randomness.bytes(6), 0, 6) % count
  }
  return {
    below,
    chance: (times, of) => below(of) < times,
    pick(from) {
      const found = from[below(from.length)]
      assert(found !== undefined, 'dice: something to pick from')
      return found
    },
  }
}
