/**
 * 参議院比例代表, from what is quoted of the law (PEO 95-3): a vote for a person is one for the person's list. Seat after seat goes to the list with the
 * largest votes ÷ (seats + 1), as long as somebody of it is left; inside, a queue is made of the 特定枠 and then of people by their votes.
 */
import type { Drawn, Elected, ListElected, Tie } from '../kind.ts'
import { ascending } from '../most-votes.ts'
import type { OpenListOfParty } from './rule.ts'

export interface OpenVotes {
  readonly seats: number
  readonly lists: readonly OpenListOfParty[]
  /** Of parties and people who stand. */
  readonly votes: readonly { readonly number: number; readonly votes: bigint }[]
}

interface Running {
  readonly number: number
  readonly votes: bigint
  readonly queue: readonly Waiting[]
  seats: number
}

interface Waiting {
  readonly number: number
  readonly place: number
  /** A group of one for each of the 特定枠; after them, one for each number of votes. */
  readonly group: number
}

export function elected({ seats, lists, votes }: OpenVotes, drawn: Drawn): Elected {
  const of = new Map(votes.map((each) => [each.number, each.votes]))
  const running = lists.map(({ number, people }): Running => {
    const theirs = people.reduce((sum, each) => sum + (of.get(each.number) ?? 0n), of.get(number) ?? 0n)
    return { number, votes: theirs, queue: queueOf(people, of), seats: 0 }
  })
  const tied = handOut(running, seats)
  const tie = tied === null ? null : { seats: tied.seats, candidates: ascending(tied.among) }
  const lot = tie === null ? [] : drawn(tie)
  for (const each of running) if (lot?.includes(each.number)) each.seats += 1
  if (lot === null) {
    return { winners: [], needsLot: tie, lists: running.map(({ number, seats: own }) => empty(number, own)) }
  }
  let needsLot: Tie | null = null
  const winners: number[] = []
  const seated = running.map((list) => {
    const { first, equals } = cut(list)
    const equal: Tie = { list: list.number, seats: list.seats - first.length, candidates: placesOf(equals) }
    const places = equals.length === 0 ? [] : needsLot === null ? drawn(equal) : null
    if (places === null) needsLot ??= equal
    const won = [...first, ...equals.filter(({ place }) => places?.includes(place))]
    winners.push(...won.map(({ number }) => number))
    return { ...empty(list.number, list.seats), won: placesOf(won), open: places === null ? placesOf(equals) : [] }
  })
  return { winners: winners.sort((a, b) => a - b), needsLot, lists: seated }
}

function empty(number: number, seats: number): ListElected {
  return { number, seats, won: [], open: [] }
}

function placesOf(people: readonly Waiting[]): readonly number[] {
  return people.map(({ place }) => place).sort((a, b) => a - b)
}

function queueOf(people: OpenListOfParty['people'], of: ReadonlyMap<number, bigint>): readonly Waiting[] {
  const standing = people.map((each, at) => ({ ...each, place: at + 1 })).filter(({ number }) => of.has(number))
  const ranked = standing.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const others = standing.filter(({ rank }) => rank === null)
  const heights = [...new Set(others.map(({ number }) => of.get(number) ?? 0n))].sort((a, b) => (a > b ? -1 : 1))
  return [
    ...ranked.map(({ number, place }, group) => ({ number, place, group })),
    ...heights.flatMap((height, at) => {
      const same = others.filter(({ number }) => of.get(number) === height)
      return same.map(({ number, place }) => ({ number, place, group: ranked.length + at }))
    }),
  ]
}

/** Groups that have a seat whole, and the one that the last seat cuts. */
function cut({ queue, seats }: Running): { readonly first: readonly Waiting[]; readonly equals: readonly Waiting[] } {
  const next = queue[seats]
  const last = queue[seats - 1]
  if (next === undefined || last === undefined || next.group !== last.group)
    return { first: queue.slice(0, seats), equals: [] }
  return {
    first: queue.filter(({ group }) => group < last.group),
    equals: queue.filter(({ group }) => group === last.group),
  }
}

/** @returns what is left for the chair to draw among equal lists; null: nothing */
function handOut(
  lists: readonly Running[],
  seats: number,
): { readonly seats: number; readonly among: readonly Running[] } | null {
  let left = seats
  while (left > 0) {
    const able = lists.filter((each) => each.votes > 0n && each.seats < each.queue.length)
    const next = (a: Running, b: Running) => a.votes * BigInt(b.seats + 1) - b.votes * BigInt(a.seats + 1)
    const best = able.filter((each) => able.every((other) => next(each, other) >= 0n))
    if (best.length === 0) return null
    if (best.length > left) return { seats: left, among: best }
    for (const each of best) each.seats += 1
    left -= best.length
  }
  return null
}
