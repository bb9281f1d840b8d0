/** 国民審査 in contests.csv and candidates.csv: the judges in the order of their notice, each a row (Act on the Review of Justices of the Supreme Court). */
import type { Contest } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { JUDGES_MAX } from '#election/kinds/recall/rule.ts'
import type { CellReader } from './cell.ts'
import type { TableRow } from './table.ts'
import { trimmed } from './written-forms.ts'

const OF_CANDIDATES = ['party', 'party_kana', 'display_name'] as const

interface JudgeRow {
  readonly row: TableRow
  readonly number: number | null
}

/** Whether a contest is a review: nobody is elected, and each judge has a list of votes. */
export function isReview(contest: Pick<Contest, 'kind'>): boolean {
  return kindOf(contest).about === 'judges'
}

/** Nobody is elected: the cell may be empty, and the package writes 1 for every contest without seats. */
export function readNoSeats(row: TableRow, cells: CellReader): { readonly seats: 1 } | null {
  if (trimmed(row.cell('council_seats') ?? '') !== '')
    return cells.refuse(row, 'council_seats', 'review-has-no-seats', 'empty')
  if (trimmed(row.cell('seats') ?? '') === '') return { seats: 1 }
  const seats = cells.whole(row, 'seats', 1, Number.MAX_SAFE_INTEGER)
  if (seats === null) return null
  if (seats === 1) return { seats }
  return cells.refuse(row, 'seats', 'review-has-no-seats', 'empty|1')
}

/** Seals, annex and journal have rooms for the judges of one review. */
export function checkReviews(
  contests: readonly Contest[],
  ids: ReadonlyMap<string, TableRow>,
  cells: CellReader,
): void {
  for (const { id } of contests.filter(isReview).slice(1)) {
    const row = ids.get(id)
    if (row !== undefined) cells.refuse(row, 'kind', 'second-review', 'once')
  }
}

/** A number is the place of the judge's list, from 1: a gap would be a list of nobody. Who has left office keeps the row and has a state. */
export function checkJudges(contestRow: TableRow, judges: readonly JudgeRow[], cells: CellReader): void {
  if (trimmed(contestRow.cell('display') ?? '') !== '') cells.refuse(contestRow, 'display', 'not-of-a-judge', 'empty')
  if (judges.length > JUDGES_MAX) cells.refuse(contestRow, 'contest', 'too-many-judges', `1…${JUDGES_MAX}`)
  for (const { row, number } of judges) {
    if (number !== null && number > judges.length) cells.refuse(row, 'number', 'judge-number-gap', `1…${judges.length}`)
    for (const column of OF_CANDIDATES) {
      if (trimmed(row.cell(column) ?? '') !== '') cells.refuse(row, column, 'not-of-a-judge', 'empty')
    }
  }
}
