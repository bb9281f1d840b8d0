/** A remembered value is the same, and of nothing else. */
import { expect, it } from 'vitest'
import { once } from './once.ts'
import { inDraughts, type Randomness } from './randomness.ts'

it('works out a thing once, and anew for another one or with other words', () => {
  const made: string[] = []
  const told = once((of: { readonly name: string }, ...words: readonly string[]) => {
    made.push([of.name, ...words].join(' '))
    return { of, words }
  })
  const [one, two] = [{ name: 'one' }, { name: 'one' }]
  expect(told(one, 'a')).toBe(told(one, 'a'))
  expect(told(two, 'a')).not.toBe(told(one, 'a'))
  expect(told(one, 'b').words).toEqual(['b'])
  expect(told(one, 'a').words).toEqual(['a'])
  expect(made).toEqual(['one a', 'one a', 'one b', 'one a'])
})

it('a draught gives the bytes of its source in their order, each once, and none of its own room', () => {
  let next = 0
  const counting: Randomness = { kind: 'secure', bytes: (count) => Uint8Array.from({ length: count }, () => next++) }
  const drawn = inDraughts(counting, 12)
  expect(drawn.kind).toBe('secure')
  const first = drawn.bytes(4)
  const second = drawn.bytes(5)
  expect([...first, ...second]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  // Three bytes are left, too few: they are never given out.
  expect([...drawn.bytes(4)]).toEqual([12, 13, 14, 15])
  expect([...drawn.bytes(13)]).toEqual([24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36])
  expect([...first, ...second]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})
