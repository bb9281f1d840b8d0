/** The stops of keys as the screen may show them; and how far the session of a voter is who sees nothing of it. */

import type { OperatingMode } from '#election/card/voting-card.ts'
import type { Kind } from '#election/kinds/kind.ts'
import type { Row } from '#election/voice/steps.ts'
import type { Option, SessionPage } from './session-page.ts'
import type { Step } from './two-steps.ts'

export interface ContestPlace {
  readonly title: string
  /** From 1. */
  readonly position: number
  readonly of: number
  /** Whether a person is chosen, or one of several choices: the words follow. */
  readonly about: Kind['about']
  /** Where a party is chosen first, which step this page is of; null: the contest has one step, or the page is of the whole contest. */
  readonly step: Step
}

export interface RowShown {
  readonly row: Row
  readonly candidates: number
}

export type PageByKeys =
  /** Roles of the people: proxy voting, or operation assistance. */
  | { readonly type: 'roles'; readonly contest: ContestPlace; readonly mode: OperatingMode }
  | {
      readonly type: 'settings'
      readonly contest: ContestPlace
      readonly options: readonly Option[]
      readonly focus: number
    }
  | {
      readonly type: 'sure'
      readonly contest: ContestPlace
      readonly of: 'to-touch' | 'go'
      readonly focus: number
    }
  /** Rows of the kana table, and how many candidates each has. */
  | {
      readonly type: 'rows'
      readonly contest: ContestPlace
      readonly rows: readonly RowShown[]
      readonly focus: number
    }
  | { readonly type: 'take-unused' }

export type KeysAt = 'leave' | 'record' | 'back' | 'go' | 'looks'

type Undivided = 'taking' | 'casting' | 'finishing' | 'take-card' | 'take-unused' | 'card-away' | 'card-back'
export type AudioPhase = Exclude<SessionPage['type'], Undivided>
