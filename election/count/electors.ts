/** 登録者 and 当日有権者 of each contest, as the stations' reports have them. */
import type { ElectionPackage } from '#election/definition/definition.ts'
import { eligibleFor } from '#election/definition/entitled.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { Turnout } from '#election/kinds/kind.ts'
import type { StationReport } from './station-report.ts'
import { wholeVotes } from './votes-in-thousandths.ts'

export interface Electors {
  readonly registered: number
  readonly eligible: number
}

type Reports = ReadonlyMap<StationId, Pick<StationReport, 'registered' | 'eligible' | 'entitled'>>

/** Stations of election day alone: who votes early is on the roll of one of them. A contest without one of their reports is left out. */
export function electorsOf(
  { contests, stations }: Pick<ElectionPackage, 'contests' | 'stations'>,
  all: Reports,
): ReadonlyMap<ContestId, Electors> {
  const days = stations.filter(({ earlyVoting }) => !earlyVoting)
  return new Map(
    contests.flatMap(({ id, districts }): readonly (readonly [ContestId, Electors])[] => {
      const own = days.filter(({ district }) => districts.length === 0 || districts.includes(district))
      const reports = own.flatMap((station) => all.get(station.id) ?? [])
      if (reports.length < own.length) return []
      const sum = (of: (report: (typeof reports)[number]) => number) => reports.reduce((sum, each) => sum + of(each), 0)
      // ELG-21: of this contest; who is registered is so for all of them.
      const eligible = sum((report) => eligibleFor(report, id))
      return [[id, { registered: sum(({ registered }) => registered), eligible }]]
    }),
  )
}

/** In the unit of the votes. @param cast 投票総数 @param electors null: a station's report is missing */
export function turnoutOf(cast: number, electors: Electors | null): Turnout {
  const votes = (of: keyof Electors) => (electors === null ? null : wholeVotes(electors[of]))
  return { cast: wholeVotes(cast), electors: votes('eligible'), registered: votes('registered') }
}
