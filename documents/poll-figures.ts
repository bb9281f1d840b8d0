/** What a poll of the district had: the same columns and lines in 開票結果 and 開票録, and only what may be told (D-22). */
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { inWords, type Votes } from '#election/count/votes.ts'
import { BODY, type Form, figure, SMALL } from './form.ts'
import { named } from './lettering.ts'
import { type Column, PADDING } from './table.ts'

/** In place of votes: who was found not eligible has none that are valid. */
export const INVALID = '無効'

export interface ToldFigure {
  readonly header: string
  readonly of: (candidate: CandidateResult) => string
}

/** Columns of a candidate's votes. */
export function figuresTold({ state }: ContestResult): readonly ToldFigure[] {
  const machine = {
    header: '投票機',
    of: (each: CandidateResult) => (each.machine === null ? '' : figure(each.machine)),
  }
  const paper = { header: '用紙', of: (each: CandidateResult) => votesOf(each.paper) }
  const valid = (each: CandidateResult) => (each.outcome === 'ineligible' ? INVALID : votesOf(each.votes))
  const sum = { header: '合計', of: valid }
  switch (state) {
    case 'machine-untold':
      return []
    case 'machine-alone':
      return [{ ...machine, header: '機械の分のみ' }]
    case 'joined-sum':
      return [sum]
    case 'joined':
      return [machine, paper, sum]
  }
}

/** Votes of a small town and its parts. */
const FIGURE_WIDTH = 54

/** As wide as its longest figure: a number is never broken, and none stands in the next column. */
export function figureColumn(form: Form, told: ToldFigure, candidates: readonly CandidateResult[]): Column {
  const longest = Math.max(...candidates.map((each) => form.lettering.width(told.of(each), BODY)))
  return { header: told.header, width: Math.max(FIGURE_WIDTH, longest + 2 * PADDING + 2), align: 'right' }
}

function votesOf(votes: Votes | null): string {
  return votes === null ? '' : inWords(votes)
}

export function pollFigures(form: Form, contest: ContestResult): void {
  const { uncontested, records, sum, paper, valid, invalid } = contest
  // A poll that was closed by a later list has records all the same, and they stay in the books.
  if (uncontested && records === 0) return
  if (sum === null) form.paragraph('機械の分のみ。用紙による投票を含みません。当落は決まっていません。')
  const both = sum === null ? [] : sumLines(sum)
  const ofPaper = paper === null ? [] : [['用紙による投票数', figure(paper.ballots)] as const]
  form.facts([
    ...both,
    ...(valid === null ? [] : [['有効投票数（投票機）', figure(valid)] as const]),
    ...(invalid === null ? [] : [['無効（候補者でなくなった者への投票、投票機）', figure(invalid)] as const]),
    ...ofPaper,
    ['操作を途中で終了した者の数', figure(contest.ended)],
    ['開けない票', figure(contest.unopened)],
    ['投票機の記録の数', figure(records)],
  ])
  for (const { number, name, machine } of contest.candidates.filter(({ outcome }) => outcome === 'ineligible')) {
    const counted =
      machine === null ? '' : `投票機の数は数えたまま（有効投票数（投票機）のうち ${figure(machine)}）とし、`
    form.paragraph(
      `${number} 番 ${named(name)} は、被選挙権がないと決定された。${counted}この候補者への投票は、すべて無効投票数に含む。`,
      SMALL,
    )
  }
  if (contest.state === 'joined-sum') form.paragraph('用紙による投票が10票未満のため、合計だけを記載する。', SMALL)
}

function sumLines({ cast, valid, invalid, takenAway }: NonNullable<ContestResult['sum']>) {
  return [
    ['投票総数', figure(cast)],
    ['有効投票数', inWords(valid)],
    ['無効投票数', figure(invalid)],
    ['持ち帰りその他（用紙）', figure(takenAway)],
  ] as const
}
