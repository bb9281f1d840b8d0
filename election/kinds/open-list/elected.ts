/**
 * 参議院比例代表: who is elected (PEO 95-3). (1), (3) and (4) were read as quoted on 2020-01-10; (2), and that votes for a person of the 特定枠 are the
 * party's (68-3), by what a prefecture wrote for the poll of 2025-07-20. The law itself is still to be read.
 */
import type { CandidateNumber } from '#election/ids.ts'
import type { Outcome, PollTotal } from '../kind.ts'
import { seatsOf, withDrawn } from '../quotients.ts'
import { type Draws, drawnOf, lotsSaid, NOTHING_DRAWN } from '../ties.ts'
import { type OpenList, type PersonVotes, seatedByVotes, tieByVotes } from './rule.ts'

export interface OpenPoll {
  readonly contest: { readonly seats: number }
  /** Parties and people who stand on the day of the poll, in the unit of the votes. */
  readonly totals: readonly PollTotal[]
  readonly openLists: readonly OpenList[]
  readonly drawn?: Draws | undefined
}

interface Listed extends PersonVotes {
  readonly number: CandidateNumber
}

interface OfList {
  readonly number: number
  /** PEO 95-3(1): the party's own, and those of all its people. */
  readonly votes: number
  readonly people: readonly Listed[]
}

/** `winners` are people; `lists` are the seats of the parties. */
export function electedOf({ contest: { seats }, totals, openLists, drawn = NOTHING_DRAWN }: OpenPoll): Outcome {
  const lists = openLists.map((list) => ofList(list, totals))
  const votes = lists.map(({ number, votes: own, people }) => ({ list: number, votes: own, people: people.length }))
  // PEO 95-3(2)
  const among = withDrawn(seatsOf(votes, seats), drawn)
  const seated = lists.map(({ number, people }) => ({ number, people, seats: among.seats.get(number) ?? 0 }))
  const seatsOfLists = seated.map(({ number, seats: own }) => ({ number, seats: own }))
  // Who of a list is elected is not known before its seats are.
  if (among.needsLot !== null) return { winners: [], needsLot: among.needsLot, lists: seatsOfLists }
  const inside = drawnOf(
    seated.flatMap(({ number, people, seats: own }) => tieByVotes(number, people, own) ?? []),
    drawn,
  )
  const won = new Map(inside.byLot.map((each) => [each.list, each.won]))
  return {
    winners: seated
      .flatMap(({ number, people, seats: own }) => {
        const outcomes = seatedByVotes(people, own, won.get(number) ?? null)
        return people.filter((_, at) => outcomes[at] === 'won').map((each) => each.number)
      })
      .sort((a, b) => a - b),
    needsLot: inside.needsLot,
    ...lotsSaid([...among.byLot, ...inside.byLot]),
    lists: seatsOfLists.map((each) => {
      const places = won.get(each.number)
      return places === undefined ? each : { ...each, drawn: places }
    }),
  }
}

/** Who died or withdrew has no total, no votes, and no seat. */
function ofList({ number, people }: OpenList, totals: readonly PollTotal[]): OfList {
  const listed = people.flatMap((each, at): readonly Listed[] => {
    const total = totals.find(({ candidate }) => candidate.number === each.number)
    if (total === undefined) return []
    return [{ number: total.candidate.number, place: at + 1, rank: each.rank, votes: total.votes }]
  })
  const own = totals.find(({ candidate }) => candidate.number === number)?.votes ?? 0
  return { number, votes: listed.reduce((sum, { votes }) => sum + votes, own), people: listed }
}
