/** Stage 5: do a station's books balance, or what must be explained? No candidate's figure is needed or known (CNT-05). */
import { assert } from '#election/assert.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { ContestReport, StationReport } from './station-report.ts'

interface ContestBooks {
  readonly contest: ContestId
  /** V = I − R (TRN-01) */
  readonly voters: number
  /** Σ over the station's media; an ended contest is a record too (D-20). */
  readonly records: number
  /** F */
  readonly found: number
  /** L: each of these cards may or may not have voted. Their number explains a remainder, it never makes one fit. */
  readonly missing: number
  /** How many of the missing nobody could read, with another card issued in their place. */
  readonly replaced: number
  /** 人違い: so many votes more than rights. They balance like those of the others. */
  readonly ofNobody: number
  /** V − records − F; balanced when it is 0, for the issuer and here (CNT-05). */
  readonly remainder: number
  readonly balanced: boolean
}

export interface StationBooks {
  readonly station: StationId
  readonly contests: readonly ContestBooks[]
  readonly balanced: boolean
}

/** `records` holds the number of records per contest over all accepted media of the station. Nothing is forced equal. */
export function reconcileStation(report: StationReport, records: ReadonlyMap<ContestId, number>): StationBooks {
  const reported = new Set(report.contests.map((entry) => entry.contest))
  // Records in a contest for which the report knows no card: V = F = L = 0, which does not balance.
  const unreported = [...records].filter(([contest, count]) => count > 0 && !reported.has(contest))
  const contests = [
    ...report.contests.map((entry) => booksOf(entry, records.get(entry.contest) ?? 0)),
    ...unreported.map(([contest, count]) => booksOf(nothingReported(contest), count)),
  ]
  return { station: report.station, contests, balanced: contests.every((books) => books.balanced) }
}

type MachineLine = Omit<ContestReport, 'onPaper' | 'proxies'>

function booksOf(entry: MachineLine, records: number): ContestBooks {
  assert(records >= 0, 'reconcile: a number of records')
  const voters = entry.issued - entry.returned
  const remainder = voters - records - entry.found
  const { contest, found, missing, replaced, ofNobody } = entry
  return { contest, voters, records, found, missing, replaced, ofNobody, remainder, balanced: remainder === 0 }
}

function nothingReported(contest: ContestId): MachineLine {
  return {
    contest,
    issued: 0,
    returned: 0,
    found: 0,
    missing: 0,
    replaced: 0,
    ofNobody: 0,
    men: 0,
    women: 0,
    recordsTold: null,
  }
}
