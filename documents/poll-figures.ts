/** The figures of a poll in the district: the same columns and lines in 開票結果 and 開票録, and only what may be shown (D-22). */

import {
  type CandidateResult,
  type ContestResult,
  isJoined,
  type PaperFigures,
} from '#election/count/contest-result.ts'
import type { PolledContest } from '#election/count/voters.ts'
import { inColumn, inWords, type Votes } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { BODY, type Form, SMALL } from './form.ts'
import { named } from './lettering.ts'
import { type Column, PADDING } from './table.ts'
import { votersLessCast, votersTable } from './voters-table.ts'

/** In place of votes: who was found not eligible has none that are valid. */
export const INVALID = '無効'

export interface ToldFigure {
  readonly header: string
  readonly of: (candidate: CandidateResult) => string
}

/** Columns of a candidate's votes. */
export function figuresTold({ state, uncontested, candidates }: ContestResult): readonly ToldFigure[] {
  const machine = {
    header: '投票機',
    of: (each: CandidateResult) => (each.machine === null ? '' : figure(each.machine)),
  }
  const papers = inColumn(candidates.map((each) => each.paper))
  const paper = { header: '用紙', of: (each: CandidateResult) => votesIn(papers, each.paper) }
  const sums = inColumn(candidates.map((each) => each.votes))
  const valid = (each: CandidateResult) => (each.outcome === 'ineligible' ? INVALID : votesIn(sums, each.votes))
  const sum = { header: '合計', of: valid }
  // TC-52: where there was no poll there is no column of votes.
  if (uncontested) return []
  switch (state) {
    case 'machine-untold':
    case 'joined-outcome':
      return []
    case 'machine-alone':
      return [{ ...machine, header: '機械の分のみ' }]
    case 'joined-sum':
      return [sum]
    case 'joined':
      return [machine, paper, sum]
  }
}

/** Its head in one line. */
const FIGURE_WIDTH = 44

/** As wide as its longest figure: a number is never broken, and none runs into the next column. */
export function figureColumn(form: Form, told: ToldFigure, candidates: readonly CandidateResult[]): Column {
  const longest = Math.max(...candidates.map((each) => form.lettering.width(told.of(each), BODY)))
  return { header: told.header, width: Math.max(FIGURE_WIDTH, longest + 2 * PADDING + 2), align: 'right' }
}

function votesIn(column: ReturnType<typeof inColumn>, votes: Votes | null): string {
  return votes === null ? '' : column(votes)
}

/** @param unknown in place of a number of voters that is not known */
export function pollFigures(form: Form, contest: PolledContest, unknown = ''): void {
  const { uncontested, records, sum, paper, valid, invalid, ended, unopened } = contest
  if (uncontested) {
    // TC-52: votes that were cast before the poll fell away are in no figure; their number stays in the books.
    if (records > 0) form.facts([['投票機の記録の数（突合のための数。開票していない）', figure(records)]])
    return
  }
  if (contest.state === 'joined-outcome') form.paragraph(HELD_BACK)
  if (!isJoined(contest)) form.paragraph('機械の分のみ。用紙による投票を含みません。当落は決まっていません。')
  votersTable(form, contest, unknown)
  const lines: readonly (readonly [string, string] | null)[] = [
    ...(sum === null ? [] : sumLines(sum)),
    ...votersLessCast(contest).map(([label, less]) => (less === null ? null : ([label, less] as const))),
    toldLine('有効投票数（投票機）', valid),
    // A choice stays one.
    contest.question === undefined ? toldLine('無効（候補者でなくなった者への投票、投票機）', invalid) : null,
    toldLine('用紙による投票数', paper?.ballots ?? null),
    ...(paper === null || paper.count.shared.length === 0 ? [] : dividedLines(paper)),
    toldLine('操作を途中で終了した者の数', ended),
    toldLine('開けない票', unopened),
    ['投票機の記録の数', figure(records)],
  ]
  form.facts(lines.filter((line) => line !== null))
  for (const { number, name, machine } of contest.candidates.filter(({ outcome }) => outcome === 'ineligible')) {
    const counted =
      machine === null ? '' : `投票機の数は数えたまま（有効投票数（投票機）のうち ${figure(machine)}）とし、`
    form.paragraph(
      `${number} 番 ${named(name)} は、被選挙権がないと決定された。${counted}この候補者への投票は、すべて無効投票数に含む。`,
      SMALL,
    )
  }
  if (contest.state === 'joined-sum')
    form.paragraph('用紙による投票又は投票機による投票が10票未満であるなどのため、合計だけを記載する。', SMALL)
}

/** Without these two the column of votes does not add up to the valid ones. */
function dividedLines({ cutOff, nobodys }: PaperFigures): readonly (readonly [string, string])[] {
  return [
    ['按分で切り捨てた票', inWords(cutOff)],
    ['いずれの候補者にも属さない票', figure(nobodys)],
  ]
}

/** CNT-12 */
export const HELD_BACK =
  '得票数は、前に示した数との差が10票未満のため、投票の秘密を守るため記載しない（選挙長の決定により記載することができる）。'

function toldLine(label: string, told: number | null): readonly [string, string] | null {
  return told === null ? null : [label, figure(told)]
}

function sumLines({ cast, valid, invalid, takenAway }: NonNullable<ContestResult['sum']>) {
  return [
    ['投票総数', figure(cast)],
    ['有効投票数', inWords(valid)],
    ['無効投票数', figure(invalid)],
    ['持ち帰りその他（用紙）', figure(takenAway)],
  ] as const
}
