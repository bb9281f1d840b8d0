/** S05 to S09 and S17: each cast by itself again, and what no cast shows alone: revisions, permits, copies, and whose contests these are. */
import { toHex } from '#election/bytes.ts'
import type { Group } from '#election/group/group.ts'
import type { ContestMask } from '#election/ids.ts'
import { type Cast, type CastGrounds, checkCast } from '../cast.ts'
import type { OnlineChecks } from '../checks.ts'
import type { ExportEvent } from '../export.ts'
import { type BoxId, handleOf } from '../ids.ts'
import { type AtEvent, checkOfCast, type SortingRefusal } from './refusal.ts'

export interface CheckedEvent extends AtEvent {
  readonly box: BoxId
  readonly cast: Cast
}

export interface CheckedEvents {
  /** Those that hold, in the order of the export. */
  readonly events: readonly CheckedEvent[]
  readonly refusals: readonly SortingRefusal[]
}

export function checkEvents<E>(
  group: Group<E>,
  of: {
    readonly grounds: CastGrounds
    /** As two people of the roll side signed them. */
    readonly boxes: ReadonlyMap<BoxId, ContestMask>
    readonly overwrite: boolean
    readonly checks: OnlineChecks
  },
  rows: readonly ExportEvent[],
): CheckedEvents {
  const refusals: SortingRefusal[] = []
  const events: CheckedEvent[] = []
  const seen = { points: new Set<string>(), permits: new Set<string>() }
  let before: ExportEvent | null = null
  for (const row of rows) {
    const at: AtEvent = { handle: handleOf(of.grounds.electionId, row.box), rev: row.rev }
    const expected: number = before?.box === row.box ? before.rev + 1 : 1
    before = row
    if (row.rev !== expected) refusals.push({ check: 'S08', type: 'revision-missing', ...at })
    if (row.rev > 1 && !of.overwrite) refusals.push({ check: 'S08', type: 'second-vote', ...at })
    const listed = of.boxes.get(row.box)
    if (listed === undefined) refusals.push({ check: 'S17', type: 'box-not-listed', ...at })
    const checked = checkCast(group, of.grounds, row.cast, of.checks)
    if (!checked.ok) {
      refusals.push({ check: checkOfCast(checked.error), type: 'cast-refused', why: checked.error.type, ...at })
      continue
    }
    const cast = checked.value
    if (cast.permit.box !== row.box) refusals.push({ check: 'S07', type: 'row-of-another-box', ...at })
    if (listed !== undefined && listed !== cast.permit.style) {
      refusals.push({ check: 'S17', type: 'contests-not-listed', ...at })
    }
    if (isAgain(seen.permits, [cast.permit.id])) refusals.push({ check: 'S05', type: 'permit-twice', ...at })
    if (isAgain(seen.points, cast.points.map(toHex))) refusals.push({ check: 'S09', type: 'copied', ...at })
    events.push({ ...at, box: row.box, cast })
  }
  return { events, refusals }
}

function isAgain(seen: Set<string>, names: readonly string[]): boolean {
  const isThere = names.some((name) => seen.has(name))
  for (const name of names) seen.add(name)
  return isThere
}
