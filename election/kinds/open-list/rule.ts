/** 参議院名簿 (PEO 86-3(1)): a party and its people, each with a number on the ballot. A voter chooses one of them (46(3)). Signed with the candidate list. */
import type { Tie } from '../ties.ts'

/** 参議院名簿届出政党等 and its 参議院名簿登載者. */
export interface OpenList {
  /** The party's, in its contest. */
  readonly number: number
  /** Those of the 特定枠 first, by rank; then all others, by number. */
  readonly people: readonly OnOpenList[]
}

interface OnOpenList {
  /** The person's, in the contest. */
  readonly number: number
  /** 特定枠: 当選人となるべき順位, from 1 without a gap. Null: the person's own votes decide. */
  readonly rank: number | null
}

interface Entry {
  readonly candidates: readonly {
    readonly number: number
    readonly gone: unknown
    readonly party: string
    readonly name: string
    readonly displayName: string
  }[]
  readonly openLists?: readonly OpenList[] | undefined
}

/**
 * Every candidate is a party with its list, or a person of exactly one. A person bears the party's name, so that no page shows one without the
 * other; nobody stands for a party that has withdrawn its list.
 */
export function areOpenListsOf({ candidates, openLists }: Entry): boolean {
  if (openLists === undefined || openLists.length === 0) return false
  const named = openLists.flatMap(({ number, people }) => [number, ...people.map((each) => each.number)])
  const numbers = candidates.map(({ number }) => number)
  const isWhole =
    new Set(named).size === named.length && [...named].sort(ascending).join() === [...numbers].sort(ascending).join()
  const of = (number: number) => candidates.find((each) => each.number === number)
  const areTheirs = openLists.every(({ number, people }) => {
    const party = of(number)
    if (party === undefined || party.gone === 'died' || party.displayName !== '') return false
    return people.every((each) => {
      const person = of(each.number)
      return person?.party === party.name && (party.gone === null || person.gone !== null)
    })
  })
  const inOrder = openLists.every(({ number }, at) => at === 0 || number > (openLists[at - 1]?.number ?? 0))
  return isWhole && areTheirs && inOrder && openLists.every(({ people }) => people.length > 0 && areInOrder(people))
}

function areInOrder(people: readonly OnOpenList[]): boolean {
  const ranked = people.filter(({ rank }) => rank !== null)
  const others = people.slice(ranked.length)
  const byRank = ranked.every(({ rank }, at) => people[at]?.rank === rank && rank === at + 1)
  return byRank && others.every(({ number }, at) => at === 0 || number > (others[at - 1]?.number ?? 0))
}

/** PEO 100(3): parties that stand, and people on their lists. */
export function standingIn({ candidates, openLists = [] }: Entry): {
  readonly parties: number
  readonly people: number
} {
  const stands = (number: number) => candidates.some((each) => each.number === number && each.gone === null)
  return {
    parties: openLists.filter(({ number }) => stands(number)).length,
    people: openLists.flatMap(({ people }) => people).filter(({ number }) => stands(number)).length,
  }
}

export interface PersonVotes {
  /** In the signed list, from 1. */
  readonly place: number
  readonly rank: number | null
  /** In the unit of the votes. */
  readonly votes: number
}

export type SeatedByVotes = 'won' | 'open' | 'not-won'

/**
 * PEO 95-3(3), (4): those of the 特定枠 in their order, whatever their votes; then by own votes, down to none.
 *
 * @param people who can be elected, in the order of the list
 * @param drawn places to which a lot gave a seat; null: none was drawn
 */
export function seatedByVotes(
  people: readonly PersonVotes[],
  seats: number,
  drawn: readonly number[] | null = null,
): readonly SeatedByVotes[] {
  const ranked = people.filter(({ rank }) => rank !== null).length
  return people.map((own, at): SeatedByVotes => {
    if (own.rank !== null) return at < seats ? 'won' : 'not-won'
    const others = people.filter((each) => each.rank === null && each.place !== own.place)
    const before = ranked + others.filter(({ votes }) => votes > own.votes).length
    const equal = others.filter(({ votes }) => votes === own.votes).length
    if (before >= seats) return 'not-won'
    if (before + equal < seats) return 'won'
    return drawn === null ? 'open' : drawn.includes(own.place) ? 'won' : 'not-won'
  })
}

/** PEO 95-3(3): equal votes around the last seat of a list; the chair draws in the meeting of election. Null: there are none. */
export function tieByVotes(list: number, people: readonly PersonVotes[], seats: number): Tie | null {
  const seated = seatedByVotes(people, seats)
  const open = people.filter((_, at) => seated[at] === 'open')
  const won = seated.filter((each) => each === 'won').length
  return open.length === 0 ? null : { list, seats: seats - won, candidates: open.map(({ place }) => place) }
}

function ascending(a: number, b: number): number {
  return a - b
}

/** The parties, from which a voter chooses first, in the order of the entry. */
export function partiesIn<T extends { readonly number: number }>(
  candidates: readonly T[],
  openLists: readonly OpenList[],
): readonly T[] {
  return candidates.filter(({ number }) => openLists.some((each) => each.number === number))
}

/** Then from these: that party itself, and its people in the order of the entry. */
export function choicesOfList<T extends { readonly number: number }>(
  candidates: readonly T[],
  { number, people }: OpenList,
): readonly T[] {
  const isPerson = (each: T) => people.some((person) => person.number === each.number)
  return [...candidates.filter((each) => each.number === number), ...candidates.filter(isPerson)]
}
