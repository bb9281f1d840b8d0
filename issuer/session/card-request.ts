/** The questions before a card is written, and its content. */
import { both, isPart, without } from '#election/contests.ts'
import type { CardRequest, CheckedVoter, IssuerFacts, Question } from './state.ts'

export function questionOf({ all, offCards }: IssuerFacts, { chosen, presentation }: CheckedVoter): Question | null {
  if (chosen === 0) return 'none'
  if (isPart(chosen, offCards)) return chosen === all ? null : 'papers'
  if (chosen === all) return presentation === 'normal' ? null : presentation
  return presentation === 'normal' ? 'single' : `single-and-${presentation}`
}

export function cardRequest({ offCards }: IssuerFacts, { voter, offered, chosen, ...how }: CheckedVoter): CardRequest {
  const { presentation, assistance, replaces } = how
  return {
    rollNo: voter.rollNo,
    contests: without(chosen, offCards),
    papers: both(chosen, offCards),
    declined: without(offered, chosen),
    presentation,
    assistance,
    replaces,
  }
}
