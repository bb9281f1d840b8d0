/**
 * TC-52, PEO 100(4): there are no more candidates than seats, so nobody votes. It takes a contest off every machine and card, so somebody
 * must say it beside the files. On election day it comes too late: people go on voting in it.
 */
import type { CandidateList } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'

export type FallsAwayError =
  | { readonly type: 'falls-away-unsaid'; readonly contests: string }
  | { readonly type: 'falls-away-not'; readonly contests: string }
  | { readonly type: 'falls-away-too-late'; readonly contests: string }

/** @param said contests without a poll, as somebody named them; `whichever`: two people have approved the list itself */
export function withPolls(
  list: CandidateList,
  { electionPackage, list: current }: LoadedElection,
  said: readonly string[] | 'whichever',
  today: LocalDate,
): Result<CandidateList, FallsAwayError> {
  const had = new Set(current.contests.filter(({ uncontested }) => !uncontested).map(({ contest }) => contest))
  const falls = list.contests.filter(({ contest, uncontested }) => uncontested && had.has(contest))
  const ids = falls.map(({ contest }) => contest as string)
  const named = said === 'whichever' ? ids : said
  const not = named.filter((each) => !ids.includes(each))
  if (not.length > 0) return err({ type: 'falls-away-not', contests: not.join(', ') })
  const late = electionPackage.use === 'live' && electionPackage.rules.date <= today
  if (late && said !== 'whichever' && named.length > 0) {
    return err({ type: 'falls-away-too-late', contests: named.join(', ') })
  }
  const unsaid = ids.filter((each) => !named.includes(each))
  if (!late && unsaid.length > 0) return err({ type: 'falls-away-unsaid', contests: unsaid.join(', ') })
  const stays = (contest: string) => late && ids.includes(contest)
  return ok({
    ...list,
    contests: list.contests.map((each) => (stays(each.contest) ? { ...each, uncontested: false } : each)),
  })
}
