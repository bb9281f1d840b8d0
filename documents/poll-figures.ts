/** What a poll of the district had beside the candidates' votes: the same lines in 開票結果 and 開票録. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { type Form, figure } from './form.ts'

export function pollFigures(form: Form, contest: ContestResult): void {
  // A poll that was closed by a later list has records all the same, and they stay in the books.
  if (contest.uncontested && contest.records === 0) return
  form.facts([
    ['有効投票数', figure(contest.valid)],
    ['無効（候補者でなくなった者への投票）', figure(contest.invalid)],
    ['操作を途中で終了した者の数', figure(contest.ended)],
    ['開けない票', figure(contest.unopened)],
    ['記録の数', figure(contest.records)],
  ])
}
