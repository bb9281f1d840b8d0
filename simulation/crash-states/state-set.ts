/** A set of 64-bit keys in two flat arrays: two million states take 48 MiB, and nothing is left to the garbage collector. */
import { assert } from '#election/assert.ts'

const FIRST_SLOTS = 1 << 16

export interface StateKey {
  high: number
  low: number
}

/** Two independent 32-bit mixes of the same numbers; over 2 million states a collision has a chance of 1 in 10⁷. */
export function keyOf(state: Int32Array, into: StateKey): StateKey {
  let high = 0x9e3779b9
  let low = 0x85ebca6b
  for (let i = 0; i < state.length; i++) {
    const value = state[i] as number
    high = Math.imul(high ^ value, 0xcc9e2d51)
    high = (high << 15) | (high >>> 17)
    low = Math.imul((low ^ value) + 0x7f4a7c15, 0x1b873593)
    low ^= low >>> 13
  }
  into.high = finish(high ^ state.length)
  // Zero marks a free place.
  into.low = finish(low) || 1
  return into
}

function finish(mixed: number): number {
  let hash = mixed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

export class StateSet {
  size = 0
  #high = new Int32Array(FIRST_SLOTS)
  #low = new Int32Array(FIRST_SLOTS)

  has({ high, low }: StateKey): boolean {
    return this.#low[this.#find(high, low)] !== 0
  }

  /** @returns false when it was there already */
  add({ high, low }: StateKey): boolean {
    const at = this.#find(high, low)
    if (this.#low[at] !== 0) return false
    this.#high[at] = high
    this.#low[at] = low
    this.size++
    if (this.size * 2 > this.#low.length) this.#grow()
    return true
  }

  /** Place of the key, or the free place where it belongs. */
  #find(high: number, low: number): number {
    assert(low !== 0, 'state set: a key')
    const mask = this.#low.length - 1
    let at = (high ^ Math.imul(low, 0x9e3779b1)) & mask
    while (this.#low[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high)) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low]
    this.#high = new Int32Array(high.length * 2)
    this.#low = new Int32Array(low.length * 2)
    for (let i = 0; i < low.length; i++) {
      const key = low[i] as number
      if (key === 0) continue
      const at = this.#find(high[i] as number, key)
      this.#high[at] = high[i] as number
      this.#low[at] = key
    }
  }
}
