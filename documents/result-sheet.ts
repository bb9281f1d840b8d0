/** 開票結果: the district's result of the machines, per contest, with who is elected. Only a final count is printed (CNT-08). */
import { unreachable } from '#election/assert.ts'
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { dateInWords, type Form, figure, INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { named } from './lettering.ts'
import { type LostOnPaper, withoutLost } from './lost-media.ts'
import { pollFigures } from './poll-figures.ts'
import { type Cell, table } from './table.ts'

export interface ResultSheetInput {
  readonly head: DocumentHead
  readonly contests: readonly ContestResult[]
  /** 20 digits of package and candidate list. */
  readonly fingerprint: string
  /** CNT-08: pairs that the chair declared lost. */
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
  /** Records that did not open, and the election chair's words about them; null when there was none. */
  readonly unopened: { readonly count: number; readonly reason: string } | null
}

export async function resultSheet(input: ResultSheetInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '開票結果', short: '開票結果' }, (form) => {
    form.facts([
      ['選挙', input.head.electionTitle],
      ['選挙期日', dateInWords(input.head.date)],
      ['照合番号', input.fingerprint],
    ])
    withoutLost(form, input.lost)
    chairDecisions(form, input.decisions)
    for (const contest of input.contests) contestTable(form, contest)
    if (input.unopened !== null) {
      const { count, reason } = input.unopened
      form.paragraph(`開けない票　${figure(count)} 件。${reason}`)
    }
    form.paragraph(
      '得票数は電磁的記録式投票機による投票の開票区全体の数です。投票所、投票機及び記録媒体ごとの得票数は表示しません（施行令第4条第2項）。点字投票、不在者投票、仮投票など用紙による投票は、開票管理者が別に計算して加えます。',
      SMALL,
    )
    form.space(8)
    form.signatureLine('開票管理者　氏名', { seal: true })
    form.signatureLine('開票立会人　氏名', { seal: true })
    form.signatureLine('開票立会人　氏名', { seal: true })
  })
}

function contestTable(form: Form, contest: ContestResult): void {
  form.heading(`${named(contest.title)}　（定数 ${contest.seats}）`)
  if (contest.uncontested) {
    form.paragraph('候補者の数が定数を超えないため、投票は行われませんでした。次の候補者の全員が当選人となります。')
  }
  const columns = [
    { header: '番号', width: 34, align: 'center' },
    { header: '候補者', width: 112 },
    { header: 'ふりがな', width: 92 },
    { header: '党派', width: INNER_WIDTH - 34 - 112 - 92 - 54 - 50 - 52 },
    { header: '投票機', width: 54, align: 'right' },
    { header: '用紙', width: 50, align: 'right' },
    { header: '当落', width: 52, align: 'center' },
  ] as const
  const rows = contest.candidates.map((candidate): (Cell | string)[] => [
    String(candidate.number),
    { text: candidate.name, bold: won(candidate) },
    { text: candidate.kana, small: true },
    { text: candidate.party, small: true },
    { text: contest.uncontested ? '—' : figure(candidate.votes), bold: won(candidate) },
    '',
    { text: outcomeWord(candidate.outcome), bold: won(candidate) },
  ])
  table(form, columns, rows)
  pollFigures(form, contest)
}

function won(candidate: CandidateResult): boolean {
  return candidate.outcome === 'won' || candidate.outcome === 'won-by-lot'
}

function outcomeWord(outcome: CandidateResult['outcome']): string {
  switch (outcome) {
    case 'won':
      return '当選'
    case 'won-by-lot':
      return '当選\n（くじ）'
    case 'lot':
      return 'くじ'
    case 'not-won':
      return ''
    default:
      return unreachable(outcome)
  }
}
