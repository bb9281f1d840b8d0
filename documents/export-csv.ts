/** The result as CSV (RFC 4180, UTF-8 with mark, so that spreadsheets read it): a line a candidate, then a line a sum of each contest. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { votesOfList } from '#election/count/lists-seated.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { looksLikeFormula } from '#election/spreadsheet-formula.ts'
import { verdictOfJudge } from './judges-on-paper.ts'
import { OF_PARTIES } from './lists-on-paper.ts'
import { verdictOnPaper } from './question-on-paper.ts'

const HEAD = ['選挙ID', '選挙', '区分', '番号', '氏名', 'ふりがな', '党派', '投票機', '用紙', '合計']
const LINES = {
  people: '候補者',
  choices: '選択肢',
  parties: OF_PARTIES,
  'open-lists': '名簿登載者',
  judges: '裁判官',
} as const
const BYTE_ORDER_MARK = '\u{FEFF}'

export function resultCsv(contests: readonly ContestResult[]): Uint8Array {
  return csvOf([HEAD, ...contests.flatMap(linesOf)])
}

export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`)
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''))
}

function linesOf(contest: ContestResult): readonly (readonly string[])[] {
  const { id, title, candidates, sum, paper } = contest
  const of = (what: string, machine: number | null, ofPaper: string, both: string) => {
    return [id, title, what, '', '', '', '', machine === null ? '' : String(machine), ofPaper, both]
  }
  const parties = new Set(contest.openLists?.map(({ number }) => number))
  const people = candidates.map((each) => {
    const votes = [each.paper, each.votes].map((figure) => (figure === null ? '' : inDecimals(figure)))
    if (each.outcome === 'ineligible') votes[1] = '無効'
    const machine = each.machine === null ? '' : String(each.machine)
    const what = parties.has(each.number) ? OF_PARTIES : LINES[kindOf(contest).about]
    return [id, title, what, String(each.number), each.name, each.kana, each.party, machine, ...votes]
  })
  // TC-52: no poll, no figure.
  if (contest.uncontested) return people
  const verdict =
    contest.verdict === undefined ? [] : [[id, title, '結果', '', verdictOnPaper(contest.verdict), '', '', '', '', '']]
  if (contest.notOpened !== undefined) {
    const { voters, pending, electors } = contest.notOpened
    const measured = [
      of('投票者数', null, '', String(voters)),
      of('受理未定の投票数', null, '', String(pending)),
      of('投票資格者数', null, '', String(electors)),
    ]
    return [...people, ...measured, ...verdict]
  }
  const sums = [
    of('有効投票数', contest.valid, '', sum === null ? '' : inDecimals(sum.valid)),
    of('無効投票数', contest.invalid, '', sum === null ? '' : String(sum.invalid)),
    of('投票総数', null, paper === null ? '' : String(paper.ballots), sum === null ? '' : String(sum.cast)),
    of('持ち帰りその他', null, sum === null ? '' : String(sum.takenAway), ''),
    of('操作を途中で終了した者の数', contest.ended, '', ''),
    of('開けない票', contest.unopened, '', ''),
  ]
  return [...people, ...sums, ...verdict, ...votesOf(contest), ...seatsOf(contest), ...judgesOf(contest)]
}

/** The votes for an open list, its people's among them (PEO 95-3(1)). */
function votesOf(contest: ContestResult): readonly (readonly string[])[] {
  return (contest.openLists ?? []).map((list) => {
    const votes = votesOfList(list, contest.candidates)
    return ofNumber(contest, list.number, '名簿の得票', votes === null ? '' : inDecimals(votes))
  })
}

function seatsOf(contest: ContestResult): readonly (readonly string[])[] {
  return (contest.lists ?? []).map(({ number, seats }) =>
    ofNumber(contest, number, '議席', seats === null ? '未定' : String(seats)),
  )
}

function ofNumber({ id, title, candidates }: ContestResult, number: number, what: string, figure: string) {
  const one = candidates.find((each) => each.number === number)
  return [id, title, what, String(number), one?.name ?? '', '', one?.party ?? '', '', '', figure]
}

/** For and against each judge: the votes with a mark are the judge's own line. */
function judgesOf(contest: ContestResult): readonly (readonly string[])[] {
  return (contest.judges ?? []).flatMap(({ number, unmarked }) => [
    ofNumber(contest, number, '罷免を可としない投票', unmarked === null ? '' : inDecimals(unmarked)),
    ofNumber(contest, number, '罷免の可否', verdictOfJudge(contest.judges, number) ?? ''),
  ])
}

/** A cell that begins like a formula is one for a spreadsheet: the mark before it makes it words. A figure below zero is a figure. */
function quoted(cell: string): string {
  const words = looksLikeFormula(cell) && !/^-\d+$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
