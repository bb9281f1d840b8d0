/** People know a contest by its title; files and facts name it by its id. */
export interface Titled {
  readonly id: string
  readonly title: string
}

/** @returns the title; the id if no package is at hand, or the package has no such contest */
export function titleOf(id: string, contests: readonly Titled[]): string {
  return contests.find((contest) => contest.id === id)?.title ?? id
}
