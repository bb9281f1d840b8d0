/** ELG-04: a mark that the office told by telephone or on paper, beside what the roll and its lists say. */
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'

export interface ToldChange {
  readonly rollNo: RollNumber
  /** What the roll said when it was told. */
  readonly was: RollMark
  readonly mark: RollMark
  readonly source: 'telephone' | 'paper'
  /** Who told it. */
  readonly from: string
  /** Two persons of the station: who took it down, and who checked it against the row. */
  readonly persons: readonly [string, string]
  readonly reason: string
  /** Null where the voter may now get a card: nobody shall know when who came (LAW-02). */
  readonly at: LocalMinute | null
}

/** What was told holds as long as the roll still says what it said then: a list that comes later knows more. */
export function markInForce(
  { rollNo, mark }: Pick<RollRow, 'rollNo' | 'mark'>,
  changes: readonly ToldChange[],
): RollMark {
  const told = changes.find((each) => each.rollNo === rollNo)
  return told !== undefined && told.was === mark ? told.mark : mark
}
