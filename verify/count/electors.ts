/** Who has the right in each contest on the day, by the reports of the stations of election day: `1-received` has those that the count used. */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import type { JsonObject } from '../package/canonical.ts'
import { objects, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'

const LARGEST = 10_000_000

interface ElectorsOfContest {
  readonly eligible: number
  readonly registered: number
}

/** A contest is left out where one of its stations has no report here. */
export type Electors = ReadonlyMap<string, ElectorsOfContest>

/** @param received 1-received */
export function electorsIn(received: JsonObject, trust: Trust): Electors {
  const reports = new Map(objects(received, 'reports', 0, 2000).map((each) => [text(each, 'station', /./su), each]))
  const sums = new Map<string, ElectorsOfContest>()
  const days = trust.stations.filter((station) => !trust.earlyStations.has(station))
  for (const { id, bit } of trust.contests) {
    const own = days.filter((station) => (offeredAt(station, trust) & (1 << bit)) !== 0)
    const there = own.map((station) => reports.get(station)).filter((report) => report !== undefined)
    if (there.length < own.length) continue
    const sum = (of: (report: JsonObject) => number) => there.reduce<number>((all, report) => all + of(report), 0)
    sums.set(id, {
      eligible: sum((report) => eligibleFor(report, id)),
      registered: sum((report) => whole(report, 'registered', 0, LARGEST)),
    })
  }
  return sums
}

/** A mask, as media of the station have it. */
function offeredAt(station: string, trust: Trust): number {
  const index = trust.indexOf(station)
  return index === null ? 0 : (trust.headerOf(index)?.contests ?? 0)
}

function eligibleFor(report: JsonObject, contest: string): number {
  const own = objects(report, 'entitled', 0, CONTESTS_MAX).find((each) => each.contest === contest)
  return whole(own ?? report, 'eligible', 0, LARGEST)
}
