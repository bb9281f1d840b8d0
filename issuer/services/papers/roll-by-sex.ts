/** The people on the roll, and those who have the right, by lists and later reports. */
import type { BySex, StationDay } from '#documents/station/station-day.ts'
import { isEligibleOnElectionDay } from '#election/roll/eligibility.ts'
import { isBesideRoll, type OpenStation } from '../station.ts'

/**
 * 男女計 of the roll. Where nothing has changed it since preparation and they do not come to the sum that the package was signed with,
 * that sum alone is printed.
 */
export function rollBySex({
  books,
  facts,
  station,
  election,
}: OpenStation): Pick<StationDay, 'registered' | 'eligible'> {
  // 発券のみ: nobody is on a roll here.
  if (facts.slips !== null) return { registered: ofSum(0, { M: 0, F: 0 }), eligible: ofSum(0, { M: 0, F: 0 }) }
  const registered = { M: 0, F: 0 }
  const eligible = { M: 0, F: 0 }
  for (const voter of books.voters()) {
    // ELG-01: somebody who votes by a decision or judgment is a voter of the day, and on no roll.
    if (voter.station !== station.id || isBesideRoll(books, voter.rollNo)) continue
    if (voter.mark !== 'struck') registered[voter.sex] += 1
    if (isEligibleOnElectionDay(voter, election.electionPackage.rules)) eligible[voter.sex] += 1
  }
  const isAsPrepared = books.roll().held.number === 0 && (books.day()?.roll.changes ?? []).length === 0
  const of = (prepared: number, counted: Readonly<Record<'M' | 'F', number>>) =>
    ofSum(isAsPrepared ? prepared : counted.M + counted.F, counted)
  return { registered: of(facts.registered, registered), eligible: of(facts.eligible, eligible) }
}

function ofSum(total: number, { M, F }: { readonly M: number; readonly F: number }): BySex {
  return M + F === total ? { men: M, women: F, total } : { men: null, women: null, total }
}
