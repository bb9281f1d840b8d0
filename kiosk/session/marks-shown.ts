/** 国民審査: the page on which a voter checks the marks before they are recorded (KSK-03). */
import type { OperatingMode } from '#election/card/voting-card.ts'
import type { ShownCandidate } from './shown-candidate.ts'
import type { ContestPlace } from './view-by-keys.ts'

export interface MarksShown {
  readonly type: 'confirm-marks'
  readonly contest: ContestPlace
  readonly mode: OperatingMode
  /** Who has a mark, in the order of the contest. */
  readonly marked: readonly ShownCandidate[]
  /** How many judges there are. */
  readonly judges: number
}
