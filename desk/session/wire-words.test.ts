import { expect, it } from 'vitest'
import { lastWords } from '#desk/session/wire-words.ts'

const plain = (ran: readonly number[]) => lastWords(ran).map(({ code, times }) => [code, times])

it('counts equal words in a row and shows the last ones, oldest first', () => {
  expect(plain([0x4a, 0x4a, 0x42, 0x42, 0x42, 0x4a])).toEqual([
    [0x4a, 2],
    [0x42, 3],
    [0x4a, 1],
  ])
  expect(plain([])).toEqual([])
})

it('shows six at most and does not read a whole day', () => {
  expect(plain([1, 2, 3, 4, 5, 6, 7, 8]).map(([code]) => code)).toEqual([3, 4, 5, 6, 7, 8])
  expect(plain(Array<number>(1_000_000).fill(0x4a))).toEqual([[0x4a, 1000]])
})
