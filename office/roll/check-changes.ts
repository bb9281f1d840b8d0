/**
 * changes.csv, read against the files that the package's rolls were made of and against what earlier rounds added: its problems are shown
 * when it is brought, before two people approve it. No key is needed; the round itself is made from the signed rolls (make-roll-lists.ts).
 */
import { type ElectionPackage, type ElectionSources, stationsServed } from '#election/definition/definition.ts'
import type { ShippedFonts } from '#election/definition/import/import-election.ts'
import type { Problems } from '#election/definition/import/problem.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import { ok, type Result } from '#election/result.ts'
import {
  type ChangesFiles,
  type ReadRollChanges,
  type RollsNow,
  readRollChanges,
} from '#election/roll/import/read-roll-changes.ts'
import { ROLL_GROUNDS, type RollCause } from '#election/roll/roll-list.ts'
import { type ChangedRow, rowsOfChanges } from '../session/changed-rows.ts'
import { onlineRowsOf } from './online-rows.ts'

interface CheckedAgainst {
  readonly electionPackage: Pick<ElectionPackage, 'electionId' | 'rules' | 'stations' | 'contests' | 'paperContests'>
  /** As the package was signed. */
  readonly roll: ElectionSources['roll']
  /** changes.csv of the rounds before, in their order. */
  readonly earlier: readonly ChangesFiles[]
  readonly fonts: ShippedFonts
}

interface CauseCount {
  readonly cause: RollCause
  readonly count: number
}

export interface Checked {
  /** How many rows of the file have which cause, in the order of the causes. */
  readonly causes: CauseCount[]
  /** Also forms that were read in another way than they are written. */
  readonly warnings: Problems['warnings']
  readonly rows: readonly ChangedRow[]
  /** Null within: no row has an online box, or the election has none. */
  readonly online: ReturnType<typeof onlineRowsOf>
}

export function checkChanges(changes: ChangesFiles, against: CheckedAgainst): Result<Checked, Problems> {
  let now = rollsOf(against)
  for (const each of against.earlier) {
    const read = readRollChanges(each, now, against.fonts)
    if (!read.ok) return read
    now = withAdded(now, read.value)
  }
  const read = readRollChanges(changes, now, against.fonts)
  if (!read.ok) return read
  const { electionId, rules, contests, paperContests } = against.electionPackage
  const rows = rowsOfChanges(read.value, against.roll, [...contests, ...paperContests])
  const online = rules.online ? onlineRowsOf(read.value, changes.voted, electionId) : ok(null)
  return ok({ causes: causesOf(rows), warnings: read.value.warnings, rows, online })
}

function rollsOf({ electionPackage, roll }: CheckedAgainst): RollsNow {
  const { rules, stations, contests, paperContests } = electionPackage
  const alsoAt = new Map<RollNumber, StationId>()
  for (const place of stations.filter(({ earlyVoting }) => earlyVoting)) {
    const served = new Set(stationsServed(place, stations).map(({ id }) => id))
    for (const { rollNo, station } of roll)
      if (station !== place.id && served.has(station)) alsoAt.set(rollNo, place.id)
  }
  const rows = new Map(roll.map(({ rollNo, station }) => [rollNo, station]))
  const tickets = new Set(roll.map(({ ticket }) => ticket))
  const { date, votingAge, municipalityCode } = rules
  const places = { stations, contests, paperContests }
  return { date, votingAge, municipalityCode, ...places, rows, alsoAt, tickets, added: new Map(), boxes: new Map() }
}

function withAdded(now: RollsNow, { stations }: ReadRollChanges): RollsNow {
  const rows = new Map(now.rows)
  const tickets = new Set(now.tickets)
  const added = new Map(now.added)
  const boxes = new Map(now.boxes)
  for (const [station, changes] of stations) {
    for (const { rollNo, box } of changes.changes) if (box !== undefined) boxes.set(rollNo, box)
    for (const { row } of changes.added) {
      rows.set(row.rollNo, station)
      if (row.ticket !== '') tickets.add(row.ticket)
    }
    added.set(station, (added.get(station) ?? 0) + changes.added.length)
  }
  return { ...now, rows, tickets, added, boxes }
}

function causesOf(rows: readonly ChangedRow[]): CauseCount[] {
  return ROLL_GROUNDS.map((cause) => ({ cause, count: rows.filter((each) => each.cause === cause).length })).filter(
    ({ count }) => count > 0,
  )
}
