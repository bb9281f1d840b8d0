/** The page of a machine that goes on no more: what is safe of the voter who stood there, and what staff may do (FLT-07). */
import type { LocalMinute, LocalTime } from '#election/time.ts'
import type { Fault } from './codes.ts'

export interface OutOfServiceShown {
  readonly type: 'out-of-service'
  readonly fault: Fault
  readonly voter: {
    readonly recorded: readonly string[]
    readonly notRecorded: readonly string[]
    readonly staffWillCheck: readonly string[]
  } | null
  readonly at: LocalMinute
  readonly closable: boolean
  readonly waitsForDate: boolean
  /** The hour of its day is past and nobody has closed it: media that come out now are not sealed, and those that are out go back first. Null: not so. */
  readonly closeNow: LocalTime | null
  /** Machine number of the pair that is in the slots instead of this machine's own. */
  readonly takenOver: string | null
}
