/** 参議院比例代表: seats and people as they were published. Votes are thousandths; a published figure without a fraction is taken as it is. */
import { describe, expect, it } from 'vitest'
import type { CandidateNumber } from '#election/ids.ts'
import { electedOf, type OpenPoll } from './elected.ts'
import { areOpenListsOf, type OpenList, seatedByVotes, tieByVotes } from './rule.ts'

interface Party {
  /** All of the list, or the party's own where `own` says so. */
  readonly votes: number
  readonly ranked?: number
  /** Of those outside the 特定枠. */
  readonly people: readonly number[]
}

const thousandths = (votes: number) => Math.round(votes * 1000)

/** Parties are 1, 2, …; people follow, list by list. A party has what its people leave of `votes`. */
function polled(seats: number, parties: readonly Party[], ranked: (party: number, at: number) => number = () => 0) {
  const totals: { candidate: { number: CandidateNumber }; votes: number }[] = []
  const openLists: OpenList[] = []
  let next = parties.length
  parties.forEach((party, at) => {
    const people = [
      ...Array.from({ length: party.ranked ?? 0 }, (_, i) => ({ rank: i + 1, votes: ranked(at + 1, i) })),
      ...party.people.map((votes) => ({ rank: null, votes })),
    ].map((each) => {
      next += 1
      return { ...each, number: next, votes: thousandths(each.votes) }
    })
    const theirs = people.reduce((sum, { votes }) => sum + votes, 0)
    totals.push({ candidate: { number: (at + 1) as CandidateNumber }, votes: thousandths(party.votes) - theirs })
    totals.push(...people.map(({ number, votes }) => ({ candidate: { number: number as CandidateNumber }, votes })))
    openLists.push({ number: at + 1, people: people.map(({ number, rank }) => ({ number, rank })) })
  })
  return { contest: { seats }, totals, openLists } satisfies OpenPoll
}

/** As many people as the party has, with falling votes that are invented. */
const invented = (many: number) => Array.from({ length: many }, (_, i) => 60_000 - 1000 * i)

/** Places of those who are elected, by list. */
function placesOf(poll: OpenPoll): readonly (readonly number[])[] {
  const { winners } = electedOf(poll)
  return poll.openLists.map(({ people }) =>
    people.flatMap(({ number }, at) => (winners.some((each) => each === number) ? [at + 1] : [])),
  )
}

const first = (many: number) => Array.from({ length: many }, (_, i) => i + 1)

describe('2019-07-21: 50 seats, and the first poll with a 特定枠', () => {
  // 自民 立憲 公明 維新 共産 国民 れいわ 社民 N国: votes as published. People of れいわ outside its 特定枠 have their published votes, all others invented ones.
  const POLL = polled(50, [
    { votes: 17_711_862, ranked: 2, people: invented(31) },
    { votes: 7_917_720, people: invented(22) },
    { votes: 6_536_336, people: invented(17) },
    { votes: 4_907_844, people: invented(14) },
    { votes: 4_483_411, people: invented(26) },
    { votes: 3_481_078, people: invented(14) },
    {
      votes: 2_280_252,
      ranked: 2,
      people: [992_267.053, 20_557.2, 19_842, 8632.076, 5073.675, 4070.549, 3907.939],
    },
    { votes: 1_046_011, people: invented(4) },
    { votes: 987_885, people: invented(4) },
  ])

  it('has the seats that were published', () => {
    expect(electedOf(POLL).lists?.map(({ seats }) => seats)).toEqual([19, 8, 7, 5, 4, 3, 2, 1, 1])
  })

  it('the person with the most votes of all is not elected: the two of the 特定枠 are, with none', () => {
    const elected = placesOf(POLL)
    expect(elected[6]).toEqual([1, 2])
    expect(elected[0]).toEqual(first(19))
    expect(electedOf(POLL)).toMatchObject({ needsLot: null })
    expect(electedOf(POLL).winners).toHaveLength(50)
  })

  it('would have been, with one seat more', () => {
    const poll = { ...POLL, contest: { seats: 62 } }
    expect(electedOf(poll).lists?.[6]?.seats).toBeGreaterThan(2)
    expect(placesOf(poll)[6]?.slice(0, 3)).toEqual([1, 2, 3])
  })
})

it('2022-07-10: 50 seats as published, by votes of parties alone and by votes of people alone', () => {
  // 自民 維新 立憲 公明 共産 国民 れいわ 参政 社民 NHK. Who voted for whom of a list is invented.
  const votes = [
    18_256_245, 7_845_995, 6_771_945, 6_181_431, 3_618_342, 3_159_625, 2_319_156, 1_768_385, 1_258_501, 1_253_872,
  ]
  const seats = [18, 8, 7, 6, 3, 3, 2, 1, 1, 1]
  const ranked = [2, 0, 0, 0, 0, 0, 1, 0, 0, 0]
  const byParty = polled(
    50,
    votes.map((each, at) => ({ votes: each, ranked: ranked[at] ?? 0, people: invented(20) })),
  )
  const byPeople = polled(
    50,
    votes.map((each, at) => ({ votes: each, ranked: ranked[at] ?? 0, people: [...invented(19), each - 969_000] })),
  )
  for (const poll of [byParty, byPeople]) {
    expect(electedOf(poll).lists?.map((each) => each.seats)).toEqual(seats)
    expect(electedOf(poll).winners).toHaveLength(50)
  }
  expect(placesOf(byParty).map(({ length }) => length)).toEqual(seats)
  // The last of each list has most votes, and stands after its 特定枠 alone.
  expect(placesOf(byPeople)[6]).toEqual([1, 21])
})

