/** The mark of a row: that of the roll and its lists, or what the office said by telephone or on paper since (ELG-04). */
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { ListedMark, PlainMark } from './roll-file.ts'

export interface ToldChange {
  readonly rollNo: RollNumber
  /** The mark in the roll at that moment. */
  readonly was: RollMark
  /** Its contests, where it is `early_voted` for a part of them. */
  readonly wasEarly?: ContestMask | undefined
  readonly mark: PlainMark
  /** With `early_voted` alone: the contests that were used up. Left out: every contest. */
  readonly early?: ContestMask | undefined
  /** ELG-21: those that are not this voter's, in the roll at that moment and from now on. */
  readonly wasUnentitled?: ContestMask | undefined
  readonly unentitled?: ContestMask | undefined
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
  { rollNo, mark, early, unentitled }: ListedMark & Pick<RollRow, 'rollNo'>,
  changes: readonly ToldChange[],
): ListedMark {
  const told = changes.find((each) => each.rollNo === rollNo)
  // ISS-02: a list that names another contest is a later word as well.
  const isUnchanged = told?.was === mark && told.wasEarly === early && told.wasUnentitled === unentitled
  return isUnchanged ? { mark: told.mark, early: told.early, unentitled: told.unentitled } : { mark, early, unentitled }
}
