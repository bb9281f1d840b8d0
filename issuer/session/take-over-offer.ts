/** The officer's view before a machine goes on with the books of another (ISS-20). */
import type { MachineId } from '#election/ids.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import type { DayRecord, TakeOverReason } from './day-record.ts'

export interface TakeOverOffer {
  readonly reason: TakeOverReason
  readonly cardsIssued: number
  /** Rows whose page on the medium cannot be read: they count as issued in every contest. */
  readonly unreadable: number
  /**
   * Tickets that the desk must hold when these books are right. The officer counts the tickets before this number is shown: an older image
   * of the medium put back knows of fewer (attack X-B7), and only the tickets reveal it.
   */
  readonly ticketsExpected: number
  /** The last writer of the medium; null: there is none. */
  readonly from: MachineId | null
  /** The last roll list beside its pages; 0: none. */
  readonly rollList: number
  /** How far the day is in the record that rules from now on; null: it is on no medium and must be entered again. */
  readonly record: {
    readonly stage: DayRecord['stage']
    readonly openedAt: LocalMinute | null
    readonly closedAt: LocalMinute | null
    /** The last full hour that was counted. */
    readonly countedUntil: LocalTime | null
    readonly inside: number
    /** Machines whose records were entered. */
    readonly told: number
  } | null
}
