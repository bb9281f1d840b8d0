/** One slow write is a busy machine; two of eight are a slow disk, and it is said once. */
import { expect, it } from 'vitest'
import { WRITE_MS_MAX, WriteTimes } from './write-times.ts'

function writing() {
  let now = 0
  const times = new WriteTimes(() => now)
  return (...ms: readonly number[]) =>
    ms.map((each) => {
      times.timed(() => {
        now += each
      })
      return times.tellSlow()
    })
}
const SLOW = WRITE_MS_MAX + 1

it('two slow ones of the last eight', () => {
  expect(writing()(SLOW, 5, 5, SLOW, SLOW)).toEqual([false, false, false, true, false])
})

it('one alone, or two far apart, or at the limit, say nothing', () => {
  expect(writing()(SLOW, 5, 5, 5, 5, 5, 5, 5, SLOW)).not.toContain(true)
  expect(writing()(WRITE_MS_MAX, WRITE_MS_MAX, WRITE_MS_MAX)).not.toContain(true)
})

it('what the write gives comes back, and its fault goes on', () => {
  const times = new WriteTimes(() => 0)
  expect(times.timed(() => 7)).toBe(7)
  expect(() =>
    times.timed(() => {
      throw new RangeError('disk')
    }),
  ).toThrow('disk')
})
