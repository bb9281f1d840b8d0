/**
 * 衆議院比例代表, from the law (PEO 95-2; (1) as quoted on 2024-10-27): seat after seat goes to the list with the largest quotient of its votes by
 * 1, 2, 3 …, as long as the list has a person for it (1); equal ones for the last seats are drawn (2); in a list by rank (3), and by 惜敗率 in a rank, equal ones by lot (4).
 */
import type { Elected, Kind, ListElected, Tie, Votes } from '../kind.ts'
import { ascending } from '../most-votes.ts'
import type { ListOfParty, Person } from './rule.ts'

export const partyList: Kind = {
  seats: 'by-lists',
  listsOf: 'one',
  elected({ seats, votes, lists }, drawn): Elected {
    const running = votes.map(({ number, votes: own }): Running => {
      return { number, votes: own, people: listOf(lists, number).people, seats: 0 }
    })
    const tied = handOut(running, seats)
    // (5), (6): who is elected in a district or has too few votes there leaves the list, and may take its seat along.
    const hangs = running.some((each) => each.seats + (tied?.among.includes(each) ? 1 : 0) > sureOf(each.people))
    if (hangs) {
      const open = running.map(({ number, people }) => listed(number, people, null))
      return { winners: [], needsLot: null, lists: open }
    }
    const tie = tied === null ? null : { seats: tied.seats, candidates: ascending(tied.among) }
    const lot = tie === null ? [] : drawn(tie)
    for (const each of running) if (lot?.includes(each.number)) each.seats += 1
    let needsLot: Tie | null = lot === null ? tie : null
    const seated = running.map(({ number, people, seats: own }) => {
      const before = listed(number, people, own)
      const equal = needsLot === null ? equals(before, people) : null
      if (equal === null) return before
      const places = drawn(equal)
      if (places === null) needsLot = equal
      return places === null ? before : { ...before, won: inOrder([...before.won, ...places]), open: [] }
    })
    return { winners: ascending(running.filter((each) => each.seats > 0)), needsLot, lists: seated }
  },
}

interface Running {
  readonly number: number
  readonly votes: bigint
  readonly people: readonly Person[]
  seats: number
}

/** @returns what is left for the chair to draw among equals; null: nothing */
function handOut(
  lists: readonly Running[],
  seats: number,
): { readonly seats: number; readonly among: Running[] } | null {
  let left = seats
  while (left > 0) {
    const able = lists.filter((each) => each.votes > 0n && each.seats < each.people.length)
    const best = able.filter((each) => able.every((other) => compared(each, other) >= 0n))
    if (best.length === 0) return null
    if (best.length > left) return { seats: left, among: best }
    for (const each of best) each.seats += 1
    left -= best.length
  }
  return null
}

/** Above zero: the next quotient of `a` is the larger one. */
function compared(a: Running, b: Running): bigint {
  return a.votes * BigInt(b.seats + 1) - b.votes * BigInt(a.seats + 1)
}

function sureOf(people: readonly Person[]): number {
  return people.filter(({ district }) => district !== 'unknown').length
}

function listOf(lists: Votes['lists'], number: number): ListOfParty {
  return lists?.find((each) => each.number === number) ?? { number, people: [] }
}

function listed(number: number, people: readonly Person[], seats: number | null): ListElected {
  const [won, open]: [number[], number[]] = [[], []]
  people.forEach((own, at) => {
    const before = people.filter((each, place) => place !== at && each.district !== 'unknown' && isAhead(each, own))
    const notAfter = people.filter((each, place) => place !== at && !isAhead(own, each))
    if (seats !== null && before.length >= seats) return
    if (seats !== null && own.district !== 'unknown' && notAfter.length < seats) won.push(at + 1)
    else open.push(at + 1)
  })
  return { number, seats, won, open }
}

/** Only a lot can put these into an order. */
function equals({ number, seats, won, open }: ListElected, people: readonly Person[]): Tie | null {
  const isOpen = open.length > 0 && open.every((place) => people[place - 1]?.district !== 'unknown')
  return isOpen && seats !== null ? { list: number, seats: seats - won.length, candidates: open } : null
}

function inOrder(places: readonly number[]): readonly number[] {
  return [...places].sort((a, b) => a - b)
}

/** For certain, whatever the districts say. */
function isAhead(a: Person, b: Person): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank
  if (typeof a.district === 'string' || typeof b.district === 'string') return false
  return a.district.votes * b.district.most > b.district.votes * a.district.most
}
