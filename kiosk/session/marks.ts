/** 国民審査 in a session: judges are marked, and no mark can be confirmed too (`election/ballot/marks.ts`). Every other contest has one choice. Pure. */
import type { ContestBit } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { contestOf, type KioskContest, type KioskFacts } from './facts.ts'
import type { Choosing } from './session-page.ts'

export function isReview({ contest }: Pick<KioskContest, 'contest'>): boolean {
  return kindOf(contest).about === 'judges'
}

export function isReviewed(facts: KioskFacts, bit: ContestBit): boolean {
  return isReview(contestOf(facts, bit))
}

/** Whether there is something to confirm: a choice, or, of judges, any marks and none. */
export function isDecided(facts: KioskFacts, { contest, selected }: Pick<Choosing, 'contest' | 'selected'>): boolean {
  return selected !== null || isReviewed(facts, contest)
}
