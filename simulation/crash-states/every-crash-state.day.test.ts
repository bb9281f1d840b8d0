import { describe, expect, it } from 'vitest'
import { ROOMS, SLICE, tryRoom } from './rooms.ts'

const TAKEN_OVER = 'taken over and given back, one cut'
const NEIGHBOURS = 'one contest, two cuts, neighbours destroyed'
/** Beside the first rooms. */
const ALSO = [TAKEN_OVER, NEIGHBOURS]

/** Far below what they have: a room that shrinks by half has lost a fault. */
const STATES_LEAST: Readonly<Record<string, number>> = {
  'every shape of a torn page, one cut': 4000,
  'one contest, two cuts': 1500,
  'two contests, one cut, neighbours destroyed': 1000,
  'log pages, one cut, neighbours destroyed': 1500,
  'torn cards, two contests, one cut': 1500,
  'two dates, two contests, a medium dies, two new cards': 10_000,
  'two dates, two voters, one cut': 12_000,
  'two dates, old image of a medium': 10_000,
  'two kiosks, two voters, no fault': 4000,
  'a medium dies and returns, one cut': 6000,
  'two contests, a medium dies, a new card, one cut': 9000,
  'two dates, one voter, a medium dies and returns, one cut': 70_000,
  [TAKEN_OVER]: 8000,
  [NEIGHBOURS]: 3000,
}

// TC-05
describe('every crash state of a small day keeps the promises (KSK-06)', () => {
  for (const room of [...ROOMS.slice(0, SLICE), ...ROOMS.filter(([name]) => ALSO.includes(name))]) {
    const [name] = room
    it(name, () => {
      const { states, cutShort, violations } = tryRoom(room)
      expect(violations).toEqual([])
      expect(cutShort).toBe(false)
      expect(states).toBeGreaterThan(STATES_LEAST[name] ?? 30)
    })
  }
})
