/** The people on the roll, and those who have the right, by lists and later reports. */
import type { BySex, StationDay } from '#documents/station/station-day.ts'
import type { Sex } from '#election/definition/definition.ts'
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
  const nobody = { men: 0, women: 0, total: 0 }
  if (facts.slips !== null) return { registered: nobody, eligible: nobody }
  const registered = { M: 0, F: 0, U: 0 }
  const eligible = { M: 0, F: 0, U: 0 }
  for (const voter of books.voters()) {
    // ELG-01: somebody who votes by a decision or judgment is a voter of the day, and on no roll.
    if (voter.station !== station.id || isBesideRoll(books, voter.rollNo)) continue
    if (voter.mark !== 'struck') registered[voter.sex] += 1
    if (isEligibleOnElectionDay(voter, election.electionPackage.rules)) eligible[voter.sex] += 1
  }
  const isAsPrepared = books.roll().held.number === 0 && (books.day()?.roll.changes ?? []).length === 0
  const of = (prepared: number, counted: Readonly<Record<Sex, number>>) =>
    ofSum(isAsPrepared ? prepared : counted.M + counted.F + counted.U, counted)
  return { registered: of(facts.registered, registered), eligible: of(facts.eligible, eligible) }
}

function ofSum(total: number, { M, F, U }: Readonly<Record<Sex, number>>): BySex {
  return M + F + U === total ? { men: M, women: F, total } : { men: null, women: null, total }
}
