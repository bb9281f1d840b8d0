/** A vote on a question (住民投票) on paper: what its ordinance sets, and what became of it. */
import { figure } from '#election/figure.ts'
import type { QuestionRule, Verdict } from '#election/kinds/question/rule.ts'

export function questionOnPaper({ answers, quorum }: QuestionRule): string {
  const form = answers === 'yes-no' ? '賛否を問う' : '一つを選ぶ'
  if (quorum === undefined) return `${form}。成立要件の定めはない`
  const measured = quorum.of === 'cast' ? '投票総数' : '最多の得票'
  const closed = quorum.opened === 'reached' ? '。達しないときは開票しない' : ''
  return `${form}。成立要件　${measured}が投票資格者の${figure(quorum.under)}分の${figure(quorum.over)}以上${closed}`
}

const VERDICTS: Record<Verdict, string> = {
  carried: '賛成が多数である。',
  'not-carried': '反対が多数である。',
  most: '最多の得票を得た選択肢がある。',
  tie: '最多の得票が同数である。',
  'not-established': '成立要件に達しないため、成立しない。',
  'not-opened': '投票した者が成立要件に達しないため成立せず、開票しない。',
  'electors-unknown': '投票所の報告がそろわないため、成立したかどうかは定まっていない。',
}

export function verdictOnPaper(verdict: Verdict): string {
  return VERDICTS[verdict]
}
