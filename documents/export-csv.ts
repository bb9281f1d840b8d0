/** The result as CSV (RFC 4180, UTF-8 with mark, so that spreadsheets read it): a line a candidate, then a line a sum of each contest. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { looksLikeFormula } from '#election/spreadsheet-formula.ts'
import { verdictOfJudge } from './judges-on-paper.ts'
import { OF_PARTIES } from './lists-on-paper.ts'
import { verdictOnPaper } from './question-on-paper.ts'

const HEAD = ['選挙ID', '選挙', '区分', '番号', '氏名', 'ふりがな', '党派', '投票機', '用紙', '合計']
const LINES = { people: '候補者', choices: '選択肢', parties: OF_PARTIES, judges: '裁判官' } as const
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
  const people = candidates.map((each) => {
    const votes = [each.paper, each.votes].map((figure) => (figure === null ? '' : inDecimals(figure)))
    if (each.outcome === 'ineligible') votes[1] = '無効'
    const machine = each.machine === null ? '' : String(each.machine)
    const what = LINES[kindOf(contest).about]
    return [id, title, what, String(each.number), each.name, each.kana, each.party, machine, ...votes]
  })
  // TC-52: no poll, no figure.
  if (contest.uncontested) return people
  const verdict =
    contest.verdict === undefined ? [] : [[id, title, '結果', '', verdictOnPaper(contest.verdict), '', '', '', '', '']]
  const sums = [
    of('有効投票数', contest.valid, '', sum === null ? '' : inDecimals(sum.valid)),
    of('無効投票数', contest.invalid, '', sum === null ? '' : String(sum.invalid)),
    of('投票総数', null, paper === null ? '' : String(paper.ballots), sum === null ? '' : String(sum.cast)),
    of('持ち帰りその他', null, sum === null ? '' : String(sum.takenAway), ''),
    of('操作を途中で終了した者の数', contest.ended, '', ''),
    of('開けない票', contest.unopened, '', ''),
  ]
  const seats = (contest.lists ?? []).map(({ number, seats: own }) => {
    const party = candidates.find((each) => each.number === number)
    return [
      id,
      title,
      '議席',
      String(number),
      party?.name ?? '',
      '',
      party?.party ?? '',
      '',
      '',
      own === null ? '未定' : String(own),
    ]
  })
  const judges = (contest.judges ?? []).flatMap(({ number, unmarked }) => {
    const [judge, kept] = [
      candidates.find((each) => each.number === number),
      unmarked === null ? '' : inDecimals(unmarked),
    ]
    const line = (what: string, figure: string) => [
      id,
      title,
      what,
      String(number),
      judge?.name ?? '',
      '',
      '',
      '',
      '',
      figure,
    ]
    return [line('罷免を可としない投票', kept), line('罷免の可否', verdictOfJudge(contest.judges, number) ?? '')]
  })
  return [...people, ...sums, ...verdict, ...seats, ...judges]
}

/** A cell that begins like a formula is one for a spreadsheet: the mark before it makes it words. A figure below zero is a figure. */
function quoted(cell: string): string {
  const words = looksLikeFormula(cell) && !/^-\d+$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
