/** D-24: the first desk signs the report of the station. Figures that another desk signed cannot be left out of it, by two readers. */
import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { type StationReport, serialiseStationReport, signStationReport } from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, ElectionId, MachineId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { contestLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { hasEachDesk } from './count/desk-reports.ts'
import { reportOf } from './count/report-fields.ts'
import { genuineReport } from './count/signed-reports.ts'
import { signedBy } from './medium/fields.ts'
import { parseCanonical } from './package/canonical.ts'
import type { Trust } from './package/trust.ts'

const electionId = 'b3e32d9e79adf4fe' as ElectionId
const ISSUERS = { '1-I1': 1, '1-I3': 3 } as const
const keys = new Map(Object.keys(ISSUERS).map((id) => [id, makeSigningKey(seededRandomness('desks of a station', id))]))
const keyOf = (id: string) => keys.get(id) ?? expect.unreachable()
const machines = Object.entries(ISSUERS).map(([id, issuerKeyId]) => {
  return { id, issuerKeyId, kind: 'issuer', station: '1', signingKey: toHex(keyOf(id).publicKey) }
})
const ofTwoDesks = {
  ...{ electionId, machines, stations: [{ id: '1', desks: [{}, {}] }] },
  paperContests: [{ id: 'governor', districts: [] }],
} as unknown as ElectionPackage
const trust = {
  desksOf: () => 2,
  hasSlips: () => false,
  handedOutAt: () => ['governor'],
  deskOf: (issuer: string) => (issuer === '1-I1' ? 1 : 2),
  issuerKey: (issuer: string) => toHex(keyOf(issuer).publicKey),
} as unknown as Trust

function signed(report: StationReport) {
  const bytes = serialiseStationReport(report)
  const text = (of: Uint8Array) => new TextDecoder().decode(of).trim()
  const signature = signStationReport(bytes, keyOf(report.issuer).secretKey)
  return { bytes, signature, inReport: { document: text(bytes), signature: text(signature) } }
}

/** Nine cards went out: one came back, one voter came again, and one card that nobody can read was replaced. */
const line = contestLine('mayor', 8, {
  issued: 9,
  returned: 1,
  found: 1,
  replaced: 1,
  ofNobody: 1,
  proxies: 2,
  men: 5,
  women: 3,
  missing: 1,
})
const papers = { braille: 1, provisional: 1, ordinary: 1, absentee: 1, notAccepted: 1 }
const handedOut = [{ contest: 'governor' as ContestId, men: 4, women: 5, unsaid: 0 }]
const figures = {
  handedOut,
  contests: [{ ...line, onPaper: papers }],
  cards: { issued: 9, returned: 1, reentries: 1 },
  tickets: { expected: 7, counted: 7 },
}
const counts = {
  contests: [],
  handedOut,
  ...{ cardsIssued: 9, cardsReturned: 1, reentries: 1, ticketsHeld: 7, ticketsWaiting: 0, cardsOut: 0 },
  ...{ cardsInEnvelope: 2, cardsFound: 1, onPaper: 0, ticketsReissued: 0, declarations: 0, refusals: 0 },
  ...{ proxiesRefused: 0, absenteeReturned: 0 },
}
const ofSecond = signed(
  stationReportOf(electionId, '1', 8, {
    ...figures,
    issuer: '1-I3' as MachineId,
    desk: { number: 2, counts, hours: [], cardsReceived: null, cardsInCase: null },
  }),
).inReport

/** Nobody came to the first desk. */
function isTaken(changes: Partial<StationReport>): readonly boolean[] {
  const { bytes, signature } = signed(
    stationReportOf(electionId, '1', 8, { ...figures, ...changes, desks: [ofSecond] }),
  )
  const report = reportOf(parseCanonical(Buffer.from(bytes))) ?? expect.unreachable()
  return [acceptStationReport(bytes, signature, ofTwoDesks).ok, hasEachDesk(report, trust, signedBy)]
}

const [whole] = figures.contests
const inContest = (change: object) => ({ contests: [{ ...(whole ?? expect.unreachable()), ...change }] })

it('its sums, tickets that nobody counted, and a missing card that lies in the case of the other desk', () => {
  expect(isTaken({})).toEqual([true, true])
  expect(isTaken({ tickets: { expected: 7, counted: null } })).toEqual([true, true])
  expect(isTaken(inContest({ missing: 0 }))).toEqual([true, true])
})

it.each<[string, Partial<StationReport>]>([
  ['a card that came back', { cards: { ...figures.cards, returned: 0 }, tickets: { expected: 8, counted: 7 } }],
  ['a voter who came again', { cards: { ...figures.cards, reentries: 0 }, tickets: { expected: 8, counted: 7 } }],
  ['a ticket that is expected', { tickets: { expected: 6, counted: 7 } }],
  ['a ticket that was counted', { tickets: { expected: 7, counted: 6 } }],
  ['a card that was replaced', inContest({ replaced: 0 })],
  ['a vote that is no row’s (人違い)', inContest({ ofNobody: 0 })],
  ['a voter by proxy', inContest({ proxies: 1 })],
  ['a card that was found', inContest({ found: 0 })],
  ['a voter', inContest({ women: 2 })],
  ['a paper of another authority (PAP-10)', { handedOut: [{ ...(handedOut[0] ?? expect.unreachable()), women: 4 }] }],
  ['a paper', inContest({ onPaper: { ...papers, absentee: 0 } })],
])('%s of the other desk that is left out: no report of the station', (_, changes) => {
  expect(isTaken(changes)).toEqual([false, false])
})

it('the contests of another authority: each that the station hands out, and no other one (PAP-10)', () => {
  const named = (handed: StationReport['handedOut']) => {
    const report = { ...figures, handedOut: handed, desks: [ofSecond] }
    const { bytes, signature } = signed(stationReportOf(electionId, '1', 8, report))
    const theirs = genuineReport({ bytes, signature }, { ...trust, electionId }, { signedBy })
    return [acceptStationReport(bytes, signature, ofTwoDesks).ok, theirs !== null]
  }
  const [governor = expect.unreachable()] = handedOut
  expect(named(handedOut)).toEqual([true, true])
  expect(named([])).toEqual([false, false])
  expect(named([governor, { ...governor, contest: 'assembly' as ContestId }])).toEqual([false, false])
})
