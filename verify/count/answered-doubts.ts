/**
 * count.md §5: what is no doubt of a medium once the signed report of its station was read. An honest take-over is named there, and a list
 * that came after a station had closed could not have reached its machines (R4): an auditor who reads `?` on each such day learns to overlook it.
 */
import type { Doubt, MediumFinding } from '../medium/finding.ts'
import type { Trust } from '../package/trust.ts'
import type { Report } from './report-fields.ts'
import { lastReports } from './signed-reports.ts'
import type { StationReports } from './station-reports.ts'

export function withoutAnsweredDoubts(
  media: readonly MediumFinding[],
  reports: StationReports,
  trust: Trust,
): readonly MediumFinding[] {
  const last = lastReports(reports.genuine)
  return media.map((medium) => {
    const said = last.get(medium.station ?? '') ?? []
    const doubts = medium.doubts.filter(
      (doubt) => said.length === 0 || !said.every((report) => isAnswered(doubt, medium, report, trust)),
    )
    return doubts.length === medium.doubts.length ? medium : { ...medium, doubts }
  })
}

function isAnswered(doubt: Doubt, medium: MediumFinding, report: Report, trust: Trust): boolean {
  switch (doubt) {
    case 'sealed-by-another-machine': {
      const entry = report.pairs.find(({ pair }) => pair === medium.pair)
      return entry !== undefined && entry.takenOverBy !== null && entry.takenOverBy === medium.machine
    }
    case 'older-list': {
      const lists = medium.lists ?? []
      const goesUp = lists.every((list, i) => list >= (lists[i - 1] ?? 0))
      return goesUp && lists.at(-1) === report.listVersion && trust.closesBeforeOthers(report.station)
    }
    default:
      return false
  }
}
