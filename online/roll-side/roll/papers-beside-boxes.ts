/**
 * M10: a roll that says that somebody abroad has a paper, while the own box of this person has a vote, or may still get one. Such a file is not
 * taken: two people hold the box before the paper is given.
 */
import type { ElectionId } from '#election/ids.ts'
import { boxIdOf, handleOf } from '#election/online/ids.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { isPaperMark } from '#election/online/paper-abroad.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { BoxSide } from '../standings.ts'
import type { ImportedRow } from './imported-row.ts'
import { boxOfRows } from './rows.ts'

interface Parts {
  readonly number: number
  readonly electionId: ElectionId
  readonly boxSide: BoxSide
  readonly hours: { readonly closes: UnixSecond }
  readonly now: () => UnixSecond
}

/** @returns numbers of these rows */
export async function papersBesideBoxes(
  ask: Ask,
  rows: readonly ImportedRow[],
  { boxSide, electionId, hours, now, number }: Parts,
): Promise<Result<readonly string[], StaffRefusal>> {
  const beside: string[] = []
  for (const { row } of rows.filter(({ abroad, mark }) => abroad !== null && isPaperMark(mark))) {
    const [box] = boxOfRows.parse(await ask('SELECT * FROM roll.box_of($1, $2)', [number, row.rollNo]))
    // Withdrawn or held: two people shut it when it had no vote.
    if (box === undefined || box.is_withdrawn || box.held_by !== null) continue
    const standing = await boxSide.standing(handleOf(electionId, boxIdOf(box.box_id)))
    if (!standing.ok) return err('try-again')
    const isOver = standing.value === 'held' || (standing.value !== 'voted' && now() >= hours.closes)
    if (!isOver) beside.push(row.rollNo)
  }
  return ok(beside)
}
