/** The index by the first sound of a name (M17). The drawn order stays (T14). */
import type { Candidate } from '#election/definition/definition.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { ROWS, type Row, rowOf } from '#election/voice/steps.ts'

/** Rows in which somebody is, in the order of the sounds. */
export function rowsOf(candidates: readonly Candidate[]): readonly Row[] {
  return ROWS.filter((row) => inRow(candidates, row).length > 0)
}

/** @param row null: all */
export function inRow<T extends Pick<Candidate, 'kana'>>(candidates: readonly T[], row: Row | null): readonly T[] {
  return candidates.filter(({ kana }) => row === null || rowOf(katakanaOf(kana)) === row)
}
