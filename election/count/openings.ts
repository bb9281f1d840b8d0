/**
 * Which contests of a district are opened (count.md §6): by some ordinances the ballots of a question stay closed where too few have voted. Only what is
 * signed is asked, and how many papers are accepted where the answer hangs on it: a report that was typed in decides nothing (MED-06).
 */
import { type Contest, contestsOfDistrict, type ElectionPackage } from '#election/definition/definition.ts'
import { eligibleFor } from '#election/definition/entitled.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { Opening, SaidOfVoters, VotersMeasured } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { once } from '#election/once.ts'
import type { AcceptedPapers, Receipt } from './receipt.ts'
import type { StationReport } from './station-report.ts'

/** A contest whose ballots stay closed. */
export interface NotOpened extends VotersMeasured {
  readonly contest: ContestId
}

interface Said {
  /** The last one of each station that is signed. */
  readonly reports: ReadonlyMap<StationId, StationReport>
  /** Records of the contest in the seal of the online box. */
  readonly online: (contest: Contest) => number
  readonly accepted: readonly AcceptedPapers[]
}

export type Openings = ReadonlyMap<ContestId, Opening>

export function openingsOf(electionPackage: ElectionPackage, said: Said): Openings {
  return new Map(electionPackage.contests.map((contest) => [contest.id, openingOf(contest, electionPackage, said)]))
}

/** At the tally, as long as nothing is opened. Records of a lost box are no voters: nobody knows whether there were any. */
export const openingsIn = once((receipt: Receipt, electionPackage: ElectionPackage): Openings => {
  const signed = [...receipt.reports].filter(([station]) => !receipt.typed.has(station))
  return openingsOf(electionPackage, {
    reports: new Map(signed),
    online: ({ id }) => receipt.online?.records.get(id) ?? 0,
    accepted: [...receipt.accepted.values()],
  })
})

export function notOpenedIn(openings: Openings): readonly NotOpened[] {
  return [...openings].flatMap(([contest, opening]) => {
    if (opening.type !== 'not-opened') return []
    const { voters, pending, electors } = opening
    return [{ contest, voters, pending, electors }]
  })
}

function openingOf(contest: Contest, electionPackage: ElectionPackage, said: Said): Opening {
  const { opening } = kindOf(contest)
  if (opening === undefined) return { type: 'opened' }
  const { id } = contest
  const own = electionPackage.stations.filter((each) => contestsOfDistrict(electionPackage, each).includes(contest))
  const stations = own.map((each) => {
    const report = said.reports.get(each.id)
    return { station: each.id, report: report === undefined ? null : votersIn(report, id, each.earlyVoting) }
  })
  const accepted = said.accepted.find((each) => each.contest === id)?.accepted ?? null
  return opening(contest, { stations, online: said.online(contest), accepted })
}

/** Null: the report has no line of the contest, and says nothing of it. */
function votersIn(report: StationReport, id: ContestId, isEarly: boolean): SaidOfVoters['stations'][number]['report'] {
  const line = report.contests.find(({ contest }) => contest === id)
  if (line === undefined) return null
  const { issued, returned, found, onPaper } = line
  return {
    electors: isEarly ? 0 : eligibleFor(report, id),
    voters: issued - returned - found + onPaper.braille + onPaper.ordinary,
    mayBeRefused: onPaper.absentee + onPaper.notAccepted + onPaper.provisional,
  }
}
