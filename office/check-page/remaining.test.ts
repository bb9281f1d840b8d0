import { expect, it } from 'vitest'
import { remaining } from './remaining.ts'

it('says after one multiplication how long all will take, and later what the work itself shows', () => {
  const start = { done: 0, total: 160_000, taken: 1000, multiplication: null, workers: 2 }
  expect(remaining(start)).toBeNull()
  // 160,000 × 750 µs on two threads are a minute, one second of which is over.
  expect(remaining({ ...start, multiplication: 750 })).toBe(59_000)
  // A busy machine: a little of the work took long.
  expect(remaining({ ...start, multiplication: 750, done: 8000, taken: 10_000 })).toBe(190_000)
  expect(remaining({ ...start, multiplication: 750, done: 8000, taken: 2000 })).toBe(58_000)
  expect(remaining({ ...start, multiplication: 750, done: 40_000, taken: 30_000 })).toBe(90_000)
  expect(remaining({ ...start, multiplication: 750, taken: 70_000 })).toBe(0)
})
