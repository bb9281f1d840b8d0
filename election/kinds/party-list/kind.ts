/**
 * 衆議院比例代表 (PEO 95-2; (1) read as quoted on 2024-10-27, the rest by what municipalities write of it): a list gets seats by quotients, and its people
 * get them by rank. Votes are those of the whole area of the lists. A count of a part of it reports (TC-55), and nothing here runs.
 */
import { assert } from '#election/assert.ts'
import type { Kind, Outcome, Poll } from '../kind.ts'
import { numbersOf } from '../most-votes.ts'
import { type ListVotes, seatsOf, withDrawn } from '../quotients.ts'
import { drawnOf, lotsSaid, NOTHING_DRAWN } from '../ties.ts'
import { isKnown, type PartyList, tieIn } from './rule.ts'

export const PARTY_LIST = {
  written: ['比例代表', '衆議院比例代表'],
  about: 'parties',
  byTheAct: 'practice',
  seats: 'by-lists',
  mayElectMore: false,
  // PEO 31(4)
  noticeDays: { prefecture: 12, 'designated-city': 12, city: 12, town: 12 },
  listsOf: 'one',
  saysSeats: true,
  // PEO 95(1) and 93(1) are of other elections; what a list loses of its deposit follows from who is elected (PEO 94(1)).
  minimum: null,
  deposit: null,
  // PEO 100(2)
  fallsAway: (parties, { seats }, listed) => parties <= 1 || listed <= seats,
  result: resultOf,
} as const satisfies Kind

function resultOf({ contest: { seats }, totals, lists, drawn = NOTHING_DRAWN }: Poll): Outcome {
  assert(lists !== undefined, 'party list: the contest has its lists')
  const listed = totals.map(({ candidate, votes }) => ({ candidate, votes, people: peopleOf(candidate.number, lists) }))
  const votes = listed.map(({ candidate: { number }, votes: own, people }): ListVotes => {
    return { list: number, votes: own, people: people.length }
  })
  const found = seatsOf(votes, seats)
  const mayHave = (number: number) =>
    (found.seats.get(number) ?? 0) + (found.needsLot?.lists.includes(number) === true ? 1 : 0)
  // PEO 95-2(1) counts who is still on the list. Who is surely on it is enough for these seats, or another list may get one of them.
  const isSure = listed.every(({ candidate, people }) => mayHave(candidate.number) <= people.filter(isKnown).length)
  if (!isSure) {
    const open = listed.map(({ candidate: { number } }) => ({ number, seats: null }))
    return { winners: [], needsLot: null, lists: open }
  }
  // PEO 95-2(2)
  const among = withDrawn(found, drawn)
  const given = listed.map(({ candidate: { number }, people }) => {
    return { number, people, seats: among.seats.get(number) ?? 0 }
  })
  // PEO 95-2(4): after it is known how many seats each list has.
  const ties = among.needsLot === null ? given.flatMap((each) => tieIn(each) ?? []) : []
  const inside = drawnOf(ties, drawn)
  const won = new Map(inside.byLot.map((each) => [each.list, each.won]))
  return {
    winners: numbersOf(listed.filter((_, at) => (given[at]?.seats ?? 0) > 0)),
    needsLot: among.needsLot ?? inside.needsLot,
    ...lotsSaid([...among.byLot, ...inside.byLot]),
    lists: given.map(({ number, seats: own }) => {
      const places = won.get(number)
      return places === undefined ? { number, seats: own } : { number, seats: own, drawn: places }
    }),
  }
}

function peopleOf(number: number, lists: readonly PartyList[]): PartyList['people'] {
  return lists.find((each) => each.number === number)?.people ?? []
}
