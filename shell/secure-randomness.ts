/** Randomness of the system. Only `main.ts` files import this, and the shell for its tokens; all else takes it as an argument. */
import { randomBytes } from 'node:crypto'
import type { Randomness } from '#election/randomness.ts'

export function secureRandomness(): Randomness {
  return { kind: 'secure', bytes: (count) => new Uint8Array(randomBytes(count)) }
}
