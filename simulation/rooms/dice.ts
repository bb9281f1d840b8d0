/** Chance in a played world or a fuzzed decoder: one fast stream of numbers from its seed (sfc32). Never for keys. */
export class Dice {
  #a: number
  #b: number
  #c: number
  #count = 1

  /** `purpose` gives each of several streams of a seed its own numbers. */
  constructor(seed: number, purpose = '') {
    this.#a = seed | 0
    this.#b = (seed / 2 ** 32) | 0
    this.#c = 0x9e3779b9
    for (let i = 0; i < purpose.length; i++) this.#c = Math.imul(this.#c ^ purpose.charCodeAt(i), 0x01000193)
    for (let i = 0; i < 12; i++) this.next()
  }

  /** 0 … limit − 1; nobody minds the tiny unevenness. */
  below(limit: number): number {
    return this.next() % limit
  }

  /** Once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  /** `percent` of 100. */
  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count)
    for (let i = 0; i < count; i++) bytes[i] = this.next()
    return bytes
  }

  /** 32 bits. */
  next(): number {
    const t = (this.#a + this.#b + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t
    return t >>> 0
  }
}
