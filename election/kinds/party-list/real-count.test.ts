/** 比例代表: seats and people as they were published. Votes are cut to whole ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, withLot } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'
import { type ListVotes, seatsOf } from '../quotients.ts'
import { PARTY_LIST } from './kind.ts'
import { type Listed, seatedOf, sharesRankRightly, tieIn } from './rule.ts'

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

const inDistrict = (votes: number, most: number) => ({ votes, most })
const person = (rank: number, district: Listed['district'] = null): Listed => {
  return { name: `名簿　${rank}`, kana: 'めいぼ', rank, district }
}

describe('who of a list is elected', () => {
  it('by rank; who shares one, by the share of the winner’s votes', () => {
    const list = [person(1), person(2, inDistrict(40, 100)), person(2, inDistrict(90, 200)), person(3)]
    expect(seatedOf(list, 1)).toEqual(['won', 'not-won', 'not-won', 'not-won'])
    expect(seatedOf(list, 2)).toEqual(['won', 'not-won', 'won', 'not-won'])
    expect(seatedOf(list, 3)).toEqual(['won', 'won', 'won', 'not-won'])
    expect(seatedOf(list, 0)).toEqual(['not-won', 'not-won', 'not-won', 'not-won'])
  })

  it('equal shares across the last seat hang on the lot of the meeting', () => {
    const list = [person(1), person(2, inDistrict(90, 200)), person(2, inDistrict(45, 100))]
    expect(seatedOf(list, 2)).toEqual(['won', 'open', 'open'])
    expect(seatedOf(list, 3)).toEqual(['won', 'won', 'won'])
    expect(tieIn({ number: 4, people: list, seats: 2 })).toEqual({ list: 4, seats: 1, candidates: [2, 3] })
    expect(seatedOf(list, 2, [3])).toEqual(['won', 'not-won', 'won'])
    expect(tieIn({ number: 4, people: list, seats: 3 })).toBeNull()
  })

  it('no lot is drawn among people of whom one may leave the list', () => {
    const list = [person(1, 'unknown'), person(2, inDistrict(90, 200)), person(2, inDistrict(45, 100))]
    expect(tieIn({ number: 4, people: list, seats: 2 })).toBeNull()
  })

  it('who is in a district without signed votes is never called elected, and lets those after them hang', () => {
    // 比例北海道 2021, 自由民主党: four seats, ranks 1 and 2 alone, then eleven of rank 3 in districts.
    const list = [person(1), person(2), ...Array.from({ length: 11 }, () => person(3, 'unknown')), person(14)]
    expect(seatedOf(list, 4)).toEqual(['won', 'won', ...Array.from({ length: 11 }, () => 'open'), 'open'])
    // Six won their districts: the next list has five of rank 3, with their votes.
    const after = [person(1), person(2), ...[60, 80, 70, 90, 50].map((each) => person(3, inDistrict(each, 100)))]
    expect(seatedOf(after, 4)).toEqual(['won', 'won', 'not-won', 'won', 'not-won', 'won', 'not-won'])
  })

  it('is all open while the seats are', () => {
    expect(seatedOf([person(1)], null)).toEqual(['open'])
  })

  it('one rank is for people in districts alone', () => {
    expect(sharesRankRightly([person(1, 'unknown'), person(1, inDistrict(1, 2)), person(2)])).toBe(true)
    expect(sharesRankRightly([person(1, 'unknown'), person(1)])).toBe(false)
  })
})

/** 衆議院東京ブロック 2021-10-31, with as many people as each list had: 自民 立憲 維新 公明 共産 れいわ 国民. */
const TOKYO = [2_000_084, 1_293_281, 858_577, 715_450, 670_340, 360_387, 306_179]

function polled(votes: readonly number[], seats: number, people: (at: number) => readonly Listed[]) {
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const of = votes.map((_, at) => ({ number: at + 1, people: people(at) }))
  return { contest: { kind: 'party-list', seats } as const, uncontested: false, totals, valid, lists: of }
}
const ranked = (many: number) => Array.from({ length: many }, (_, i) => person(i + 1))

describe('the whole contest', () => {
  it('衆議院東京ブロック 2021-10-31 has the seats that were published', () => {
    const { lists: found, winners, needsLot } = outcomeOf(polled(TOKYO, 17, () => ranked(20)))
    expect(found?.map((each) => each.seats)).toEqual([6, 4, 2, 2, 2, 1, 0])
    expect([winners, needsLot]).toEqual([[1, 2, 3, 4, 5, 6], null])
  })

  it('no seat is given while one of them hangs on a district', () => {
    const few = (at: number) => (at === 0 ? [...ranked(5), person(6, 'unknown')] : ranked(20))
    const found = outcomeOf(polled(TOKYO, 17, few))
    expect(found).toMatchObject({ winners: [], needsLot: null })
    expect(found.lists?.every(({ seats }) => seats === null)).toBe(true)
    const sure = (at: number) => (at === 0 ? [...ranked(6), person(7, 'unknown')] : ranked(20))
    expect(outcomeOf(polled(TOKYO, 17, sure)).lists?.[0]).toEqual({ number: 1, seats: 6 })
  })

  it('a list that is drawn has one seat more', () => {
    const poll = polled([600, 300, 100], 2, () => ranked(9))
    expect(outcomeOf(poll)).toEqual({
      winners: [1],
      needsLot: { seats: 1, candidates: [1, 2] },
      lists: [
        { number: 1, seats: 1 },
        { number: 2, seats: 0 },
        { number: 3, seats: 0 },
      ],
    })
    const drawn = withLot(poll, [1])
    expect(drawn.ok && drawn.value).toMatchObject({ winners: [1], lists: [{ seats: 2 }, { seats: 0 }, { seats: 0 }] })
  })

  it('the lot of the meeting among equal 惜敗率 is drawn after the seats of the lists, one list after the other', () => {
    const equals = [person(1, inDistrict(90, 200)), person(1, inDistrict(45, 100)), person(1, inDistrict(9, 20))]
    const poll = polled([600, 300, 100], 2, (at) => (at < 2 ? equals : ranked(1)))
    expect(outcomeOf(poll).needsLot).toEqual({ seats: 1, candidates: [1, 2] })
    const seats = (tie: { readonly list?: number }) => (tie.list === undefined ? [2] : null)
    const next = outcomeOf({ ...poll, drawn: seats })
    expect(next.needsLot).toEqual({ list: 1, seats: 1, candidates: [1, 2, 3] })
    const both = outcomeOf({ ...poll, drawn: ({ list }) => (list === undefined ? [2] : [list + 1]) })
    expect([both.winners, both.needsLot, both.lists?.map(({ drawn }) => drawn)]).toEqual([
      [1, 2],
      null,
      [[2], [3], undefined],
    ])
    expect(withLot({ ...poll, drawn: seats }, [4])).toEqual({ ok: false, error: { type: 'lot-not-tied', number: 4 } })
  })

  it('a count of a part of the area reports, and gives no seat (TC-55)', () => {
    const poll = polled(TOKYO, 17, () => ranked(20))
    const part = { ...poll, contest: { ...poll.contest, result: 'report' } as const }
    expect(outcomeOf(part)).toEqual({ winners: [], needsLot: null })
  })

  it('PEO 100(2): no poll with one party, or no more people than seats', () => {
    const { fallsAway } = PARTY_LIST
    expect([fallsAway(1, { seats: 3 }, 9), fallsAway(2, { seats: 3 }, 3), fallsAway(2, { seats: 3 }, 4)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
