/** The candidate lists of a package, for the opening of a record: version, hash, and the candidates of each contest. */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { RecordList } from './record.ts'

export function recordListsOf({
  electionPackage,
  lists,
}: Pick<LoadedElection, 'electionPackage' | 'lists'>): readonly RecordList[] {
  return lists.map(({ list, listHash }) => ({
    version: list.version,
    hash: listHash,
    stands: new Map(
      electionPackage.contests.map(({ id, bit }) => {
        const listed = list.contests.find((entry) => entry.contest === id)
        return [bit, new Set<number>(listed?.candidates.map((candidate) => candidate.id))]
      }),
    ),
  }))
}
