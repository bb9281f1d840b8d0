/** 開票しない: who decides whether a question is opened is what is signed, at every station of the contest, and of its last report. */
import { expect, it } from 'vitest'
import type { Contest, ElectionPackage } from '#election/definition/definition.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { contestLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { missingFrom } from './completeness.ts'
import { openingsIn } from './openings.ts'
import { emptyReceipt, type Receipt, withReport } from './receipt.ts'
import type { StationReport } from './station-report.ts'

const quorum = { of: 'cast', over: 1, under: 2, opened: 'reached' } as const
const BRIDGE = {
  id: 'bridge',
  bit: 0,
  kind: 'question',
  seats: 1,
  districts: [],
  question: { answers: 'yes-no', quorum },
}
const STATIONS = [
  { id: '1', district: '', earlyVoting: false },
  { id: '2', district: '', earlyVoting: false },
  { id: '3', district: '', earlyVoting: true },
]
const PACKAGE = {
  ...{
    contests: [BRIDGE] as unknown as readonly Contest[],
    stations: STATIONS,
    machines: [],
    rules: { online: false },
  },
} as unknown as ElectionPackage
const { id: BRIDGE_ID } = PACKAGE.contests[0] ?? expect.unreachable()

type Line = Parameters<typeof contestLine>[2]
const report = (station: string, voters: number, line: Line = {}, more: Partial<StationReport> = {}) =>
  stationReportOf('00' as ElectionId, station, voters, {
    ...{ eligible: 100, contests: [contestLine('bridge', voters, line)], ...more },
  })
const receipt = (...reports: readonly StationReport[]) => reports.reduce(withReport, emptyReceipt)
const opening = (of: Receipt) => openingsIn(of, PACKAGE).get(BRIDGE_ID)

it('cards that came back unvoted or were found are no voters, and electors are those of election day', () => {
  const all = [report('1', 60, { returned: 2, found: 1 }), report('2', 30), report('3', 13)] as const
  // 57 + 30 + 13 of 200; the hundred of early voting are on the rolls of the other two.
  expect(opening(receipt(...all))).toEqual({ type: 'opened', voters: 100, pending: 0, electors: 200 })
  const fewer = [report('1', 60, { returned: 2, found: 2 }), ...all.slice(1)]
  expect(opening(receipt(...fewer))).toEqual({ type: 'not-opened', voters: 99, pending: 0, electors: 200 })
})

it('a station without a report is named, of early voting too; and so is one whose report nobody signed', () => {
  const [one, two, early] = [report('1', 60), report('2', 60), report('3', 60)]
  const missing = (stations: readonly string[]) => ({ type: 'undecided', why: 'reports-missing', stations })
  expect(opening(receipt(one, two))).toEqual(missing(['3']))
  const whole = receipt(one, two, early)
  const typed = new Map([['2' as StationId, { station: '2' as StationId, reason: '失われた', by: ['甲', '乙'] }]])
  expect(opening({ ...whole, typed })).toEqual(missing(['2']))
  const asked = missingFrom({ ...whole, typed }, PACKAGE).filter(({ type }) => type === 'signed-report')
  expect(asked).toEqual([{ type: 'signed-report', station: '2', contest: 'bridge' }])
})

it('a corrected report asks anew how many papers are accepted', () => {
  const onPaper = { braille: 1, provisional: 3, ordinary: 2, absentee: 4, notAccepted: 5 }
  const whole = receipt(report('1', 60, { onPaper }), report('2', 30), report('3', 0))
  expect(opening(whole)).toEqual({ type: 'undecided', why: 'papers-pending', voters: 93, pending: 12, electors: 200 })
  const entered = { contest: BRIDGE_ID, accepted: 6, by: ['甲', '乙'], at: '2002-06-23T21:00' } as never
  const said = { ...whole, accepted: new Map([[BRIDGE_ID, entered]]) }
  expect(opening(said)).toMatchObject({ type: 'not-opened', voters: 99 })
  const later = report('2', 30, {}, { version: 2, correctsReason: '数え直した' })
  expect(opening(withReport(said, later))).toMatchObject({ type: 'undecided', why: 'papers-pending' })
})
