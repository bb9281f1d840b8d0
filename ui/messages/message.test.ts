import { describe, expect, it } from 'vitest'
import { fill } from './message.ts'

describe('places of a text', () => {
  it('are filled, each time they stand there', () => {
    expect(fill('{a} of {b}, {a}', { a: 1, b: 'two' })).toBe('1 of two, 1')
  })

  it('stay visible when a value is forgotten', () => {
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
  })
})
