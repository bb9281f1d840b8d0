import { type PerContest, perContest } from '#election/contests.ts'

/** One value for each contest that an election can have: those of the first ones, and `rest` for the others. */
export function eachContest<T>(first: readonly T[], rest: T): PerContest<T> {
  return perContest((bit) => first[bit] ?? rest)
}

export function countsOf(...first: readonly number[]): PerContest<number> {
  return eachContest(first, 0)
}
