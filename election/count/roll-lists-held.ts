/**
 * own-18: the roll list by which each station issued its cards, against the round that the commission signed and two people approved. The
 * report names number and hash. A report that names none, and a round that is not here, are missed; neither passes as "not asked".
 */
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { MAIN_DESK } from '#election/definition/desks.ts'
import type { SignedRollRound } from '#election/roll/roll-round.ts'
import type { Doubt } from './doubt.ts'
import type { Receipt } from './receipt.ts'
import { parseStationReport, type StationReport } from './station-report.ts'

type Stations = Pick<ElectionPackage, 'stations'>

/** Each desk of the station held the list of the round. */
export function rollListDoubts(
  { rollRound }: Receipt,
  { stations }: Stations,
  report: StationReport,
): readonly Doubt[] {
  if (rollRound === null) return []
  const { station } = report
  const isEarly = stations.find(({ id }) => id === station)?.earlyVoting === true
  const doubt = (code: Doubt['code'], facts: Doubt['facts']): Doubt => ({ code, station, pair: null, facts })
  return reportsOfDesks(report).flatMap((each) => {
    const [desk, number] = [each.desk?.number ?? MAIN_DESK, each.rollList ?? 0]
    const held = each.rollListHash
    const ofRound = hashOf(rollRound, station, number)
    if (held !== ofRound) {
      const facts = { desk, number, held: held ?? '—', ofRound: ofRound ?? '—', newest: rollRound.number }
      return [doubt('roll-list-differs', facts)]
    }
    // An early-voting station closes before the last list is made.
    return isEarly || number >= rollRound.number
      ? []
      : [doubt('roll-list-earlier', { desk, number, newest: rollRound.number })]
  })
}

/** The reports say whether lists follow; the doubt is about the whole district. */
export function roundDoubts({ rollRound, reports }: Receipt, { stations }: Stations): readonly Doubt[] {
  const early = new Set(stations.flatMap(({ id, earlyVoting }) => (earlyVoting ? [id] : [])))
  const asking = [...reports.values()].filter((report) =>
    reportsOfDesks(report).some(({ rollList }) => rollList !== null),
  )
  const isHere = rollRound !== null && (rollRound.last || asking.every(({ station }) => early.has(station)))
  if (asking.length === 0 || isHere) return []
  return [{ code: 'roll-round-missing', station: null, pair: null, facts: { newest: rollRound?.number ?? 0 } }]
}

/** Null: no list, or none of this number. */
function hashOf({ lists }: SignedRollRound, of: StationReport['station'], number: number): string | null {
  return lists.find(({ station }) => station === of)?.hashes[number - 1] ?? null
}

/** D-24: each desk takes its lists in for itself. */
function reportsOfDesks(report: StationReport): readonly StationReport[] {
  const others = report.desks.map(({ document }) => {
    const parsed = parseStationReport(utf8(document))
    assert(parsed.ok, 'roll lists held: a report of a desk that was accepted')
    return parsed.value
  })
  return [report, ...others]
}
