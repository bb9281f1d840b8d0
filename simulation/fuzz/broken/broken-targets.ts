/** Decoders that break their promises, for the test of the watch. */
import type { Target } from '../target.ts'

const make = () => Uint8Array.of(1, 2, 3)
const waste: unknown[] = []

const ways: Readonly<Record<string, () => 'accepted' | { broken: string }>> = {
  throws: () => {
    throw new TypeError('not foreseen')
  },
  lies: () => ({ broken: 'it says something else' }),
  hangs: () => {
    for (let i = 0; ; i = (i + 1) % 7) if (i === 8) return 'accepted'
  },
  'eats memory': () => {
    for (let i = 0; ; i++) {
      waste.push(new Uint8Array(2 ** 22).fill(i))
      if (i < 0) return 'accepted'
    }
  },
}

const seen = (Object.keys(ways) as readonly string[]).map(
  (name): Target => ({ name, inputsPerSeed: 1, make, judge: () => (ways[name] ?? (() => 'accepted'))() }),
)

/** Which one is broken in this thread is asked by the address: `broken-targets.ts?hangs`. */
export const ALL_TARGETS: readonly Target[] = seen.filter(
  ({ name }) => name === decodeURIComponent(new URL(import.meta.url).search.slice(1)),
)
