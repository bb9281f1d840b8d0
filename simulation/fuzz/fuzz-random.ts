/**
 * A fast seeded generator for fuzzing: millions of draws a second, and the same inputs again from the same seed. It makes
 * no key and no secret (xorshift128; Marsaglia 2003).
 */
export class FuzzRandom {
  #a: number
  #b: number
  #c: number
  #d: number

  /** `purpose` gives every target its own stream, so that adding a target changes no other one's inputs. */
  constructor(seed: number, purpose: string) {
    let hash = 0x811c9dc5
    for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193)
    this.#a = (seed >>> 0) ^ 0x9e3779b9
    this.#b = hash >>> 0
    this.#c = Math.floor(seed / 2 ** 32) ^ 0x6a09e667
    this.#d = 0xbb67ae85
    for (let i = 0; i < 20; i++) this.#next()
  }

  #next(): number {
    let t = this.#d
    const s = this.#a
    this.#d = this.#c
    this.#c = this.#b
    this.#b = s
    t ^= t << 11
    t ^= t >>> 8
    this.#a = t ^ s ^ (s >>> 19)
    return this.#a >>> 0
  }

  /** 0…limit−1. A fuzzer does not mind the tiny bias. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit)
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count)
    for (let i = 0; i < count; i++) bytes[i] = this.#next()
    return bytes
  }
}
