/** CNT-14 ◆, D-24: the tally takes a station's report only with all of its desks in it, and with no ballot paper left out that one of them signed. */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { NO_PAPERS_SENT, type StationReport, serialiseStationReport } from '#election/count/station-report.ts'
import { contestLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { SMALL_DAY, sampleStation } from '#simulation/rooms/sample-station.ts'

const { loaded, contests, station } = sampleStation({ ...SMALL_DAY, issuers: 4, voters: 4, firstDesk: 2 })
const { electionPackage } = loaded
const [mayor] = contests
type Papers = Partial<StationReport['contests'][number]['onPaper']>
const SIGNATURE = '0'.repeat(128)

const NO_COUNTS = {
  ...{
    contests: [],
    handedOut: [],
    cardsIssued: 0,
    cardsReturned: 0,
    reentries: 0,
    ticketsHeld: 0,
    ticketsWaiting: 0,
    cardsOut: 0,
  },
  ...{ cardsInEnvelope: 0, cardsFound: 0, onPaper: 0, ticketsReissued: 0, declarations: 0, refusals: 0 },
  ...{ proxiesRefused: 0, absenteeReturned: 0 },
}

function reportWith(papers: Papers, changes: Partial<StationReport> = {}): StationReport {
  const line = contestLine(mayor?.id ?? '', 1, { onPaper: { ...NO_PAPERS_SENT, ...papers } })
  return stationReportOf(electionPackage.electionId, station.id, 1, { contests: [line], ...changes })
}

/** The second desk's report, as it is in that of the first. */
function ofSecondDesk(papers: Papers) {
  const figures = { number: 2, counts: NO_COUNTS, hours: [], cardsReceived: null, cardsInCase: null }
  const issuer = `${station.id}-I3` as StationReport['issuer']
  const document = new TextDecoder().decode(serialiseStationReport(reportWith(papers, { issuer, desk: figures })))
  return { document, signature: SIGNATURE }
}

function errorOf(report: StationReport): string | null {
  const accepted = acceptStationReport(serialiseStationReport(report), utf8(SIGNATURE), electionPackage, () => true)
  return accepted.ok ? null : accepted.error.type
}

it('a station of two desks with one report in it is one station; without the second it has none', () => {
  expect(errorOf(reportWith({}, { desks: [ofSecondDesk({})] }))).toBeNull()
  expect(errorOf(reportWith({}))).toBe('desk-report-missing')
})

it.each(['braille', 'provisional', 'ordinary', 'absentee', 'notAccepted'] as const)(
  'a %s paper of the second desk is in the sum, or the desk is named as missing',
  (kind) => {
    const desks = [ofSecondDesk({ [kind]: 2 })]
    expect(errorOf(reportWith({ [kind]: 2 }, { desks }))).toBeNull()
    expect(errorOf(reportWith({ [kind]: 1 }, { desks }))).toBe('desk-report-missing')
  },
)
