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
import { BODY, type Form } from './form.ts'
import { UNMARKED } from './judges-on-paper.ts'
import { named } from './lettering.ts'
import { type Column, PADDING } from './table.ts'
import { votersByWay, votersLessCast } from './voters-table.ts'

/** In place of votes: who was found not eligible has none that are valid. */
export const INVALID = '無効'

export interface ToldFigure {
  readonly header: string
  readonly of: (candidate: CandidateResult) => string
}

/** Columns of a candidate's votes. */
export function figuresTold({ state, uncontested, candidates, judges = [] }: ContestResult): readonly ToldFigure[] {
  const machine = {
    header: '投票機',
    of: (each: CandidateResult) => (each.machine === null ? '' : figure(each.machine)),
  }
  const papers = inColumn(candidates.map((each) => each.paper))
  const paper = { header: '用紙', of: (each: CandidateResult) => votesIn(papers, each.paper) }
  const sums = inColumn(candidates.map((each) => each.votes))
  const valid = (each: CandidateResult) => (each.outcome === 'ineligible' ? INVALID : votesIn(sums, each.votes))
  const sum = { header: '合計', of: valid }
  const kept = inColumn(judges.map(({ unmarked }) => unmarked))
  const unmarked = {
    header: UNMARKED,
    of: ({ number }: CandidateResult) => votesIn(kept, judges.find((each) => each.number === number)?.unmarked ?? null),
  }
  const ofJudges = judges.length === 0 ? [] : [unmarked]
  // TC-52: where there was no poll there is no column of votes.
  if (uncontested) return []
  switch (state) {
    case 'machine-untold':
    case 'joined-outcome':
    case 'not-opened':
      return []
    case 'machine-alone':
      return [{ ...machine, header: '機械の分のみ' }]
    case 'joined-sum':
      return [sum, ...ofJudges]
    case 'joined':
      return [machine, paper, sum, ...ofJudges]
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
export function pollFigures(contest: PolledContest, unknown = '') {
  const { uncontested, state, records, sum, paper, valid, invalid, ended, unopened, question } = contest
  // TC-52: votes that were cast before the poll fell away are in no figure; their number stays in the books.
  if (uncontested) return records > 0 ? { fellAway: { recordsApart: figure(records) } } : {}
  if (contest.notOpened !== undefined) {
    const { voters, pending, electors } = contest.notOpened
    const undecided = pending === 0 ? {} : { pending: figure(pending) }
    return {
      closed: { votersMeasured: figure(voters), ...undecided, electors: figure(electors), sealed: figure(records) },
    }
  }
  const polled = {
    ...(state === 'joined-outcome' ? { heldBack: HELD_BACK } : {}),
    machineAlone: !isJoined(contest),
    ...votersByWay(contest, unknown),
    ...(sum === null ? {} : sumsOf(sum)),
    lessCast: votersLessCast(contest).filter(({ given }) => given !== null),
    ...{ validByMachine: told(valid), onPaper: told(paper?.ballots ?? null) },
    // A choice stays one.
    ofGone: question === undefined ? told(invalid) : undefined,
    ...(paper === null || paper.count.shared.length === 0 ? {} : divided(paper)),
    ...{ endedEarly: told(ended), notOpened: told(unopened), recordsHeld: figure(records) },
    ineligible: contest.candidates.filter(({ outcome }) => outcome === 'ineligible').map(ineligible),
    sumAlone: state === 'joined-sum',
  }
  return { polled }
}

function ineligible({ number, name, machine }: CandidateResult) {
  const counted =
    machine === null ? '' : `投票機の数は数えたまま（有効投票数（投票機）のうち ${figure(machine)}）とし、`
  return { number: String(number), name: named(name), counted }
}

/** Without these two the column of votes does not add up to the valid ones. */
function divided({ cutOff, nobodys }: PaperFigures) {
  return { cutOff: inWords(cutOff), nobodys: figure(nobodys) }
}

/** CNT-12 */
export const HELD_BACK =
  '得票数は、前に示した数との差が10票未満であるので、投票の秘密を守るため、記載しない（選挙長の決定により記載することができる）。'

function told(count: number | null): string | undefined {
  return count === null ? undefined : figure(count)
}

export function sumsOf({ cast, valid, invalid, takenAway }: NonNullable<ContestResult['sum']>) {
  return { cast: figure(cast), valid: inWords(valid), invalid: figure(invalid), takenAway: figure(takenAway) }
}
