/**
 * Promise 6: anybody can check who is elected. In a by-election (補欠選挙, 再選挙, 増員選挙) fewer are elected than the council has seats. The
 * valid votes are divided by the seats of the council (PEO 95(1)3 議員の定数, 93(1)3), and so many are elected as are to be (選挙すべき数). Both
 * readers are held against the words of the two articles, because one wrong formula in both would be seen by nobody (TC-50, TC-51).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, reachedBy } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'
import type { ContestKind } from '#election/kinds/kinds.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { electedBy } from '#verify/count/winners.ts'

interface Contest {
  readonly kind: Electing
  readonly seats: number
  /** The members of the council, these seats included. */
  readonly council: number
}

interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

const whole = (number: number): Fraction => ({ over: BigInt(number), under: 1n })
const dividedBy = (a: Fraction, number: number): Fraction => ({ ...a, under: a.under * BigInt(number) })
const isAtLeast = (a: Fraction, b: Fraction) => a.over * b.under >= b.over * a.under

/**
 * A question elects nobody (`a-question-is-answered`), lists get seats (`lists-get-seats`, `votes-for-people-of-lists`), judges are
 * dismissed or not (`judges-are-reviewed`), and no article is about the officers of
 * a private body.
 */
type Electing = Exclude<ContestKind, 'question' | 'party-list' | 'open-list' | 'recall' | 'officer'>

/** PEO 95(1) and 93(1), kind by kind: of which part of the votes, and whether 「議員の定数をもつて有効投票の総数を除して得た数」 is parted. */
const ARTICLES = {
  'single-district': { minimum: 6, deposit: 10, ofQuotient: false },
  district: { minimum: 6, deposit: 8, ofQuotient: true },
  council: { minimum: 4, deposit: 10, ofQuotient: true },
  head: { minimum: 4, deposit: 10, ofQuotient: false },
} as const satisfies Record<Electing, unknown>

function partOf(which: 'minimum' | 'deposit', valid: number, { kind, council }: Contest): Fraction {
  const article = ARTICLES[kind]
  return dividedBy(article.ofQuotient ? dividedBy(whole(valid), council) : whole(valid), article[which])
}

/** PEO 95(1): 「有効投票の最多数を得た者をもつて当選人とする。ただし…以上の得票がなければならない」; (2): equal votes by lot. */
function byTheArticle(contest: Contest, votes: readonly number[]) {
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const minimum = partOf('minimum', valid, contest)
  const able = votes.flatMap((each, i) =>
    each > 0 && isAtLeast(whole(each), minimum) ? [{ each, number: i + 1 }] : [],
  )
  const better = (than: number) => able.filter(({ each }) => each > than).length
  const equal = (to: number) => able.filter(({ each }) => each === to).length
  const winners = able.filter(({ each }) => better(each) + equal(each) <= contest.seats)
  const tied = able.filter(({ each }) => better(each) < contest.seats && better(each) + equal(each) > contest.seats)
  return {
    winners: winners.map(({ number }) => number),
    needsLot:
      tied.length === 0
        ? null
        : { seats: contest.seats - winners.length, candidates: tied.map(({ number }) => number) },
  }
}

function ours({ kind, seats, council }: Contest, votes: readonly number[]) {
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const contest = { kind, seats, ...(council === seats ? {} : { councilSeats: council }) }
  const poll = { contest, uncontested: false, totals, valid }
  return { elected: outcomeOf(poll), deposits: votes.map((each) => reachedBy(each, poll)?.deposit) }
}

const NO_QUESTION = { question: null, lists: null, openLists: null, cast: 0n, electors: null, registered: null }

function anybodys({ kind, seats, council }: Contest, votes: readonly number[]) {
  const valid = BigInt(votes.reduce((sum, each) => sum + each, 0))
  const all = votes.map((each, i) => ({ number: i + 1, votes: BigInt(each) }))
  const councilSeats = ARTICLES[kind].ofQuotient ? council : 1
  return electedBy(
    { kind, seats, councilSeats, result: null, uncontested: false, votes: all, valid, ...NO_QUESTION },
    () => null,
  )
}

describe('a by-election', () => {
  const VACANCY: Contest = { kind: 'council', seats: 1, council: 20 }
  it('elects the first of five for the one vacant seat of twenty, and nobody loses a deposit', () => {
    const votes = [9, 7, 8, 7, 7]
    expect(anybodys(VACANCY, votes)).toEqual({ winners: [1], needsLot: null })
    expect(ours(VACANCY, votes)).toEqual({
      elected: { winners: [1], needsLot: null },
      deposits: [true, true, true, true, true],
    })
  })

  it('of a council of four: 38 ÷ 4 ÷ 4 is 2.375, which each of them has', () => {
    const contest: Contest = { kind: 'council', seats: 1, council: 4 }
    expect(ours(contest, [9, 7, 8, 7, 7]).elected.winners).toEqual([1])
    expect(anybodys(contest, [9, 7, 8, 7, 7]).winners).toEqual([1])
  })

  it('of a council of twelve: 10,900 ÷ 12 ÷ 10 is 90.8…, so 900 keep the deposit', () => {
    const contest: Contest = { kind: 'council', seats: 1, council: 12 }
    expect(ours(contest, [9000, 1000, 900]).deposits).toEqual([true, true, true])
    expect(ours(contest, [9000, 1900, 90]).deposits).toEqual([true, true, false])
  })

  it('draws the lot for the seats to fill', () => {
    const votes = [8, 8, 8, 1]
    const contest: Contest = { kind: 'council', seats: 2, council: 20 }
    const lot = { winners: [], needsLot: { seats: 2, candidates: [1, 2, 3] } }
    expect(ours(contest, votes).elected).toEqual(lot)
    expect(anybodys(contest, votes)).toEqual(lot)
  })

  it('leaves a seat open where somebody has less than the council’s minimum', () => {
    const contest: Contest = { kind: 'council', seats: 2, council: 5 }
    expect(ours(contest, [96, 4, 0]).elected).toEqual({ winners: [1], needsLot: null })
    expect(anybodys(contest, [96, 4, 0])).toEqual({ winners: [1], needsLot: null })
  })
})

