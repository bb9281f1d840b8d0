/** The public's feed: turnout, and results once they are counted. */
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { Kind } from '#election/kinds/kind.ts'
import type { Verdict } from '#election/kinds/question/rule.ts'
import type { JudgeVerdict } from '#election/kinds/recall/rule.ts'
import type { LocalMinute } from '#election/time.ts'
import type { TurnoutAt } from './turnout.ts'

export interface Feed {
  readonly electionPackage: ElectionPackage
  readonly turnout: readonly TurnoutAt[]
  readonly results: readonly ContestResults[] | null
  readonly madeAt: LocalMinute
}

export interface ContestResults {
  readonly contest: string
  readonly title: string
  /** `choices`: a question (住民投票); nobody is elected. `parties`: of lists (比例代表). `judges`: 国民審査. */
  readonly about: Kind['about']
  /** The outcome of a question; null: it is none, or the outcome is not known. */
  readonly verdict: Verdict | null
  readonly candidates: readonly {
    readonly number: number
    readonly name: string
    readonly party: string
    /** Null: not shown, or not joined yet (CNT-07). */
    readonly votes: string | null
    /** A choice: it has most votes, and the question is established. */
    readonly elected: boolean
    /** A judge's votes without a mark, and the verdict. Null: no judge, not shown, or not decided here. */
    readonly unmarked: string | null
    readonly judged: JudgeVerdict | null
    /** Seats of a list; null: it is none, or they are not known. */
    readonly seats: number | null
  }[]
}
