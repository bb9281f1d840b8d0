import { type PerList, perList } from '#election/contest-lists.ts'
import { type PerContest, perContest } from '#election/contests.ts'

/** One value for each contest that an election can have: those of the first ones, and `rest` for the others. */
function eachContest<T>(first: readonly T[], rest: T): PerContest<T> {
  return perContest((bit) => first[bit] ?? rest)
}

export function countsOf(...first: readonly number[]): PerContest<number> {
  return eachContest(first, 0)
}

/** The numbers of a seal: those of the first contests, and none in the other lists. */
export function sealCounts(...first: readonly number[]): PerList<number> {
  return eachList(first, 0)
}

export function eachList<T>(first: readonly T[], rest: T): PerList<T> {
  return perList((room) => first[room] ?? rest)
}
