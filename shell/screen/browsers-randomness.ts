/** Randomness for sealing a passphrase on a page. */
import type { Randomness } from '#election/randomness.ts'

export const BROWSERS_RANDOMNESS: Randomness = {
  kind: 'secure',
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
