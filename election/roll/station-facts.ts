/** How many people the roll has at each station: the facts that the count reconciles with. */
import type { ElectionSources, StationFacts } from '#election/definition/definition.ts'
import { isEligibleOnElectionDay } from './eligibility.ts'

/** One entry a station, in the order of stations.csv. */
export function stationFactsOf(sources: ElectionSources): readonly StationFacts[] {
  const facts = new Map(sources.stations.map((station) => [station.id, { registered: 0, eligible: 0 }]))
  for (const row of sources.roll) {
    const fact = facts.get(row.station)
    if (!fact) continue
    if (row.mark !== 'struck') fact.registered += 1
    if (isEligibleOnElectionDay(row, sources.rules)) fact.eligible += 1
  }
  return [...facts].map(([station, fact]) => ({ station, ...fact }))
}
