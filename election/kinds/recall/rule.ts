/**
 * 最高裁判所裁判官国民審査: who is dismissed (Act on the Review of Justices of the Supreme Court). Art. 32 was read as quoted before 2016, arts. 5-3, 14 and
 * 14-2 in the text of 2023-02-17, arts. 15 and 22 in quotations; the law itself is still to be read, and with it whether art. 32 is of the rolls abroad too,
 * whose voters have the review since 2023-02-17 (Act 86 of 2022). Nobody is elected: there is no minimum, no deposit and no lot.
 */

/** Art. 14: the sheet for ships has as many numbers; the Supreme Court has no more (Court Act, art. 5). */
export const JUDGES_MAX = 15
/** Art. 32, the proviso: nobody is dismissed by fewer votes than one in so many of the people on the rolls. */
const ONE_IN = 100

interface Listed {
  readonly uncontested: boolean
  readonly candidates: readonly { readonly number: number; readonly party: string; readonly displayName: string }[]
}

/** Numbers are the places of the notice, 1, 2, … without a gap, and name the lists of the judges. A judge has no party, and a review never falls away (art. 25). */
export function areJudgesOf({ uncontested, candidates }: Listed): boolean {
  const areInPlace = candidates.every(({ number }, at) => number === at + 1)
  const areJudges = candidates.every(({ party, displayName }) => party === '' && displayName === '')
  return areInPlace && areJudges && !uncontested && candidates.length >= 1 && candidates.length <= JUDGES_MAX
}

/**
 * A judge's part of the review. Art. 15: the voter marks who is to go, and leaves the others without a mark; a vote without any mark is one for all of
 * them, and no vote is blank. Art. 22(2): a mark may be void for one judge, so the two parts are not the same sum for all.
 */
export interface JudgeVotes {
  readonly number: number
  /** 罷免を可とする投票 */
  readonly marked: number
  /** 罷免を可としない投票 */
  readonly unmarked: number
}

/** In the unit of the votes. */
export interface ReviewOf {
  /** 投票の総数 */
  readonly cast: number
  /** On the rolls at the last registration before the day. Null: a station's report is missing. */
  readonly registered: number | null
}

/** `open`: there are more votes with a mark, and it is not known whether all votes are enough. */
export type JudgeVerdict = 'dismissed' | 'not-dismissed' | 'open'

export interface Judged {
  readonly number: number
  readonly verdict: JudgeVerdict
}

/** Art. 5-3(1): a judge who has died or left office before the day is not among them. */
export function judgedBy(judges: readonly JudgeVotes[], { cast, registered }: ReviewOf): readonly Judged[] {
  return judges.map(({ number, marked, unmarked }): Judged => {
    if (marked <= unmarked) return { number, verdict: 'not-dismissed' }
    if (registered === null) return { number, verdict: 'open' }
    // Multiplied out: a part of a vote must not be lost in a division.
    return { number, verdict: cast * ONE_IN < registered ? 'not-dismissed' : 'dismissed' }
  })
}
