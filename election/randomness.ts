/**
 * Randomness is an argument. *Secure* comes from the system and is made only in a `main.ts`; *seeded* repeats and is made
 * only by tests, simulation, election-day and desk, and every package that is not a fixture refuses it.
 * (Brazil's shuffled votes were undone by a seed.)
 */
export interface Randomness {
  readonly kind: 'secure' | 'seeded'
  /** `count` fresh random bytes. */
  bytes(count: number): Uint8Array
}

/** The same source, drawn `size` bytes at a time: for work that needs millions of small numbers. Bytes that were given out are wiped. */
export function inDraughts(source: Randomness, size: number): Randomness {
  let draught: Uint8Array = new Uint8Array(0)
  let used = 0
  return {
    kind: source.kind,
    bytes(count) {
      if (count > size) return source.bytes(count)
      if (used + count > draught.length) [draught, used] = [source.bytes(size), 0]
      const bytes = draught.slice(used, used + count)
      draught.fill(0, used, used + count)
      used += count
      return bytes
    },
  }
}

/** Uniform integer in 0…`limit`−1 without modulo bias (rejection sampling). `limit` ≤ 2³². */
export function below(randomness: Randomness, limit: number): number {
  const ceiling = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const [a, b, c, d] = randomness.bytes(4) as unknown as [number, number, number, number]
    const value = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
    if (value < ceiling) return value % limit
  }
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(randomness: Randomness, items: readonly T[]): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = below(randomness, i + 1)
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}
