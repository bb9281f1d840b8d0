/** People know a contest by its title; files and facts name it by its id. */
export interface Titled {
  readonly id: string
  readonly title: string
}

/** The id, where no package is at hand or it has no such contest. */
export function titleOf(id: string, contests: readonly Titled[]): string {
  return contests.find((contest) => contest.id === id)?.title ?? id
}
