/**
 * What the kiosk's session effects see of its pair of media: admitted, opened, recording. Words in, words out; no page,
 * slot, seq or key leaves this folder. `admit.ts`, `zero-check.ts` and `open-pair.ts` make these values.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type { Refusal } from '#election/ballot-box/refusal.ts'
import type { CloseRefusal, RecordRefusal, ReleaseRefusal, ReopenRefusal } from '#election/ballot-box/requests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import type { Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { MediumFault } from '#hardware/medium/port.ts'

export type { CloseRefusal, RecordRefusal, ReleaseRefusal, ReopenRefusal }

/** The 16 random bytes of a voting card; forgotten when the session is over. */
export type CardToken = Uint8Array

/** What the journal says after `recover()` or an operation is done. */
export type JournalSituation =
  | { readonly type: 'idle'; readonly day: LocalDate | null }
  /** A session in which some contests are recorded and some are not (docs/formats/ballot-box.md rows 11–13). */
  | {
      readonly type: 'interrupted'
      readonly day: LocalDate
      readonly contests: ContestMask
      readonly done: ContestMask
    }
  /** Released by the officer: wait for the card (→ 112 + done), or drop it. */
  | { readonly type: 'freed'; readonly day: LocalDate; readonly contests: ContestMask; readonly done: ContestMask }
  | { readonly type: 'closed'; readonly day: LocalDate; readonly final: boolean; readonly damaged: Role | null }

export type OutOfServiceReason =
  | { readonly type: 'medium-failed'; readonly medium: Role; readonly fault: MediumFault | null }
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
}

/** What voter and staff are told after a press (docs/formats/ballot-box.md). */
export type RecordOutcome =
  /** INTENT is durable on both media. */
  | { readonly type: 'recorded' }
  | { readonly type: 'refused'; readonly reason: RecordRefusal }
  /** A medium failed: the voter reads 「係員が確認します」, staff what the survivor says. */
  | { readonly type: 'staff-will-check'; readonly staff: 'recorded-on-one-medium' | 'not-recorded' | 'cannot-tell' }

export interface RecordInput {
  readonly token: CardToken
  /** Mask of the contests of this card. */
  readonly cardContests: ContestMask
  readonly contest: ContestBit
  /** Made by `encryptRecord`, 512 bytes. */
  readonly record: Uint8Array
  readonly today: LocalDate
}

export interface EndInput {
  /** null: the interrupted session in the journal, whoever's it is (officer, after a restart without the card). */
  readonly token: CardToken | null
  readonly cardContests: ContestMask
  /** One "ended" record for each contest that is not recorded yet. */
  readonly endedRecord: (contest: ContestBit) => Uint8Array
  readonly by: 'voter' | 'staff'
  readonly today: LocalDate
}

export type CloseOutcome =
  | { readonly type: 'closed'; readonly report: ClosingReport }
  | { readonly type: 'refused'; readonly reason: CloseRefusal }

/** Numbers of records a contest, never of candidates: a kiosk knows none (KSK-03). */
export interface ClosingReport {
  readonly records: readonly { readonly contest: ContestBit; readonly records: number }[]
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
  readonly day: LocalDate
  readonly final: boolean
  /** Named in the seal (CLS-04). */
  readonly failedMedium: Role | null
  /** Holds something else than what is sealed; the count refuses it (row 19). */
  readonly damaged: Role | null
  readonly lostPages: number
  /** 照合番号 of the final seal: four groups of five digits; null for a day's. */
  readonly sealFingerprint: string | null
}

/** The open pair. Operations run one after the other; each waits for the roll-forward of the one before. */
export interface BallotBox {
  /** `next` until done. First call after opening; nothing else is allowed before it. */
  recover(): Promise<RecoveryReport>
  situation(): Situation
  /** Recovery row 12 or 13: is the interrupted or freed session this card's? */
  isOpenSession(token: CardToken): boolean
  /** The session of this token is over at this pair (rows 4, 6). */
  hasSpentMark(token: CardToken): boolean
  /** Before taking a card: may a session of these contests start today? null = yes. */
  refusalToStart(today: LocalDate): RecordRefusal | null
  /** Resolves when INTENT is durable on both: the moment the screen may say 「記録されました」. The rest runs on behind. */
  record(input: RecordInput): Promise<RecordOutcome>
  /** Resolves when the last roll-forward is done; then 「投票が終わりました」 may be shown if the card says 127. */
  whenDone(): Promise<Situation>
  /** "Ended" records for every contest that is open; resolves when all is done. Allowed on one medium (§5). */
  end(input: EndInput): Promise<RecordOutcome>
  /** PART → FREED → mark. Then the card goes to 112 + done, then `finishRelease()`. */
  release(): Promise<Result<{ readonly done: ContestMask }, ReleaseRefusal | { readonly type: 'out-of-service' }>>
  /** FREED → IDLE: the card confirmed 112 + done, or it is gone and the officer drops it. */
  finishRelease(): Promise<Result<void, { readonly type: 'nothing-released' | 'out-of-service' }>>
  close(input: { readonly today: LocalDate; readonly final: boolean }): Promise<CloseOutcome>
  /** Of a closed pair; null otherwise. */
  closingReport(): ClosingReport | null
  reopen(input: { readonly today: LocalDate }): Promise<Result<void, ReopenRefusal>>
  /** Original, then duplicate; never in the path of a vote. Refused after closing and when full. */
  appendLog(
    event: LogEvent,
    minute: LocalMinute,
  ): Promise<Result<void, { readonly type: 'log-full' | 'closed' | 'out-of-service' }>>
  /** Records a contest on the media now; for the closing report and restart screen. */
  recordCounts(): readonly { readonly contest: ContestBit; readonly records: number }[]
  /** What the machine's own disk keeps after each `whenDone`: later media that are behind it are an old image. */
  ownCount(): OwnCount
}

export interface OwnCount {
  readonly seq: number
  readonly records: number
}
