/**
 * X-A5: a signature says that a key signed, not that the station's officer did. The station's printed sheet, signed by hand by officer and
 * witnesses, has the number of the report; the clerk who receives the report compares the two.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import { once } from '#election/once.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Receipt, ReportComparison } from './receipt.ts'
import { type StationReport, serialiseStationReport } from './station-report.ts'

export type ComparisonRefusal =
  /** The report that counts now has another number than the one that was looked at. */
  { readonly type: 'other-report-now' } | { readonly type: 'set-is-final' }

export const reportNumber = once((report: StationReport): string =>
  reportFingerprint(sha256(serialiseStationReport(report))),
)

/** Said again, the last word counts: a misread number can be put right as long as nothing is opened. */
export function withComparison(receipt: Receipt, made: ReportComparison): Result<Receipt, ComparisonRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  const report = receipt.reports.get(made.station)
  if (report === undefined || reportNumber(report) !== made.number) return err({ type: 'other-report-now' })
  return ok({ ...receipt, comparisons: new Map(receipt.comparisons).set(made.station, made) })
}