describe('a count that is one of several (TC-55)', () => {
  it.each([
    ['a clear winner', [9, 7, 1]],
    ['a tie', [5, 5, 1]],
    ['no vote', [0, 0, 0]],
    ['no more candidates than seats', [4]],
  ])('elects nobody and draws no lot: %s', (_, each) => {
    const totals = each.map((count, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: count }))
    const valid = each.reduce((sum, one) => sum + one, 0)
    for (const uncontested of [false, true]) {
      const contest = { kind: 'head', seats: 1, result: 'report' } as const
      expect(outcomeOf({ contest, uncontested, totals, valid })).toEqual({ winners: [], needsLot: null })
      const all = each.map((count, i) => ({ number: i + 1, votes: BigInt(count) }))
      const theirs = { ...contest, councilSeats: 1, uncontested, votes: all, valid: BigInt(valid), ...NO_QUESTION }
      expect(electedBy(theirs, () => [1])).toEqual({ winners: [], needsLot: null })
    }
    const naive = { kind: 'head', seats: 1, result: 'report', candidates: each.map((_count, i) => i + 1) } as const
    const cast = each.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
    expect(countNaive(naive, cast)).toMatchObject({ winners: [], needsLot: null, valid })
  })
})

const contests: fc.Arbitrary<Contest> = fc.oneof(
  fc.constantFrom('head' as const, 'single-district' as const).map((kind): Contest => ({ kind, seats: 1, council: 1 })),
  fc
    .tuple(
      fc.constantFrom('council' as const, 'district' as const),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 60 }),
    )
    .map(([kind, seats, others]): Contest => ({ kind, seats, council: seats + others })),
)
/** In thousandths; few, so that ties and exact minima come often. */
const votes = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 9 }),
  fc.array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 1, maxLength: 9 }),
  // One with nearly all votes: the others are about the minimum and the deposit.
  fc
    .tuple(
      fc.integer({ min: 100, max: 3000 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }),
    )
    .map(([most, others]) => [most, ...others]),
)

it('both readers agree with the articles for any seats, council and votes', () => {
  fc.assert(
    fc.property(contests, votes, (contest, each) => {
      const expected = byTheArticle(contest, each)
      const deposit = partOf(
        'deposit',
        each.reduce((sum, one) => sum + one, 0),
        contest,
      )
      expect(ours(contest, each)).toEqual({
        elected: expected,
        deposits: each.map((one) => isAtLeast(whole(one), deposit)),
      })
      expect(anybodys(contest, each)).toEqual(expected)
    }),
    { numRuns: 5000 },
  )
})

it('officers of a private body are elected by most votes alone, by both readers and by the slow count', () => {
  const each = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), each, (seats, votes) => {
      const candidates = votes.map((_, i) => i + 1)
      const totals = votes.map((count, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: count }))
      const valid = votes.reduce((sum, one) => sum + one, 0)
      const contest = { kind: 'officer', seats } as const
      const all = votes.map((count, i) => ({ number: i + 1, votes: BigInt(count) }))
      const theirs = { ...contest, councilSeats: seats, result: null, uncontested: false, votes: all, ...NO_QUESTION }
      const ballots = votes.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
      const { winners, needsLot } = countNaive({ ...contest, candidates }, ballots)
      expect(outcomeOf({ contest, uncontested: false, totals, valid })).toEqual({ winners, needsLot })
      expect(electedBy({ ...theirs, valid: BigInt(valid) }, () => null)).toEqual({ winners, needsLot })
      // One vote is enough, of however many.
      expect(winners.length + (needsLot?.seats ?? 0)).toBe(Math.min(seats, votes.filter((one) => one > 0).length))
    }),
    { numRuns: 2000 },
  )
})

it('so does the slow count for auditors', () => {
  const few = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(contests, few, (contest, each) => {
      const candidates = each.map((_, i) => i + 1)
      fc.pre(candidates.length > contest.seats)
      const ballots = each.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
      const { kind, seats, council: councilSeats } = contest
      const { winners, needsLot } = countNaive({ kind, seats, councilSeats, candidates }, ballots)
      expect({ winners, needsLot }).toEqual(byTheArticle(contest, each))
    }),
    { numRuns: 1000 },
  )
})
