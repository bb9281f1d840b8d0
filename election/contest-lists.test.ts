import { expect, it } from 'vitest'
import { isSeveral, LISTS_MAX, listRoom, listsIn, listsOfContest } from './contest-lists.ts'
import { bitMask, union } from './contests.ts'
import type { ContestBit } from './ids.ts'
import { CONTEST_KINDS } from './kinds/kinds.ts'
import { listsOf, severalListsOf } from './kinds/lists.ts'

const bit = (number: number) => number as ContestBit
const contests = union(union(bitMask(bit(0)), bitMask(bit(2))), bitMask(bit(6)))
const several = { bit: bit(2), lists: 15 }

it('a contest has the list of place 0, or one for each judge from 1', () => {
  expect(listsOfContest(bit(0), several).map(({ place }) => place)).toEqual([0])
  expect(listsOfContest(bit(2), { ...several, lists: 3 }).map(({ place }) => place)).toEqual([1, 2, 3])
  expect(listsOfContest(bit(2), { ...several, lists: 1 }).map(({ place }) => place)).toEqual([1])
})

it('each list that an election can have has a room of its own on a seal', () => {
  const rooms = [0, 1, 2, 3, 4, 5, 6].map((each) => listRoom({ bit: bit(each), place: 0 }))
  const ofJudges = listsOfContest(bit(2), several).map(listRoom)
  expect(new Set([...rooms, ...ofJudges])).toEqual(new Set(Array.from({ length: LISTS_MAX }, (_, room) => room)))
})

it('lists are in the order of their rooms', () => {
  const all = listsIn(contests, { ...several, lists: 2 })
  expect(all.map((list) => [list.bit, list.place])).toEqual([
    [0, 0],
    [6, 0],
    [2, 1],
    [2, 2],
  ])
})

it('no more than fifteen lists, and only of a contest that is there', () => {
  expect(isSeveral(several, contests)).toBe(true)
  expect(isSeveral({ ...several, lists: 16 }, contests)).toBe(false)
  expect(isSeveral({ ...several, lists: 0 }, contests)).toBe(false)
  expect(isSeveral({ ...several, bit: bit(1) }, contests)).toBe(false)
})

it.each(CONTEST_KINDS)('%s: its lists are those that its kind says', (kind) => {
  const contest = { kind, candidates: { length: 4 }, bit: bit(3) }
  const found = severalListsOf([contest])
  expect(listsOf(contest)).toEqual(found === null ? [0] : [1, 2, 3, 4])
  expect(found === null || found.lists === 4).toBe(true)
})
