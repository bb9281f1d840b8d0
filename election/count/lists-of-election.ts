/** The lists of records of an election, and what a record in each of them may say (docs/formats/record.md §1). */
import { selectionsOf } from '#election/ballot/record.ts'
import { type ContestList, listsIn, type SeveralLists, severalAmong } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import {
  type CandidateList,
  type Contest,
  contestsOfDistrict,
  type ElectionPackage,
  type Station,
} from '#election/definition/definition.ts'
import type { CandidateId } from '#election/ids.ts'
import { severalListsOf } from '#election/kinds/lists.ts'

export interface ListOfElection {
  readonly list: ContestList
  /** m of each selection: the candidates of any candidate list of the package, or one judge. */
  readonly selections: readonly number[]
}

interface Election {
  readonly electionPackage: Pick<ElectionPackage, 'contests'>
  /** Version 1 first. */
  readonly lists: readonly { readonly list: Pick<CandidateList, 'contests'> }[]
}

/** Media are made for the judges of the first candidate list, and each later one has them too. */
export function severalListsIn({ electionPackage: { contests }, lists }: Election): SeveralLists | null {
  const listed = contests.map(({ id, bit, kind }) => {
    const own = lists[0]?.list.contests.find(({ contest }) => contest === id)
    return { bit, kind, candidates: own?.candidates ?? [] }
  })
  return severalListsOf(listed)
}

/** The same of the media of one station: it may have no part in that contest. */
export function severalAt(election: Election, station: Pick<Station, 'district'>): SeveralLists | null {
  return severalAmong(severalListsIn(election), maskOf(contestsOfDistrict(election.electionPackage, station)))
}

/** The lists of these contests, in the order of their rooms. */
export function listsOfElection(contests: readonly Contest[], election: Election): readonly ListOfElection[] {
  const candidates = new Map(contests.map(({ id, bit }) => [bit, candidatesOf(id, election)]))
  return listsIn(maskOf(contests), severalListsIn(election)).map((list) => ({
    list,
    selections: selectionsOf(list.place, candidates.get(list.bit) ?? []),
  }))
}

function candidatesOf(contest: string, { lists }: Election): readonly CandidateId[] {
  const own = lists.flatMap(({ list }) => list.contests.filter((each) => each.contest === contest))
  return [...new Set(own.flatMap(({ candidates }) => candidates.map(({ id }) => id)))]
}
