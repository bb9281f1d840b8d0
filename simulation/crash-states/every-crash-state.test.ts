import { describe, expect, it } from 'vitest'
import { type Configuration, scenarioOf } from './configurations.ts'
import { enumerate } from './enumerate.ts'

const HOLDS: readonly (readonly [string, Configuration, number])[] = [
  ['one contest, two cuts', { cuts: 2 }, 2000],
  ['two contests, one cut, neighbours destroyed', { contests: 2, cuts: 1, neighbours: true }, 1000],
]

describe('every crash state of a small day keeps the promises', () => {
  for (const [name, configuration, atLeast] of HOLDS) {
    it(name, () => {
      const found = enumerate(scenarioOf(configuration))
      expect(found.violations).toEqual([])
      expect(found.states).toBeGreaterThan(atLeast)
    }, 180_000)
  }
})
