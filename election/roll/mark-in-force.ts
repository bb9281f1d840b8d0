/** ELG-04: a mark that the office gave by telephone or on paper, beside those of the roll and its lists. */
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PlainMark } from './roll-file.ts'

export interface ToldChange {
  readonly rollNo: RollNumber
  /** The mark in the roll at that moment. */
  readonly was: RollMark
  readonly mark: PlainMark
  readonly source: 'telephone' | 'paper'
  /** The person who reported it. */
  readonly from: string
  /** Two persons of the station: who took it down, and who checked it against the row. */
  readonly persons: readonly [string, string]
  readonly reason: string
  /** Null where the voter may now get a card: nobody shall know when who came (LAW-02). */
  readonly at: LocalMinute | null
}

/** Such a mark holds while the roll is unchanged since: a list that comes later knows more. */
export function markInForce(
  { rollNo, mark }: Pick<RollRow, 'rollNo' | 'mark'>,
  changes: readonly ToldChange[],
): RollMark {
  const told = changes.find((each) => each.rollNo === rollNo)
  return told !== undefined && told.was === mark ? told.mark : mark
}
