/** 比例代表: seats and people as they were published. Votes are cut to whole ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { electedByRank, electedByVotes, type Listed, peopleOf } from './order.ts'
import { type ListVotes, seatsOf } from './seats.ts'

const MANY = 99
const lists = (...votes: readonly (number | readonly [votes: number, people: number])[]): readonly ListVotes[] =>
  votes.map((each, i) => {
    const [of, people] = typeof each === 'number' ? [each, MANY] : each
    return { list: i + 1, votes: of, people }
  })
const seats = (of: readonly ListVotes[], all: number) => [...seatsOf(of, all).seats.values()]

describe('seats by quotients', () => {
  it('参議院比例代表 2022-07-10: 50 seats', () => {
    // 自民 維新 立憲 公明 共産 国民 れいわ 参政 社民 NHK, and the largest of those without a seat.
    const votes = [18_256_245, 7_845_995, 6_771_945, 6_181_431, 3_618_342, 3_159_625, 2_319_156, 1_768_385]
    const found = seats(lists(...votes, 1_258_501, 1_253_872, 193_724), 50)
    expect(found).toEqual([18, 8, 7, 6, 3, 3, 2, 1, 1, 1, 0])
  })

  it('衆議院東京ブロック 2021-10-31: 17 seats', () => {
    // 自民 立憲 維新 公明 共産 れいわ 国民
    expect(seats(lists(2_000_084, 1_293_281, 858_577, 715_450, 670_340, 360_387, 306_179), 17)).toEqual([
      6, 4, 2, 2, 2, 1, 0,
    ])
  })

  it('衆議院東京ブロック 2005-09-11: the eighth seat of a list with seven people left goes to another list', () => {
    // 自民 民主 公明 共産 社民 日本
    const votes = [2_665_417, 1_962_225, 820_126, 586_017, 300_782, 290_027] as const
    expect(seats(lists(...votes), 17)).toEqual([8, 6, 2, 1, 0, 0])
    const [first, ...others] = votes
    expect(seats(lists([first, 7], ...others), 17)).toEqual([7, 6, 2, 1, 1, 0])
  })

  it('equal quotients across the last seat are drawn', () => {
    const two = lists(600, 300, 100)
    expect(seatsOf(two, 2)).toEqual({
      seats: new Map([
        [1, 1],
        [2, 0],
        [3, 0],
      ]),
      needsLot: { seats: 1, lists: [1, 2] },
    })
    expect([...seatsOf(two, 2, [2]).seats.values()]).toEqual([1, 1, 0])
    expect(seatsOf(two, 2, [3]).needsLot).not.toBeNull()
    expect(seatsOf(two, 3).needsLot).toBeNull()
  })

  it('no more seats than people, and no list without a vote has one', () => {
    expect(seats(lists([50, 1], [40, 1], 0), 5)).toEqual([1, 1, 0])
  })

  it('by any votes: as the highest averages, seat after seat, give them', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 12 }), (votes, all) => {
        const of = lists(...votes)
        const { seats: found, needsLot } = seatsOf(of, all)
        fc.pre(needsLot === null)
        const one = new Map(of.map(({ list }) => [list, 0]))
        for (let seat = 0; seat < all; seat++) {
          const open = of.filter(({ list, people, votes: own }) => own > 0 && (one.get(list) ?? 0) < people)
          const average = ({ list, votes: own }: ListVotes) => own / ((one.get(list) ?? 0) + 1)
          const [best] = open.sort((a, b) => average(b) - average(a))
          if (best !== undefined) one.set(best.list, (one.get(best.list) ?? 0) + 1)
        }
        expect(found).toEqual(one)
      }),
      { numRuns: 3000 },
    )
  })
})

const listed = (number: number, more: Partial<Listed>): Listed => {
  return { number, rank: null, votes: 0, district: null, isOut: false, ...more }
}

describe('who of a list is elected', () => {
  it('衆議院: by rank; who was below the deposit in the district is as if not on the list (社民 2005)', () => {
    const list = [listed(1, { rank: 1, isOut: true }), listed(2, { rank: 2 }), listed(3, { rank: 3 })]
    expect(peopleOf(list)).toBe(2)
    expect(electedByRank(list, 1)).toEqual({ winners: [2], needsLot: null })
  })

  it('衆議院: who shares a rank, by the share of the winner’s votes; equal shares are drawn', () => {
    const of = (votes: number, most: number) => ({ rank: 2, district: { votes, most } })
    const list = [listed(1, { rank: 1 }), listed(2, of(40, 100)), listed(3, of(90, 200)), listed(4, of(45, 100))]
    expect(electedByRank(list, 1).winners).toEqual([1])
    expect(electedByRank(list, 3)).toEqual({ winners: [1, 3, 4], needsLot: null })
    expect(electedByRank(list, 2)).toEqual({ winners: [1], needsLot: { seats: 1, people: [3, 4] } })
    expect(electedByRank(list, 9).winners).toEqual([1, 3, 4, 2])
  })

  it('参議院: 特定枠 first, then by own votes; the votes of everybody make the seats', () => {
    // Three lists with ten seats: 660, 540 and 300 in all.
    const first = [200, 150, 100, 40, 10].map((votes, i) => listed(i + 1, { votes }))
    const second = [
      ...[180, 100, 90, 80].map((votes, i) => listed(i + 1, { votes })),
      listed(5, { votes: 40, rank: 1 }),
    ]
    const third = [...[100, 70, 30].map((votes, i) => listed(i + 1, { votes })), listed(4, { votes: 10, rank: 1 })]
    const parties: readonly { readonly people: readonly Listed[]; readonly ofName: number }[] = [
      { people: first, ofName: 160 },
      { people: second, ofName: 50 },
      { people: third, ofName: 90 },
    ]
    const all = parties.map(({ people, ofName }, i): ListVotes => {
      const votes = people.reduce((sum, each) => sum + each.votes, ofName)
      return { list: i + 1, votes, people: peopleOf(people) }
    })
    expect(seats(all, 10)).toEqual([4, 4, 2])
    expect(electedByVotes(first, 4).winners).toEqual([1, 2, 3, 4])
    expect(electedByVotes(second, 4).winners).toEqual([5, 1, 2, 3])
    expect(electedByVotes(third, 2).winners).toEqual([4, 1])
  })

  it('nobody is elected with no seat', () => {
    expect(electedByVotes([listed(1, { votes: 5 })], 0)).toEqual({ winners: [], needsLot: null })
  })
})
