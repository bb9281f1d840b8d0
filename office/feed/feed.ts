/** What the public is given: turnout, and results once they are counted. */
import type { ElectionPackage } from '#election/definition/definition.ts'
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
  readonly candidates: readonly {
    readonly number: number
    readonly name: string
    readonly party: string
    /** Null: not shown, or not joined yet (CNT-07). */
    readonly votes: string | null
    readonly elected: boolean
  }[]
}
