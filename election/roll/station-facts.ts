/** How many people the roll has at each station: the facts that the count reconciles with. */
import { type ElectionSources, receptionContestsOf } from '#election/definition/definition.ts'
import { entitledOf, type StationFacts } from '#election/definition/entitled.ts'
import type { StationId } from '#election/ids.ts'
import { isEligibleOnElectionDay, isEntitledOnElectionDay } from './eligibility.ts'

/** One entry a station, in the order of stations.csv. */
export function stationFactsOf(sources: ElectionSources): readonly StationFacts[] {
  const counts = new Map<StationId, { registered: number; eligible: number; entitled: number[] }>()
  const contests = new Map(sources.stations.map((station) => [station.id, receptionContestsOf(sources, station)]))
  for (const [station, own] of contests) counts.set(station, { registered: 0, eligible: 0, entitled: own.map(() => 0) })
  for (const row of sources.roll) {
    const count = counts.get(row.station)
    if (!count) continue
    if (row.mark !== 'struck') count.registered += 1
    if (isEligibleOnElectionDay(row, sources.rules)) count.eligible += 1
    for (const [place, contest] of (contests.get(row.station) ?? []).entries()) {
      if (isEntitledOnElectionDay(row, contest, sources.rules)) count.entitled[place] = (count.entitled[place] ?? 0) + 1
    }
  }
  return [...counts].map(([station, { registered, eligible, entitled }]) => ({
    ...{ station, registered, eligible },
    entitled: entitledOf(
      (contests.get(station) ?? []).map(({ id }, place) => ({ contest: id, eligible: entitled[place] ?? 0 })),
      eligible,
    ),
  }))
}
