/**
 * The newest list of incidents of the online box for the stations (M3, docs/formats/roll-list.md): their lists have its lines, and the round says
 * which list it is. A later round never knows less: an incident that is left away would be taken from the clerks who answer for it.
 */
import type { ElectionId } from '#election/ids.ts'
import {
  holdsHead,
  type IncidentsHead,
  incidentsHead,
  incidentsIn,
  incidentsUnsigned,
} from '#election/online/incidents.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ToldIncidents } from '#election/roll/roll-list.ts'

export type ToldIncidentsError =
  /** In another form, or of another election. */
  | { readonly type: 'online-incidents-refused' }
  /** A round before knew a list with other lines, or with more. */
  | { readonly type: 'online-incidents-older'; readonly lines: number }

/**
 * Null: none was ever known.
 * @param file `online-incidents.json`; null: none came
 * @param before what the round before says
 */
export function toldIncidents(
  file: Uint8Array | null,
  electionId: ElectionId,
  before: IncidentsHead | null,
): Result<ToldIncidents | null, ToldIncidentsError> {
  if (file === null) return before === null ? ok(null) : err(olderThan(before))
  const list = incidentsUnsigned(file, electionId)
  if (list === null) return err({ type: 'online-incidents-refused' })
  if (before !== null && !holdsHead(list, before)) return err(olderThan(before))
  const said = incidentsIn(list.lines).map(({ lines: _numbers, ...each }) => each)
  return ok({ ...incidentsHead(list), said })
}

function olderThan({ lines }: IncidentsHead): ToldIncidentsError {
  return { type: 'online-incidents-older', lines }
}
