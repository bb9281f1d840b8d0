import { describe, expect, it } from 'vitest'
import { ROOMS, SLICE, tryRoom } from './rooms.ts'

/** Far below what they have: a room that shrinks by half has lost a fault. */
const STATES_LEAST = [30, 4000, 1500, 800, 1500, 1500, 10_000, 12_000, 10_000, 4000]

describe('every crash state of a small day keeps the promises', () => {
  ROOMS.slice(0, SLICE).forEach((room, i) => {
    it(room.name, () => {
      const { states, cutShort, violations } = tryRoom(room)
      expect(violations).toEqual([])
      expect(cutShort).toBe(false)
      expect(states).toBeGreaterThan(STATES_LEAST[i] ?? 0)
    }, 180_000)
  })
})