it('the example of a journal (議員NAVI, 2020-01-10): 10 seats, two lists with a 特定枠 of one', () => {
  // Of B the one outside the 特定枠 with fewest votes is not elected; of C the one of the 特定枠 is, with fewest votes.
  const ten = 10_000
  const votes = (of: readonly number[]) => of.map((each) => each * ten)
  const poll = polled(
    10,
    [
      { votes: 660 * ten, people: votes([200, 150, 100, 40, 10]) },
      { votes: 540 * ten, ranked: 1, people: votes([180, 100, 90, 80]) },
      { votes: 300 * ten, ranked: 1, people: votes([100, 70, 30]) },
    ],
    (party) => (party === 2 ? 40 : 10) * ten,
  )
  expect(electedOf(poll).lists?.map(({ seats }) => seats)).toEqual([4, 4, 2])
  expect(placesOf(poll)).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, 2],
  ])
})

describe('lots', () => {
  it('equal quotients first, and nobody is elected before; then equal votes inside a list', () => {
    const poll = polled(3, [
      { votes: 600, people: [50, 50, 50] },
      { votes: 600, people: [90, 20, 20] },
    ])
    const open = electedOf(poll)
    expect([open.winners, open.needsLot]).toEqual([[], { seats: 1, candidates: [1, 2] }])
    const next = electedOf({ ...poll, drawn: ({ list }) => (list === undefined ? [2] : null) })
    expect(next.needsLot).toEqual({ list: 1, seats: 1, candidates: [1, 2, 3] })
    const all = electedOf({ ...poll, drawn: ({ list }) => (list === 2 ? [3] : [2]) })
    expect([all.winners, all.needsLot, all.byLot?.length]).toEqual([[4, 6, 8], null, 3])
  })

  it('those of the 特定枠 are in none', () => {
    const people = [
      { place: 1, rank: 1, votes: 0 },
      { place: 2, rank: null, votes: 0 },
      { place: 3, rank: null, votes: 0 },
    ]
    expect(tieByVotes(7, people, 2)).toEqual({ list: 7, seats: 1, candidates: [2, 3] })
    expect(seatedByVotes(people, 2)).toEqual(['won', 'open', 'open'])
    expect(tieByVotes(7, people, 1)).toBeNull()
  })
})

it('who died has no seat, and the place in the list stays', () => {
  const poll = polled(2, [{ votes: 100, ranked: 2, people: [9, 8] }])
  const totals = poll.totals.filter(({ candidate }) => candidate.number !== 2)
  expect(electedOf({ ...poll, totals }).winners).toEqual([3, 4])
})

describe('a signed list', () => {
  const named = { gone: null, displayName: '' }
  const entry = {
    candidates: [
      { number: 1, name: '未来', party: '', ...named },
      { number: 2, name: '市民', party: '', ...named },
      { number: 3, name: '青木　一', party: '未来', ...named },
      { number: 4, name: '石田　二葉', party: '未来', ...named },
      { number: 5, name: '上田　三郎', party: '市民', ...named },
    ],
    openLists: [
      {
        number: 1,
        people: [
          { number: 4, rank: 1 },
          { number: 3, rank: null },
        ],
      },
      { number: 2, people: [{ number: 5, rank: null }] },
    ],
  } as const
  const changed = (at: number, change: object) => ({
    ...entry,
    candidates: entry.candidates.map((each, place) => (place === at ? { ...each, ...change } : each)),
  })
  const lists = (...openLists: readonly OpenList[]) => ({ ...entry, openLists })
  const [one, two] = entry.openLists

  it('has every candidate once, as a party or as a person of one', () => {
    expect(areOpenListsOf(entry)).toBe(true)
    expect(areOpenListsOf(changed(4, { gone: 'died' }))).toBe(true)
  })

  it.each<readonly [string, Parameters<typeof areOpenListsOf>[0]]>([
    ['a candidate of no list', lists(one)],
    ['a person of two lists', lists(one, { number: 2, people: [...two.people, { number: 3, rank: null }] })],
    ['a list without people', lists(one, { number: 2, people: [] })],
    ['lists in another order', lists(two, one)],
    ['a gap in the 特定枠', lists({ number: 1, people: [{ number: 4, rank: 2 }, ...one.people.slice(1)] }, two)],
    ['somebody before the 特定枠', lists({ number: 1, people: one.people.toReversed() }, two)],
    ['a person with the name of another party', changed(4, { party: '未来' })],
    ['a person of a list that was withdrawn', changed(1, { gone: 'withdrew' })],
    ['a party that died', changed(0, { gone: 'died' })],
    ['no list at all', { candidates: entry.candidates }],
  ])('is none: %s', (_, other) => {
    expect(areOpenListsOf(other)).toBe(false)
  })
})
