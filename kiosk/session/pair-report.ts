/** The reports of the media to the session, in words: no page, slot, seq or key. `services/ballot-box/` makes them. */

import type { Role } from '#election/ballot-box/layout.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { Refusal } from '#election/ballot-box/refusal.ts'
import type { RecordRefusal } from '#election/ballot-box/requests.ts'
import type { ContestBit, ContestMask, MachineId } from '#election/ids.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import type { MediumFault } from '#hardware/medium/port.ts'

/** The state of the journal after `recover()` or an operation is done. */
export type JournalSituation =
  | { readonly type: 'idle'; readonly day: Sitting | null }
  /** A session in which some contests are recorded and some are not (docs/formats/ballot-box.md rows 11–13). */
  | {
      readonly type: 'interrupted'
      readonly day: Sitting
      readonly contests: ContestMask
      readonly done: ContestMask
    }
  /** Released by the officer: wait for the card (→ 112 + done), or drop it. */
  | { readonly type: 'freed'; readonly day: Sitting; readonly contests: ContestMask; readonly done: ContestMask }
  | { readonly type: 'closed'; readonly day: Sitting; readonly final: boolean; readonly damaged: Role | null }

export type OutOfServiceReason =
  | { readonly type: 'medium-failed'; readonly medium: Role; readonly fault: MediumFault | null }
  /** Pulled while nothing was being written; nothing is written before it is back or given up. */
  | { readonly type: 'medium-away'; readonly medium: Role }
  | { readonly type: 'contradiction'; readonly refusal: Refusal }
  /** The media are older than what this machine itself has written: somebody put back an earlier image. */
  | { readonly type: 'old-image' }
  | { readonly type: 'no-medium' }

export interface Situation {
  /** null when nothing can be said (refused, no medium). */
  readonly journal: JournalSituation | null
  /** null: both media hold the same and votes may be recorded. */
  readonly outOfService: OutOfServiceReason | null
  /** Pages that no medium holds any more; the closing seal says so too. */
  readonly lostPages: number
}

export interface RecoveryReport {
  readonly situation: Situation
  readonly repairedPages: number
  /** True when something else than settled media was found. */
  readonly interrupted: boolean
  /** A pair that was closed before this start: its figures, read from the media again. */
  readonly closed: ClosingReport | null
  /** Only for a pair that is taken over: a kiosk shows no number of its own pair before it is closed (KSK-03). */
  readonly records?: readonly RecordCount[]
  /** Another machine had it meanwhile, and did not close it. */
  readonly wasTakenOver?: true
}

/** The contents of media that this machine does not know, before anything is written on them (OPN-03). */
export interface UnknownPair {
  readonly records: readonly RecordCount[]
  /** The voting date for which its newest journal page was opened; null: for none yet, or no page can be read. */
  readonly day: Sitting | null
  readonly closed: boolean
}

/** The answer to a press, for voter and staff (docs/formats/ballot-box.md). */
export type RecordOutcome =
  /** INTENT is durable on both media. */
  | { readonly type: 'recorded' }
  | { readonly type: 'refused'; readonly reason: RecordRefusal }
  /** A medium failed: the voter reads 「係員が確認します」, staff what the survivor says. */
  | { readonly type: 'staff-will-check'; readonly staff: 'recorded-on-one-medium' | 'not-recorded' | 'cannot-tell' }

/** The log on the media (LAW-07): about the machine and its day, nothing about a voter. */
export interface MachineLog {
  readonly entries: readonly LogEntry[]
  /** Each page names the one before it. */
  readonly unbroken: boolean
}

/**
 * Nothing was closed yet: a medium lacks. `away`: its slot has none · `other`: not the one that was pulled · `unreadable`: it answers, and
 * cannot be read · `failed`: condemned, it cannot come back. `medium` null: both.
 */
export interface Lacking {
  readonly medium: Role | null
  readonly why: 'away' | 'other' | 'unreadable' | 'failed'
}

/** A kiosk knows no number of records by candidate (KSK-03). */
export interface RecordCount {
  readonly contest: ContestBit
  readonly count: number
}

export interface ClosingReport {
  readonly records: readonly RecordCount[]
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
  readonly day: Sitting
  /** By the log; null: it was full. */
  readonly closedAt: LocalMinute | null
  readonly final: boolean
  /** By the log: officer and witness answered for it, no card carried the issuer's permission (CLS-03). */
  readonly unpermitted: boolean
  /** Named in the seal (CLS-04). */
  readonly failedMedium: Role | null
  /** Holds something else than what is sealed; the count refuses it (row 19). */
  readonly damaged: Role | null
  readonly lostPages: number
  /** 照合番号 of the final seal: four groups of five digits; null for a day's. */
  readonly sealFingerprint: string | null
  /** The machine that signed the final seal: for a pair that is taken over it may be the machine that died after it. Null for a day's. */
  readonly sealedBy: MachineId | null
}
