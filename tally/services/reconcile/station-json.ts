/** A station's books as JSON: no candidate's figure is in reach of this file (LAW-17). */
import type { StationBooks } from '#election/count/reconcile.ts'
import type { StationReport } from '#election/count/station-report.ts'

export interface StationJson {
  readonly id: string
  /** Roll rows that are not struck. */
  readonly registered: number
  /** 選挙当日有権者数 */
  readonly eligible: number
  /** ELG-21: contests to which fewer of them have the right. */
  readonly entitled: StationReport['entitled']
  /** Contest id → number. */
  readonly issued: Readonly<Record<string, number>>
  readonly returned: Readonly<Record<string, number>>
  /** 人違い: votes and papers of people whom nobody knows, in the figures of their kind. */
  readonly ofNobody: Readonly<Record<string, number>>
  readonly records: Readonly<Record<string, number>>
  readonly balanced: boolean
}

export function stationJson(report: StationReport, books: StationBooks): StationJson {
  const { station: id, registered, eligible, entitled, contests } = report
  return {
    id,
    registered,
    eligible,
    entitled,
    issued: Object.fromEntries(contests.map((entry) => [entry.contest, entry.issued])),
    returned: Object.fromEntries(contests.map((entry) => [entry.contest, entry.returned])),
    ofNobody: Object.fromEntries(contests.map((entry) => [entry.contest, entry.ofNobody])),
    records: Object.fromEntries(books.contests.map((entry) => [entry.contest, entry.records])),
    balanced: books.balanced,
  }
}
