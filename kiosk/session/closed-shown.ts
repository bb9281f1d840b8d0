/** The page of a closed machine: the figures that the paper takes from it. */

import type { NextStop } from '#election/definition/stops.ts'
import type { PairNumber } from '#election/ids.ts'
import type { TakeOverReason } from '#election/log/catalogue.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import type { MediumShown } from './state.ts'

/** Numbers of records, never of candidates (KSK-03). */
export interface ContestRecords {
  readonly contest: string
  readonly count: number
}

export interface ClosedShown {
  readonly type: 'closed'
  readonly final: boolean
  readonly machineSerial: string
  readonly station: string
  readonly day: Sitting
  /** D-30, of a moving station: where and when it is opened next; until then it is closed and locked. Null: it does not move, or is closed for good. */
  readonly next: NextStop | null
  readonly closedAt: LocalMinute | null
  readonly media: readonly MediumShown[]
  /** The closing time that is still to come: what is left then. Null: it was closed in time. */
  readonly early: LocalTime | null
  /** Numbers of records, never of candidates. */
  readonly records: readonly ContestRecords[]
  readonly endedByStaff: number
  /** No card carried the issuer's permission: officer and witness answered for it (CLS-03). */
  readonly unpermitted: boolean
  readonly failedMedium: 'original' | 'duplicate' | null
  /** Holds something else than what is sealed: it is carried like the others, and the count refuses it. */
  readonly damagedMedium: 'original' | 'duplicate' | null
  readonly lostPages: number
  /** 照合番号 of the final seal, for the station's paper. */
  readonly sealFingerprint: string | null
  /** Whose seal it is: its two check digits are those of no other pair. */
  readonly pair: PairNumber
  /** Not erased: its disk is sealed and handed over. Kept: for a take-over. Null: closed for the day only. */
  readonly signingKey: 'erased' | 'not-erased' | 'kept' | null
  /** The machine whose pair it was, and the person who decided the take-over; null: this machine's own. */
  readonly takenOver: {
    readonly serial: string
    readonly reason: TakeOverReason | null
    /** Which other machine had sealed it, mostly the one that died behind its seal; null: this one has. */
    readonly sealedBy: string | null
  } | null
}
