/** own-18: the roll list by which a station issued is held against the commission's round; a report or a round that says nothing is missed. */
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import type { SignedRollRound } from '#election/roll/roll-round.ts'
import { stationReportOf } from '#simulation/counting/station-report-of.ts'
import { hashOfList, listsOfRound } from '#simulation/rooms/round-of.ts'
import { stopsTheMerge } from './doubt.ts'
import { emptyReceipt, withReport, withRollRound } from './receipt.ts'
import { rollListDoubts, roundDoubts } from './roll-lists-held.ts'
import { STATION_REPORT_FORMAT, type StationReport } from './station-report.ts'

const electionId = '0011223344556677' as ElectionId
const station = '2' as StationId
const stations = [
  { id: station, earlyVoting: false },
  { id: 'E' as StationId, earlyVoting: true },
] as unknown as ElectionPackage['stations']
const nothing = new Uint8Array(0)

function round(number: number, last = true): SignedRollRound {
  const lists = listsOfRound(stations, number)
  return {
    electionId,
    number,
    last,
    lists,
    voted: null,
    incidents: null,
    document: { bytes: nothing, signature: nothing },
  }
}

function holding(rollList: number | null, at = station, changes: Partial<StationReport> = {}): StationReport {
  const rollListHash = rollList === null || rollList === 0 ? null : hashOfList(at, rollList)
  return stationReportOf(electionId, at, 3, { rollList, rollListHash, ...changes })
}

function doubts(report: StationReport, newest: SignedRollRound | null): readonly string[] {
  const receipt = withRollRound(withReport(emptyReceipt, report), newest)
  const found = [...rollListDoubts(receipt, { stations }, report), ...roundDoubts(receipt, { stations })]
  expect(found.every(stopsTheMerge)).toBe(true)
  return found.map(({ code, facts }) => `${code} ${facts.desk ?? ''}`.trim())
}

describe('the list of a report', () => {
  it.each<[string, StationReport, SignedRollRound | null, readonly string[]]>([
    ['the last one of the last round', holding(2), round(2), []],
    ['one of another chain', holding(2, station, { rollListHash: 'ab'.repeat(32) }), round(2), ['roll-list-differs 1']],
    [
      'that of another station',
      holding(2, station, { rollListHash: hashOfList('E' as StationId, 2) }),
      round(2),
      ['roll-list-differs 1'],
    ],
    [
      'the one before it under its number',
      holding(2, station, { rollListHash: hashOfList(station, 1) }),
      round(2),
      ['roll-list-differs 1'],
    ],
    ['one that no round has', holding(3), round(2), ['roll-list-differs 1']],
    ['an earlier one', holding(1), round(2), ['roll-list-earlier 1']],
    ['none, where lists follow', holding(0), round(2), ['roll-list-earlier 1']],
    [
      'none, of a roll that says that none follows, and here is a round',
      holding(null),
      round(2),
      ['roll-list-earlier 1'],
    ],
    ['an earlier one at a station that closed before', holding(1, 'E' as StationId), round(2), []],
    [
      'another one at a station that closed before',
      holding(1, 'E' as StationId, { rollListHash: 'ab'.repeat(32) }),
      round(2),
      ['roll-list-differs 1'],
    ],
    ['a list, and no round is here', holding(2), null, ['roll-round-missing']],
    ['none, where lists follow, and no round is here', holding(0), null, ['roll-round-missing']],
    ['a list, and the round that is here is not a last one', holding(2), round(2, false), ['roll-round-missing']],
    ['none, where none follows', holding(null), null, []],
  ])('%s', (_what, report, newest, expected) => {
    expect(doubts(report, newest)).toEqual(expected)
  })

  it('each desk is asked for the list that it held itself (D-24)', () => {
    const other = { format: STATION_REPORT_FORMAT, ...holding(1) }
    const document = new TextDecoder().decode(canonicalJson(other))
    const desks = [{ document, signature: '00'.repeat(64) }]
    expect(doubts(holding(2, station, { desks }), round(2))).toEqual(['roll-list-earlier 1'])
  })
})

it('the newest round counts, whichever was read first, and a stick without one changes nothing', () => {
  const [earlier, later] = [round(1), round(2)]
  for (const order of [
    [earlier, later, null],
    [later, null, earlier],
  ]) {
    expect(order.reduce(withRollRound, emptyReceipt).rollRound).toBe(later)
  }
})
