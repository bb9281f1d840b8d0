/** The outcome of a candidate, or of a choice of a question, in one word. */
import type { CandidateResult } from '#election/count/contest-result.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'

export function outcomeWords(outcome: CandidateResult['outcome'], contest: { readonly question?: unknown }) {
  const isMost = contest.question !== undefined && outcome === 'won'
  return isMost ? tallyWords.outcome_most : tallyWords[`outcome_${outcome}`]
}
