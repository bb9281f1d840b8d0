/**
 * D-24: the reports of a station's desks. Each desk but the first signs its own, which goes into the report of the first one as it was
 * signed; that one's figures are the sums. A station whose desks are not all in it has no report, and the first that is missing is named.
 */
import { utf8 } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { deskOfIssuer, MAIN_DESK } from '#election/definition/desks.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { err, type Result } from '#election/result.ts'
import {
  acceptSigned,
  paperKinds,
  type SignedDeskReport,
  type StationReport,
  type StationReportError,
  signedDeskReport,
} from './station-report.ts'

/** The report of a station: signed by its first desk's issuer, with the report of each other desk in it. */
export function acceptStationReport(
  bytes: Uint8Array,
  signature: Uint8Array,
  electionPackage: ElectionPackage,
  verify?: VerifyEd25519,
): Result<StationReport, StationReportError> {
  const signed = acceptSigned(bytes, signature, electionPackage, verify)
  const refusal = signed.ok ? desksRefusal(signed.value, electionPackage, verify) : null
  return refusal === null ? signed : err(refusal)
}

/** Null: the first desk signed it, and each other desk is in it. */
function desksRefusal(
  report: StationReport,
  electionPackage: ElectionPackage,
  verify?: VerifyEd25519,
): StationReportError | null {
  const { station } = report
  const count = electionPackage.stations.find(({ id }) => id === station)?.desks.length || 1
  if (report.desk !== null || deskThatSigned(report, electionPackage) !== MAIN_DESK) {
    return { type: 'report-of-one-desk', station }
  }
  const given = report.desks
  const others: StationReport[] = []
  for (let desk = MAIN_DESK + 1; desk <= count; desk++) {
    const signed = given[others.length]
    const own = signed === undefined ? null : acceptDeskReport(signed, { station, desk }, electionPackage, verify)
    if (own === null) return { type: 'desk-report-missing', station, desk }
    others.push(own)
  }
  if (given.length !== others.length) return { type: 'not-a-station-report' }
  const short = others.findIndex((_, at) => !holds(report, others.slice(0, at + 1)))
  return short < 0 ? null : { type: 'desk-report-missing', station, desk: MAIN_DESK + 1 + short }
}

/** Null: it is not of this station and this desk, or not as its issuer signed it. */
export function acceptDeskReport(
  { document, signature }: SignedDeskReport,
  of: { readonly station: StationId; readonly desk: number },
  electionPackage: ElectionPackage,
  verify?: VerifyEd25519,
): StationReport | null {
  // A report that the report of the station, and the day's record of the first desk, would not hold.
  if (!signedDeskReport.safeParse({ document, signature }).success) return null
  const signed = acceptSigned(utf8(document), utf8(signature), electionPackage, verify)
  if (!signed.ok || signed.value.station !== of.station || signed.value.desk?.number !== of.desk) return null
  return deskThatSigned(signed.value, electionPackage) === of.desk ? signed.value : null
}

/** By the key, whatever the report says of itself. */
function deskThatSigned({ station, issuer }: StationReport, { stations, machines }: ElectionPackage): number {
  const desks = stations.find(({ id }) => id === station)?.desks ?? []
  return deskOfIssuer(desks, machines.find(({ id }) => id === issuer)?.issuerKeyId ?? MAIN_DESK)
}

const OF_CARDS = ['issued', 'returned', 'reentries'] as const
const FIGURES = ['issued', 'returned', 'found', 'replaced', 'ofNobody', 'proxies', 'men', 'women'] as const

/**
 * No figure of the station is below the sum of what its other desks signed. Cards that are missing are none of these: a card of one desk that
 * was put into the case of another is missing at the one and not at the station (TRN-09).
 */
function holds(report: StationReport, others: readonly StationReport[]): boolean {
  const isAtLeast = (of: (each: StationReport) => number) =>
    of(report) >= others.reduce((sum, each) => sum + of(each), 0)
  const contests = [...new Set(others.flatMap((each) => each.contests.map(({ contest }) => contest)))]
  const lineOf = (each: StationReport, contest: ContestId) => each.contests.find((line) => line.contest === contest)
  const handed = (each: StationReport, contest: ContestId, sex: 'men' | 'women' | 'unsaid') =>
    each.handedOut.find((line) => line.contest === contest)?.[sex] ?? 0
  const { cards, tickets } = report
  return (
    report.handedOut.every(({ contest }) =>
      (['men', 'women', 'unsaid'] as const).every((sex) => isAtLeast((each) => handed(each, contest, sex))),
    ) &&
    OF_CARDS.every((figure) => isAtLeast((each) => each.cards[figure])) &&
    // TRN-02: without it the count doubts tickets that are all there.
    tickets.expected === cards.issued - cards.returned - cards.reentries &&
    (tickets.counted === null || isAtLeast((each) => each.tickets.counted ?? 0)) &&
    contests.every(
      (contest) =>
        FIGURES.every((figure) => isAtLeast((each) => lineOf(each, contest)?.[figure] ?? 0)) &&
        // CNT-14: a paper that the first desk leaves out would be asked for by nobody.
        paperKinds.every((kind) => isAtLeast((each) => lineOf(each, contest)?.onPaper[kind] ?? 0)),
    )
  )
}
