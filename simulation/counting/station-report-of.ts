/** A station's report as its issuer makes it after a day of which there is nothing to say; a test says what is other. */
import { NO_PAPERS_SENT, type StationReport } from '#election/count/station-report.ts'
import type { ContestId, ElectionId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'

type Pair = StationReport['pairs'][number]
type Contest = StationReport['contests'][number]

export function stationReportOf(
  electionId: ElectionId,
  station: string,
  voters: number,
  changes: Partial<StationReport>,
): StationReport {
  return {
    electionId,
    station: station as StationId,
    issuer: `${station}-I1` as MachineId,
    ...{ version: 1, correctsReason: '', listVersion: 1, registered: 400, eligible: 400 },
    ...{ rollList: null, rollListHash: null, slips: null, entitled: [], handedOut: [], desk: null, desks: [] },
    madeAt: '2002-06-23T20:40' as LocalMinute,
    lateAbsentees: 0,
    contests: [],
    cards: { issued: voters, returned: 0, reentries: 0 },
    tickets: { expected: voters, counted: voters },
    pairs: [],
    differenceReason: '',
    ...changes,
  }
}

export function contestLine(contest: string, voters: number, changes: Partial<Contest> = {}): Contest {
  const nothing = {
    returned: 0,
    found: 0,
    missing: 0,
    replaced: 0,
    ofNobody: 0,
    proxies: 0,
    women: 0,
    recordsTold: null,
    onPaper: NO_PAPERS_SENT,
  }
  return { contest: contest as ContestId, issued: voters, men: voters, ...nothing, ...changes }
}

export function pairLine(station: string, pair: number, state: Pair['state'], changes: Partial<Pair> = {}): Pair {
  const machine = `${station}-K${pair}` as MachineId
  return { pair: pair as PairNumber, machine, state, note: '', takenOverBy: null, sealFingerprint: null, ...changes }
}
