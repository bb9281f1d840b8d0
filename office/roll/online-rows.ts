/**
 * Rows of changes.csv with an online box, held against the list of who voted that the two exporters signed (docs/formats/roll-list.md): a row
 * that is wrong gives a card beside an online vote, or refuses it to somebody who has not voted. Their signatures are checked by the roll side
 * and by sorting, which asks that the stations' marks were made of this very file.
 */
import type { ElectionId } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { votedListHash, votedListUnsigned } from '#election/online/voted.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ReadRollChanges } from '#election/roll/import/read-roll-changes.ts'

export interface OnlineRows {
  /** Rows 未 and 済. */
  readonly none: number
  readonly voted: number
  /** Boxes with a vote in the list; those that are not 済 are held. */
  readonly listed: number
}

export type OnlineRowsError =
  | { readonly type: 'online-voted-missing' }
  /** In another form, or of another election. */
  | { readonly type: 'online-voted-refused' }
  /** Rows 済 that the list does not have, and boxes of the list without a row. */
  | { readonly type: 'online-rows-differ'; readonly rows: number; readonly boxes: number }

/** Null: no row has a box, and no list came. @param file `online-voted.ippyo` */
export function onlineRowsOf(
  { stations }: Pick<ReadRollChanges, 'stations'>,
  file: Uint8Array | undefined,
  electionId: ElectionId,
): Result<(OnlineRows & { readonly sha256: string }) | null, OnlineRowsError> {
  // An early-voting station learns a row as well: it is one row.
  const isVoted = new Map<Handle, boolean>()
  for (const { mark, box } of [...stations.values()].flatMap(({ changes }) => changes)) {
    if (box !== undefined) isVoted.set(box, mark !== 'online')
  }
  if (file === undefined) return isVoted.size === 0 ? ok(null) : err({ type: 'online-voted-missing' })
  const list = votedListUnsigned(file, electionId)
  if (list === null) return err({ type: 'online-voted-refused' })
  const listed = new Set(list.handles)
  const voted = [...isVoted].flatMap(([box, has]) => (has ? [box] : []))
  const rows = voted.filter((box) => !listed.has(box)).length
  const boxes = list.handles.filter((box) => !isVoted.has(box)).length
  if (rows + boxes > 0) return err({ type: 'online-rows-differ', rows, boxes })
  const counts = { none: isVoted.size - voted.length, voted: voted.length, listed: listed.size }
  return ok({ ...counts, sha256: votedListHash(list) })
}
