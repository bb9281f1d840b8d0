/**
 * changes.csv for the polling stations (docs/formats/roll-list.md): who has an online box, and who has voted, so that the desk sees 未 and 済
 * (T18). Two people of the office approve it like every other change of the rolls.
 */
import type { Pool } from 'pg'
import { z } from 'zod'
import type { ElectionId } from '#election/ids.ts'
import { boxIdOf, type Handle, handleOf } from '#election/online/ids.ts'
import { ok, type Result } from '#election/result.ts'
import type { ONLINE_MARKS } from '#election/roll/roll-file.ts'
import type { NoAnswer } from '#online/database/answered.ts'
import { inTransaction } from '#online/database/transaction.ts'

interface OnlineRow {
  readonly rollNo: string
  readonly handle: Handle
  /** A paper was issued for it before the close: its vote, if there is one, does not count. */
  readonly isHeld: boolean
}

const bytes = z.instanceof(Uint8Array)
const rows = z.array(z.object({ roll_no: z.string(), box_id: bytes, is_held: z.boolean() }))

export async function onlineRows(
  pool: Pool,
  { number, electionId }: { readonly number: number; readonly electionId: ElectionId },
): Promise<Result<readonly OnlineRow[], NoAnswer>> {
  return inTransaction(pool, async (ask) => {
    const read = rows.parse(await ask('SELECT * FROM roll.online_boxes($1)', [number]))
    const handleIn = (box: Uint8Array) => handleOf(electionId, boxIdOf(box))
    return ok(read.map((row) => ({ rollNo: row.roll_no, handle: handleIn(row.box_id), isHeld: row.is_held })))
  })
}

/** `box,roll_no` of each box that two people hold: sorting asks about the vote of a held box (S16). */
export function heldBoxes(boxes: readonly OnlineRow[]): string {
  const lines = boxes.flatMap(({ handle, isHeld, rollNo }) => (isHeld ? [`${handle},${rollNo}\n`] : []))
  return `box,roll_no\n${lines.join('')}`
}

/** @param isVoidable `deskOverride` of the settings: a station may make the vote void */
export function stationChanges(boxes: readonly OnlineRow[], voted: ReadonlySet<Handle>, isVoidable: boolean): string {
  const markOf = ({ handle, isHeld }: OnlineRow): (typeof ONLINE_MARKS)[number] => {
    if (isHeld || !voted.has(handle)) return 'online'
    return isVoidable ? 'online_void_first' : 'online_voted'
  }
  const lines = boxes.map((row) => `${row.rollNo},${markOf(row)},online,${row.handle}\n`)
  return `roll_no,mark,cause,box\n${lines.join('')}`
}
