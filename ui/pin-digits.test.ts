import { expect, it } from 'vitest'
import { pinDigitsLeast } from '#election/card/operator-card.ts'
import { pinDigitsLeast as shown } from './pin-digits.ts'

it('the screens ask for as many digits as the machines take', () => {
  for (const use of ['live', 'rehearsal', 'fixture'] as const) expect(shown(use)).toBe(pinDigitsLeast(use))
})
