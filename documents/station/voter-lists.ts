/** Annexes of the polling record about voters with a ballot paper (DOC-07, DOC-08): in the order of the roll, without a time. */

import { birthInEra } from '#election/birth-date.ts'
import { type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { NONE } from '../ruled.ts'
import { sexIn } from '../sex-words.ts'
import { type Cell, type Column, emptyRows, table } from '../table.ts'
import { whoseList } from './of-each-desk.ts'
import type { StationDay, VoterOnPaper } from './station-day.ts'

const BRAILLE: readonly Column[] = [
  { header: '番号', width: 36, align: 'right' },
  { header: '住所・氏名', width: 170 },
  { header: '生年月日', width: 100 },
  { header: '性別', width: 36, align: 'center' },
  { header: '選挙', width: INNER_WIDTH - 342 },
]

const PROVISIONAL: readonly Column[] = [
  { header: '番号', width: 36, align: 'right' },
  { header: '住所・氏名', width: 150 },
  { header: '選挙', width: 90 },
  { header: '区分', width: 100 },
  { header: '立会人の意見、決定及び事由', width: INNER_WIDTH - 376 },
]
const ROWS_BY_HAND = 5

export function paperAnnex(form: Form, day: StationDay): void {
  const { voters } = day
  const small = (text: string) => ({ text, small: true })
  form.newRecord('別紙　点字投票をした者の名簿')
  whoseList(form, day)
  list(form, BRAILLE, voters?.braille, (each) => [
    who(each),
    small(each.birthDate === null ? '' : birthInEra(each.birthDate)),
    sexIn[each.sex],
    small(titles(day, each)),
  ])
  form.newRecord('別紙　仮投票をした者の名簿')
  whoseList(form, day)
  list(form, PROVISIONAL, voters?.provisional, (each) => [
    who(each),
    small(titles(day, each)),
    small(each.ground),
    small(each.words),
  ])
  form.paragraph('てん末は仮投票調書のとおり。', SMALL)
}

function list<Voter>(
  form: Form,
  columns: readonly Column[],
  voters: readonly Voter[] | undefined,
  cells: (voter: Voter) => readonly (Cell | string)[],
): void {
  if (voters?.length === 0) {
    form.paragraph(NONE)
    return
  }
  const rows = voters?.map((voter, place) => [String(place + 1), ...cells(voter)])
  table(form, columns, rows ?? emptyRows(columns, ROWS_BY_HAND))
}

function who({ address, name }: VoterOnPaper): string {
  return `${address}\n${name}`
}

function titles({ contests, paperContests }: StationDay, voter: VoterOnPaper): string {
  return [...contests, ...paperContests]
    .filter(({ id }) => voter.contests.includes(id))
    .map(({ title }) => title)
    .join('\n')
}
