/** Promise 6: of 参議院比例代表 both readers say the same, and so does a count of one ballot after the other, for any votes, lists and lots. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outcomeOf } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'
import { type OpenList, seatedByVotes } from '#election/kinds/open-list/rule.ts'
import type { Tie } from '#election/kinds/ties.ts'
import { countOpenLists } from '#fixtures/reference/count-open-lists.ts'
import { electedBy } from '#verify/count/winners.ts'
import { openListsIn } from '#verify/kinds/open-list/rule.ts'
import type { JsonObject } from '#verify/package/canonical.ts'

interface Night {
  readonly seats: number
  readonly parties: readonly {
    readonly own: number
    readonly ranked: number
    /** Null: the person died, and no vote counts. */
    readonly people: readonly (number | null)[]
  }[]
  /** Numbers of people who were found not eligible at the count: no vote for them is valid. */
  readonly out: readonly number[]
}

/** Parties are 1, 2, …; people are 101, 102, … of the first, 201, … of the second. */
function listsOf({ parties }: Night): readonly OpenList[] {
  return parties.map(({ people, ranked }, at) => ({
    number: at + 1,
    people: people.map((_, i) => ({ number: 100 * (at + 1) + i + 1, rank: i < ranked ? i + 1 : null })),
  }))
}

function votesOf({ parties }: Night): readonly (readonly [number: number, votes: number])[] {
  return parties.flatMap(({ own, people }, at) => [
    [at + 1, own] as const,
    ...people.flatMap((votes, i) => (votes === null ? [] : [[100 * (at + 1) + i + 1, votes] as const])),
  ])
}

function validVotesOf(night: Night) {
  return votesOf(night).filter(([number]) => !night.out.includes(number))
}

interface Lots {
  readonly from: number
  readonly lists: number
}

function drawnBy(lots: Lots | null): (tie: Tie) => readonly number[] | null {
  return ({ list = 0, seats, candidates }) => {
    if (lots === null || list > lots.lists) return null
    const from = lots.from % candidates.length
    return [...candidates, ...candidates].slice(from, from + seats).sort((a, b) => a - b)
  }
}

function ours(night: Night, lots: Lots | null) {
  const votes = new Map(validVotesOf(night))
  // Who is not eligible keeps the line, without votes.
  const totals = votesOf(night).map(([number]) => ({
    candidate: { number: number as CandidateNumber },
    votes: votes.get(number) ?? 0,
  }))
  const openLists = listsOf(night)
  const valid = totals.reduce((sum, each) => sum + each.votes, 0)
  const contest = { kind: 'open-list', seats: night.seats } as const
  const outcome = outcomeOf({
    contest,
    uncontested: false,
    totals,
    openLists,
    valid,
    out: night.out,
    drawn: drawnBy(lots),
  })
  // Who of a list has its seats is said when the seats of all are known.
  const areSeatsOpen = outcome.needsLot !== null && outcome.needsLot.list === undefined
  const lists = outcome.lists?.map(({ number, seats, drawn = null }, at) => {
    const people = (openLists[at]?.people ?? []).flatMap((each, i) => {
      const own = votes.get(each.number)
      return own === undefined ? [] : [{ place: i + 1, rank: each.rank, votes: own }]
    })
    const seated = seatedByVotes(people, areSeatsOpen ? 0 : (seats ?? 0), drawn)
    const of = (wanted: 'won' | 'open') => people.flatMap(({ place }, i) => (seated[i] === wanted ? [place] : []))
    return { number, seats, won: of('won'), open: of('open') }
  })
  return { winners: outcome.winners, needsLot: outcome.needsLot, lists }
}

/** The lists go through their signed form. */
function anybodys(night: Night, lots: Lots | null) {
  const votes = validVotesOf(night).map(([number, of]) => ({ number, votes: BigInt(of) }))
  const valid = votes.reduce((sum, each) => sum + each.votes, 0n)
  const signed = JSON.parse(JSON.stringify({ openLists: listsOf(night) })) as JsonObject
  const openLists = openListsIn(signed, candidatesOf(night))
  const of = { kind: 'open-list', seats: night.seats, councilSeats: night.seats, result: null } as const
  const rest = { uncontested: false, question: null, lists: null, cast: valid, electors: null, registered: null }
  return electedBy({ ...of, ...rest, openLists, votes, valid }, drawnBy(lots))
}

function candidatesOf(night: Night): readonly JsonObject[] {
  const standing = new Set(votesOf(night).map(([number]) => number))
  return listsOf(night).flatMap(({ number: party, people }) =>
    [party, ...people.map(({ number }) => number)].map((number) => {
      const gone = standing.has(number) ? null : 'died'
      return { number, gone, displayName: '', name: String(number), party: number === party ? '' : String(party) }
    }),
  )
}

const nights: fc.Arbitrary<Night> = fc.record({
  seats: fc.integer({ min: 1, max: 9 }),
  parties: fc.array(
    fc.record({
      own: fc.integer({ min: 0, max: 12 }),
      ranked: fc.nat(2),
      people: fc.array(fc.option(fc.nat(5), { freq: 9 }), { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  out: fc.array(fc.constantFrom(101, 102, 103, 201, 202, 301), { maxLength: 3 }),
})

it('both readers agree, before and after each lot', () => {
  const found = new Set<string>()
  fc.assert(
    fc.property(nights, fc.record({ from: fc.nat(5), lists: fc.nat(5) }), (night, lots) => {
      for (const each of [null, lots]) {
        const said = ours(night, each)
        expect(anybodys(night, each)).toEqual(said)
        found.add(said.needsLot === null ? 'decided' : said.needsLot.list === undefined ? 'lot' : 'lot in a list')
      }
    }),
    { numRuns: 3000 },
  )
  expect([...found].sort()).toEqual(['decided', 'lot', 'lot in a list'])
})

it('so does the count of one ballot after the other, where no lot is drawn', () => {
  fc.assert(
    fc.property(nights, (night) => {
      const { winners, needsLot, lists } = ours(night, null)
      fc.pre(needsLot === null)
      const ballots = validVotesOf(night).flatMap(([number, votes]) => Array.from({ length: votes }, () => number))
      const standing = new Set(validVotesOf(night).map(([number]) => number))
      const of = listsOf(night).map(({ number, people }) => ({
        party: number,
        people: people.filter((each) => standing.has(each.number)),
      }))
      const counted = countOpenLists(of, ballots, night.seats)
      expect(winners).toEqual(counted.winners)
      expect(lists?.map(({ seats }) => seats)).toEqual(counted.seats)
    }),
    { numRuns: 2000 },
  )
})

it('without a poll all people win, and no party does', () => {
  const night: Night = { seats: 5, parties: [{ own: 0, ranked: 1, people: [0, null, 0] }], out: [] }
  const totals = votesOf(night).map(([number]) => ({ candidate: { number: number as CandidateNumber }, votes: 0 }))
  const contest = { kind: 'open-list', seats: night.seats } as const
  const openLists = listsOf(night)
  const { winners } = outcomeOf({ contest, uncontested: true, totals, openLists, valid: 0 })
  expect(winners).toEqual([101, 103])
  const votes = votesOf(night).map(([number]) => ({ number, votes: 0n }))
  const of = {
    kind: 'open-list',
    seats: night.seats,
    councilSeats: night.seats,
    result: null,
    uncontested: true,
  } as const
  const rest = { question: null, lists: null, cast: 0n, valid: 0n, electors: null, registered: null }
  expect(electedBy({ ...of, ...rest, openLists, votes }, () => null).winners).toEqual(winners)
})
