/** 名簿 (PEO 86-2(1)): whom a party puts up in which order, signed with the candidate list. The voter chooses a party. */
import type { Tie } from '../ties.ts'

/** 名簿届出政党等 and its 名簿登載者. */
export interface PartyList {
  /** The party's, in its contest. */
  readonly number: number
  /** Ascending ranks. */
  readonly people: readonly Listed[]
}

/** A person who is elected in a district, or is below its 供託物没収点, is as if not on the list (PEO 95-2(5), (6)): the next list leaves the person out. */
export interface Listed {
  readonly name: string
  readonly kana: string
  /** 当選人となるべき順位. Who stands in a district too may share it with others who do (PEO 86-2(6)). */
  readonly rank: number
  /** Null: the person stands in no district (小選挙区). `unknown`: in one, whose votes are not signed yet. Else 惜敗率 is votes ÷ most. */
  readonly district: 'unknown' | DistrictVotes | null
}

interface DistrictVotes {
  readonly votes: number
  /** The winner's there: more than `votes`. */
  readonly most: number
}

/** A list names at most so many people. */
export const LISTED_MAX = 200
/** A list can give each of its people a rank of their own. */
export const RANK_MAX = 200
export const DISTRICT_VOTES_MAX = 10 ** 7

/** PEO 86-2(6): one rank for several people only where each of them stands in a district too. */
export function sharesRankRightly(people: readonly Pick<Listed, 'rank' | 'district'>[]): boolean {
  return people.every(
    ({ rank, district }) => district !== null || people.filter((each) => each.rank === rank).length === 1,
  )
}

interface Entry {
  readonly candidates: readonly { readonly number: number; readonly gone: unknown; readonly displayName: string }[]
  readonly lists?: readonly PartyList[] | undefined
}

/** A list for each party in the order of the parties, by rank. A party does not die, and what is shown is the name of the notice. */
export function areListsOf({ candidates, lists }: Entry): boolean {
  if (lists === undefined || lists.length !== candidates.length) return false
  const areParties = candidates.every(({ gone, displayName }) => gone !== 'died' && displayName === '')
  return areParties && lists.every(({ number, people }, at) => number === candidates[at]?.number && areInOrder(people))
}

function areInOrder(people: readonly Listed[]): boolean {
  return sharesRankRightly(people) && people.every(({ rank }, at) => at === 0 || rank >= (people[at - 1]?.rank ?? 0))
}

/** PEO 100(2): all who are listed, by the parties that stand. */
export function listedIn({ candidates, lists = [] }: Entry): number {
  return lists.reduce((sum, { people }, at) => sum + (candidates[at]?.gone === null ? people.length : 0), 0)
}

/** The seats of a list; null: they hang on who of the lists is elected in a district. */
export interface SeatsOfList {
  readonly number: number
  readonly seats: number | null
  /** Places that a lot inside the list gave a seat. Left out: there was none. */
  readonly drawn?: readonly number[]
}

/** How a list's seats bear on one of its people. `open`: it hangs on the districts, or on a lot among equal 惜敗率 that is not drawn yet. */
export type Seated = 'won' | 'open' | 'not-won'

/** PEO 95-2(3), (4): by rank; who shares one, by 惜敗率. In the order of the list. */
export function seatedOf(
  people: readonly Listed[],
  seats: number | null,
  drawn: readonly number[] | null = null,
): readonly Seated[] {
  return people.map((own, at): Seated => {
    if (seats === 0) return 'not-won'
    if (seats === null) return 'open'
    const others = people.filter((each) => each !== own)
    const surely = others.filter((each) => isKnown(each) && isBefore(each, own) === 'yes').length
    const perhaps = others.filter((each) => isBefore(each, own) !== 'no').length
    if (surely >= seats) return 'not-won'
    if (isKnown(own) && perhaps < seats) return 'won'
    return drawn === null ? 'open' : drawn.includes(at + 1) ? 'won' : 'not-won'
  })
}

/** PEO 95-2(4): equal 惜敗率 around the last seat of a list; the chair draws. Null: there are none, or it hangs on the districts. */
export function tieIn(list: PartyList & { readonly seats: number }): Tie | null {
  const { number, people, seats } = list
  const seated = seatedOf(people, seats)
  const placesOf = (wanted: Seated) => seated.flatMap((each, at) => (each === wanted ? [at + 1] : []))
  const open = placesOf('open')
  const isCertain = open.every((place) => isKnown(people[place - 1] ?? { district: 'unknown' }))
  if (open.length === 0 || !isCertain) return null
  return { list: number, seats: seats - placesOf('won').length, candidates: open }
}

/** Nobody with `unknown` is sure to be still on the list. */
export function isKnown({ district }: Pick<Listed, 'district'>): boolean {
  return district !== 'unknown'
}

/** Multiplied out: a part of a vote is not lost in a division. */
function isBefore(a: Listed, b: Listed): 'yes' | 'no' | 'perhaps' {
  if (a.rank !== b.rank) return a.rank < b.rank ? 'yes' : 'no'
  const [one, other] = [a.district, b.district]
  if (one === null || other === null || one === 'unknown' || other === 'unknown') return 'perhaps'
  const [left, right] = [BigInt(one.votes) * BigInt(other.most), BigInt(other.votes) * BigInt(one.most)]
  if (left === right) return 'perhaps'
  return left > right ? 'yes' : 'no'
}
