/**
 * The pair of media as the kiosk's session effects use it. No page, slot or key leaves this folder. `admit.ts`, `zero-check.ts` and
 * `open-pair.ts` make these values.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type {
  CloseRefusal,
  RecordRefusal,
  RecordRequest,
  ReleaseRefusal,
  ReopenRefusal,
} from '#election/ballot-box/requests.ts'
import type { ContestList } from '#election/contest-lists.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import type { Result } from '#election/result.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import type {
  ClosingReport,
  MachineLog,
  RecordCount,
  RecordOutcome,
  RecoveryReport,
  Situation,
  UnknownPair,
} from '#kiosk/session/pair-report.ts'

export interface RecordInput extends Omit<RecordRequest, 'today' | 'act'> {
  readonly today: Sitting
}

export interface EndInput {
  /** Null: the officer ends the interrupted session of the journal after a restart, without its card. */
  readonly token: Uint8Array | null
  readonly cardContests: ContestMask
  /** Makes the "ended" record of a list of a contest that is not recorded yet. */
  readonly endedRecord: (list: ContestList) => Uint8Array
  readonly by: 'voter' | 'staff'
  readonly today: Sitting
}

export type CloseOutcome =
  | { readonly type: 'closed'; readonly report: ClosingReport }
  | { readonly type: 'refused'; readonly reason: CloseRefusal }

/** The open pair. Operations run one after the other; each waits for the roll-forward of the one before. */
export interface BallotBox {
  /** Runs `next` until it is done. Nothing is written before this. */
  recover(): Promise<RecoveryReport>
  /** Before `recover`: people see the contents of the media and decide whether it may begin (OPN-03). */
  found(): UnknownPair
  situation(): Situation
  /** The log of the pair says that another machine than its own took it over. */
  wasTakenOver(): boolean
  /**
   * Reads one page of each medium that counts; true: a medium stopped answering. A medium that was pulled from an idle pair is away:
   * nothing is written until it is back or given up. Any other medium that does not answer is condemned.
   */
  foundOneGone(): Promise<boolean>
  away(): readonly Role[]
  /** @returns null: every page is that of the medium that was away, and it counts again */
  putBack(role: Role, medium: Medium): Promise<MediumFault | null>
  /** The officer decides it: the pair goes on with the other medium, which is fenced before any other write. */
  giveUp(role: Role): Promise<void>
  /** @returns true: the interrupted or freed session belongs to this card (recovery rows 12 to 16) */
  isOpenSession(token: Uint8Array): boolean
  /** @returns true: the session of this token is over at this pair (recovery rows 4 and 6) */
  hasSpentMark(token: Uint8Array): boolean
  /** Asked before a card is taken. Null: a session may start today. */
  refusalToStart(today: Sitting): RecordRefusal | null
  /** `recorded`: INTENT is durable on both media, so the screen may say 「記録されました」. The roll-forward goes on after that. */
  record(input: RecordInput): Promise<RecordOutcome>
  /** Resolves when the last roll-forward is done; if the card then says 255, the screen may show 「投票が終わりました」. */
  whenDone(): Promise<Situation>
  /** Writes an "ended" record for each open contest; resolves when all are done. Allowed on one medium (ballot-box.md §11). */
  end(input: EndInput): Promise<RecordOutcome>
  /** PART → FREED → spent mark. The card then goes to 112 + done, and `finishRelease()` follows. */
  release(): Promise<Result<{ readonly done: ContestMask }, ReleaseRefusal | { readonly type: 'out-of-service' }>>
  /** FREED → IDLE: the card confirmed 112 + done, or the card is gone and the officer drops the session. */
  finishRelease(): Promise<Result<void, { readonly type: 'nothing-released' | 'out-of-service' }>>
  close(input: { readonly today: Sitting; readonly final: boolean }): Promise<CloseOutcome>
  /** The report of a closed pair; null otherwise. */
  closingReport(): ClosingReport | null
  reopen(input: { readonly today: Sitting }): Promise<Result<void, ReopenRefusal>>
  /** Writes to the original, then to the duplicate; no vote waits for it. Refused after closing and when the log is full. */
  appendLog(
    event: LogEvent,
    minute: LocalMinute,
  ): Promise<Result<void, { readonly type: 'log-full' | 'closed' | 'out-of-service' }>>
  /** The log from the medium that has more whole pages of it. */
  log(): MachineLog
  /** The number of records of each contest, for the closing report and the restart screen. */
  recordCounts(): readonly RecordCount[]
  /** The machine's own disk keeps these counts after each `whenDone`: media with lower counts are an old image. */
  ownCount(): OwnCount
}

export interface OwnCount {
  readonly seq: number
  readonly records: number
}
