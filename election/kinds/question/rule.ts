/** The ordinance of a vote on a question (住民投票), as far as it sets the result, signed with the contest. */

export interface QuestionRule {
  /** `yes-no`: the first of two choices carries the question, the second one does not. `choices`: the choice with most votes. */
  readonly answers: 'yes-no' | 'choices'
  /** 成立要件. Left out: the vote counts with any number of voters. */
  readonly quorum?: Quorum | undefined
}

export interface Quorum {
  /** `cast`: 投票総数 is measured. `most`: the votes of the choice that has most. */
  readonly of: 'cast' | 'most'
  /** At least `over` ÷ `under` of the electors. */
  readonly over: number
  readonly under: number
  /** `reached`: below the quorum the ballots stay closed (開票しない). Only of `cast`: nobody knows the most votes of a closed list. */
  readonly opened: 'always' | 'reached'
}

/** Where this count is one of several, only the whole knows whether the quorum is there. */
export function mayStayClosed({ of, opened }: Pick<Quorum, 'of' | 'opened'>, isReport: boolean): boolean {
  return opened === 'always' || (of === 'cast' && !isReport)
}

/**
 * The result. `carried`, `not-carried`: of yes and no. `most`: one choice has most votes. `tie`: several have, and there is no lot.
 * `not-established`: fewer than the quorum (不成立). `electors-unknown`: there is a quorum, and a station's report is missing.
 * `not-opened`: fewer than the quorum, and so nobody opened a ballot (不成立・開票しない).
 */
export type Verdict = (typeof VERDICTS)[number]
export const VERDICTS = [
  'carried',
  'not-carried',
  'most',
  'tie',
  'not-established',
  'electors-unknown',
  'not-opened',
] as const

export const UNDER_MAX = 100
/** The voice has a word for each number up to this. */
export const CHOICES_MAX = 10

interface Listed {
  readonly uncontested: boolean
  readonly candidates: readonly { readonly gone: unknown }[]
}

/** Two where it is yes and no, else a few; none of them is gone, and the poll never falls away. */
export function areChoicesOf({ answers }: QuestionRule, { uncontested, candidates }: Listed): boolean {
  const most = mostChoices(answers)
  const isRight = candidates.length >= 2 && candidates.length <= most
  return isRight && !uncontested && candidates.every(({ gone }) => gone === null)
}

export function mostChoices(answers: QuestionRule['answers']): number {
  return answers === 'yes-no' ? 2 : CHOICES_MAX
}

export type Side = 'yes' | 'no'

/** The meaning of the choice at this place, for who cannot read its name. Null: it is one of several. */
export function sideAt(question: QuestionRule | undefined, place: number): Side | null {
  if (question?.answers !== 'yes-no') return null
  return place === 0 ? 'yes' : 'no'
}

export function isLowest(over: number, under: number): boolean {
  for (let part = 2; part <= over; part++) if (over % part === 0 && under % part === 0) return false
  return true
}
