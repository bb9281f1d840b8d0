/** The body of the second signed document (D-27). */
import {
  type CandidateList,
  type Contest,
  type ElectionSources,
  type Moved,
  type PackageFile,
  standing,
} from '#election/definition/definition.ts'
import type { ElectionId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { standingIn } from '#election/kinds/open-list/rule.ts'
import { listedIn } from '#election/kinds/party-list/rule.ts'

/** TC-52: no more candidates than seats, so nobody votes and all of them win. */
export function isUncontested(contest: Contest, candidates: number, listed = 0): boolean {
  return kindOf(contest).fallsAway(candidates, contest, listed)
}

/**
 * Unsigned body. Candidates are in the order of the numbers drawn by lot, whatever the order of the file.
 *
 * @param suspended contests that are voted on paper until the list after this one (LAW-19)
 */
export function candidateListOf(
  sources: ElectionSources,
  electionId: ElectionId,
  version = 1,
  files: readonly PackageFile[] = [],
  moved: Moved | null = null,
  suspended: readonly string[] = [],
): CandidateList {
  const contests = drawnContests(sources).map((entry) =>
    // Others may still become candidates: nobody has won before their filing ends.
    suspended.includes(entry.contest) ? { ...entry, uncontested: false, suspended: true } : entry,
  )
  return { format: 1, electionId, version, contests, files, moved }
}

/** The candidates in the order of the lot: the part of a list that exists before its election does. */
export function drawnContests({
  contests,
  candidates,
  displays,
  lists,
  openLists,
  explained,
}: ElectionSources): CandidateList['contests'] {
  return contests.map((contest) => {
    const own = candidates.filter((each) => each.contest === contest.id).sort((a, b) => a.number - b.number)
    const ofParties = own.flatMap(({ number }) => lists?.get(contest.id)?.find((each) => each.number === number) ?? [])
    const { about } = kindOf(contest)
    const open = about === 'open-lists' ? { openLists: openLists?.get(contest.id) ?? [] } : {}
    const words = explained?.get(contest.id)
    const shown = words === undefined ? {} : { explained: words }
    const drawn = { candidates: own, ...(about === 'parties' ? { lists: ofParties } : {}), ...open, ...shown }
    const { parties, people } = standingIn(drawn)
    const [asked, listed] = about === 'open-lists' ? [parties, people] : [standing(own).length, listedIn(drawn)]
    return {
      contest: contest.id,
      uncontested: isUncontested(contest, asked, listed),
      ...drawn,
      display: displays?.get(contest.id) ?? null,
      suspended: false,
    }
  })
}
