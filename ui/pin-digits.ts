/** As `election/card/operator-card.ts` asks for them; a screen loads no cryptography. `pin-digits.test.ts` holds both together. */
import type { Use } from '#election/definition/definition.ts'

export function pinDigitsLeast(use: Use): number {
  return use === 'fixture' ? 6 : 8
}
