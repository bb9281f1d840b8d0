/** contests.csv of a question: what its ordinance sets. */
import { type ContestKind, kindOf } from '#election/kinds/kinds.ts'
import { isLowest, mayStayClosed, type QuestionRule, type Quorum, UNDER_MAX } from '#election/kinds/question/rule.ts'
import type { CellReader } from './cell.ts'
import type { Table, TableRow } from './table.ts'
import { halfWidth, trimmed } from './written-forms.ts'

export const QUESTION_COLUMNS = ['answers', 'quorum', 'quorum_of', 'quorum_opened'] as const

const ANSWERS = ['yes_no', 'choices'] as const
/** Empty: 投票総数. */
const MEASURED = ['', 'cast', 'most'] as const
/** Empty: whether it is reached or not. */
const OPENED = ['', 'always', 'reached'] as const

/** Null: the contest is no question. */
export function readQuestion(
  table: Table,
  row: TableRow,
  { kind, isReport }: { readonly kind: ContestKind | null; readonly isReport: boolean },
  cells: CellReader,
): QuestionRule | 'refused' | null {
  if (kind === null) return null
  if (kindOf({ kind }).seats !== 'a-question') {
    const said = QUESTION_COLUMNS.filter((column) => trimmed(row.cell(column) ?? '') !== '')
    for (const column of said) cells.refuse(row, column, 'of-a-question-alone', 'empty')
    return said.length > 0 ? 'refused' : null
  }
  const answers = cells.oneOf(row, 'answers', ANSWERS)
  const quorum = readQuorum(table, row, isReport, cells)
  if (answers === null || quorum === 'refused') return 'refused'
  return { answers: answers === 'yes_no' ? 'yes-no' : 'choices', ...(quorum === null ? {} : { quorum }) }
}

function readQuorum(table: Table, row: TableRow, isReport: boolean, cells: CellReader): Quorum | 'refused' | null {
  const of = table.columns.has('quorum_of') ? cells.oneOf(row, 'quorum_of', MEASURED) : ''
  const opened = table.columns.has('quorum_opened') ? cells.oneOf(row, 'quorum_opened', OPENED) : ''
  const cell = halfWidth(trimmed(row.cell('quorum') ?? ''))
  if (cell === '') {
    const said = [
      ['quorum_of', of],
      ['quorum_opened', opened],
    ] as const
    for (const [column, word] of said)
      if (word !== null && word !== '') cells.refuse(row, column, 'of-a-question-alone', 'empty')
    return of === '' && opened === '' ? null : 'refused'
  }
  const share = shareIn(cell)
  if (share === null) cells.refuse(row, 'quorum', 'not-a-share', '1/2, 1/3, 1/4 …')
  if (share === null || of === null || opened === null) return 'refused'
  const quorum = { of: of === '' ? 'cast' : of, ...share, opened: opened === '' ? 'always' : opened } as const
  if (mayStayClosed(quorum, isReport)) return quorum
  cells.refuse(row, 'quorum_opened', 'not-closed-here', 'always')
  return 'refused'
}

/** 1/2 and 2分の1. In its lowest terms: each share has one spelling. */
function shareIn(cell: string): Pick<Quorum, 'over' | 'under'> | null {
  const { over, under } = (FRACTION.exec(cell) ?? IN_WORDS.exec(cell))?.groups ?? {}
  const share = { over: Number(over), under: Number(under) }
  const isShare = over !== undefined && share.over > 0 && share.over < share.under && share.under <= UNDER_MAX
  return isShare && isLowest(share.over, share.under) ? share : null
}

const FRACTION = /^(?<over>\d{1,3})\/(?<under>\d{1,3})$/
const IN_WORDS = /^(?<under>\d{1,3})分の(?<over>\d{1,3})$/
