import { describe, expect, it } from 'vitest'
import { enumerate } from './day-world.ts'
import { bothBoxesAtOnce, type Configuration, nextWithout, originalOnly, scenario } from './scenarios.ts'

const HOLDS: readonly (readonly [string, Configuration, number])[] = [
  ['one contest, two cuts', { contests: 1, voters: 1, cuts: 2 }, 100],
  ['two contests, one cut, neighbours damaged', { contests: 2, voters: 1, cuts: 1, damage: true }, 100],
  ['two voters, one cut, neighbours damaged', { contests: 1, voters: 2, cuts: 1, damage: true }, 100],
  ['two dates, one cut', { contests: 1, voters: 2, cuts: 1, twoDays: true }, 100],
  ['a medium dies, one cut', { contests: 1, voters: 1, cuts: 1, mediumDies: 'for-good' }, 100],
  ['a medium dies and returns after one cut', { contests: 1, voters: 1, cuts: 1, mediumDies: 'returns' }, 50],
]

describe('every crash state of a small day keeps the promises', () => {
  for (const [name, configuration, atLeast] of HOLDS) {
    it(name, () => {
      const found = enumerate(scenario(configuration))
      expect(found.violations).toEqual([])
      expect(found.states).toBeGreaterThan(atLeast)
    }, 180_000)
  }
})

const BREAKS: readonly (readonly [string, Configuration, RegExp])[] = [
  ['one journal page left', { contests: 1, voters: 1, cuts: 0, next: nextWithout('settle') }, /^P3/],
  ['no fence', { contests: 1, voters: 1, cuts: 1, mediumDies: 'returns', next: nextWithout('fence') }, /./],
  [
    'INTENT not copied before the roll-forward',
    { contests: 1, voters: 1, cuts: 1, mediumDies: 'for-good', next: nextWithout('newest-first') },
    /./,
  ],
  ['damage not repaired', { contests: 1, voters: 2, cuts: 1, damage: true, next: nextWithout('repair') }, /./],
  ['both boxes written at once', { contests: 1, voters: 2, cuts: 1, damage: true, alter: bothBoxesAtOnce }, /^P2/],
  [
    'recorded after the original alone',
    { contests: 1, voters: 1, cuts: 0, mediumDies: 'for-good', alter: originalOnly },
    /./,
  ],
]

describe('a planted mistake breaks a promise', () => {
  for (const [name, configuration, promise] of BREAKS) {
    it(name, () => {
      const { violations } = enumerate(scenario(configuration))
      expect(violations.length).toBeGreaterThan(0)
      expect(
        violations.some((violation) => promise.test(violation)),
        violations.join('; '),
      ).toBe(true)
    })
  }
})
