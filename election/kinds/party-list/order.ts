/** PEO 95-2, 95-3: who of a list is elected with its seats. */

export interface Listed {
  readonly number: number
  /** Lower house: 当選人となるべき順位, several may share one. Upper house: of the 特定枠 alone, else null. */
  readonly rank: number | null
  /** Upper house: of the person's own name. */
  readonly votes: number
  /**
   * Lower house, of who stands in a district too: own votes, and those of who won there; 惜敗率 is their quotient. Null: in no district.
   */
  readonly district: { readonly votes: number; readonly most: number } | null
  /** Elected in the district, or below its 供託物没収点: as if not on the list. */
  readonly isOut: boolean
}

export interface ElectedOfList {
  /** In the order in which the seats go to them. */
  readonly winners: readonly number[]
  /** `seats` of these `people` are to be drawn; null when nobody is equal across the last seat. */
  readonly needsLot: { readonly seats: number; readonly people: readonly number[] } | null
}

/** How many of a list can be elected: seats of the others go to other lists. */
export function peopleOf(list: readonly Listed[]): number {
  return list.filter(({ isOut }) => !isOut).length
}

/** 衆議院: by rank; who shares one, by 惜敗率. */
export function electedByRank(list: readonly Listed[], seats: number): ElectedOfList {
  return elected(list, seats, (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byRatio(a, b))
}

/** 参議院: 特定枠 in its order, then by own votes. */
export function electedByVotes(list: readonly Listed[], seats: number): ElectedOfList {
  const place = ({ rank }: Listed) => rank ?? Number.POSITIVE_INFINITY
  return elected(list, seats, (a, b) => (place(a) === place(b) ? b.votes - a.votes : place(a) - place(b)))
}

/** Below zero: `a` comes first. Multiplied out. */
function byRatio({ district: a }: Listed, { district: b }: Listed): number {
  if (a === null || b === null) return 0
  const [left, right] = [BigInt(a.votes) * BigInt(b.most), BigInt(b.votes) * BigInt(a.most)]
  return left > right ? -1 : left < right ? 1 : 0
}

function elected(list: readonly Listed[], seats: number, order: (a: Listed, b: Listed) => number): ElectedOfList {
  const able = list.filter(({ isOut }) => !isOut).sort(order)
  const last = able[seats - 1]
  if (last === undefined || seats === 0)
    return { winners: able.slice(0, seats).map(({ number }) => number), needsLot: null }
  const above = able.filter((each) => order(each, last) < 0)
  const equal = able.filter((each) => order(each, last) === 0)
  const left = seats - above.length
  const winners = (of: readonly Listed[]) => of.map(({ number }) => number)
  if (equal.length === left) return { winners: winners([...above, ...equal]), needsLot: null }
  return { winners: winners(above), needsLot: { seats: left, people: winners(equal) } }
}
