/** The people on the roll, and those who have the right, by lists and later reports. */
import type { BySex, StationDay } from '#documents/station/station-day.ts'
import type { StationReportSheetInput } from '#documents/station-report.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { Sex } from '#election/definition/definition.ts'
import { eligibleFor, entitledOf } from '#election/definition/entitled.ts'
import { isEligibleOnElectionDay, isEntitledOnElectionDay } from '#election/roll/eligibility.ts'
import { atReception, type IssuerFacts } from '#issuer/session/facts.ts'
import { isBesideRoll, type OpenStation } from '../station.ts'

/**
 * 男女計 of the roll, and of each contest to which fewer have the right (ELG-21). Where nothing has changed it since preparation and they do not come
 * to the sum that the package was signed with, that sum alone is printed.
 */
export function rollBySex({
  books,
  facts,
  station,
  election,
}: OpenStation): Pick<StationDay, 'registered' | 'eligible' | 'entitled'> {
  // 発券のみ: nobody is on a roll here.
  const nobody = { men: 0, women: 0, total: 0 }
  if (facts.slips !== null) return { registered: nobody, eligible: nobody, entitled: [] }
  const contests = atReception(facts)
  const { rules } = election.electionPackage
  const [registered, eligible] = [none(), none()]
  const entitled = contests.map(none)
  for (const voter of books.voters()) {
    // ELG-01: somebody who votes by a decision or judgment is a voter of the day, and on no roll.
    if (voter.station !== station.id || isBesideRoll(books, voter.rollNo)) continue
    if (voter.mark !== 'struck') registered[voter.sex] += 1
    if (isEligibleOnElectionDay(voter, rules)) eligible[voter.sex] += 1
    for (const [place, contest] of contests.entries()) {
      const count = entitled[place]
      if (count !== undefined && isEntitledOnElectionDay(voter, contest, rules)) count[voter.sex] += 1
    }
  }
  const isAsPrepared = books.roll().held.number === 0 && (books.day()?.roll.changes ?? []).length === 0
  const of = (prepared: number, counted: Counted) => ofSum(isAsPrepared ? prepared : sumOf(counted), counted)
  const all = of(facts.eligible, eligible)
  const ofContests = contests.map(({ id }, place) => {
    return { contest: id, ...of(eligibleFor(facts, id), entitled[place] ?? none()) }
  })
  return {
    registered: of(facts.registered, registered),
    eligible: all,
    entitled: ofContests.filter(({ total }) => total < all.total),
  }
}

/** As the station report has them. */
export function electorsReported(station: OpenStation): Pick<StationReport, 'registered' | 'eligible' | 'entitled'> {
  const { registered, eligible, entitled } = rollBySex(station)
  const counts = entitled.map(({ contest, total }) => ({ contest, eligible: total }))
  return { registered: registered.total, eligible: eligible.total, entitled: entitledOf(counts, eligible.total) }
}

export function entitledOnSheet(facts: IssuerFacts, { entitled }: StationReport): StationReportSheetInput['entitled'] {
  const titles = new Map(atReception(facts).map(({ id, title }) => [id, title]))
  return entitled.map(({ contest, eligible }) => ({ title: titles.get(contest) ?? contest, eligible }))
}

type Counted = Record<Sex, number>

function none(): Counted {
  return { M: 0, F: 0, U: 0 }
}

function sumOf({ M, F, U }: Counted): number {
  return M + F + U
}

function ofSum(total: number, counted: Counted): BySex {
  const { M, F } = counted
  return sumOf(counted) === total ? { men: M, women: F, total } : { men: null, women: null, total }
}
