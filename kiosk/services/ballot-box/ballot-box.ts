/**
 * The pair of media as the kiosk's session effects see it: admitted, opened, recording. Words in, words out; no page, slot, seq or key
 * leaves this folder. `admit.ts`, `zero-check.ts` and `open-pair.ts` make these values.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type {
  CloseRefusal,
  RecordRefusal,
  RecordRequest,
  ReleaseRefusal,
  ReopenRefusal,
} from '#election/ballot-box/requests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import type { Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
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
  readonly today: LocalDate
}

export interface EndInput {
  /** null: the interrupted session in the journal, of any card (officer, after a restart without the card). */
  readonly token: Uint8Array | null
  readonly cardContests: ContestMask
  /** One "ended" record for each contest that is not recorded yet. */
  readonly endedRecord: (contest: ContestBit) => Uint8Array
  readonly by: 'voter' | 'staff'
  readonly today: LocalDate
}

export type CloseOutcome =
  | { readonly type: 'closed'; readonly report: ClosingReport }
  | { readonly type: 'refused'; readonly reason: CloseRefusal }

/** The open pair. Operations run one after the other; each waits for the roll-forward of the one before. */
export interface BallotBox {
  /** `next` until done. Nothing is written before it. */
  recover(): Promise<RecoveryReport>
  /** The only question before it: what the media hold, for people who decide whether it may begin (OPN-03). */
  found(): UnknownPair
  situation(): Situation
  /** Its log says that another machine than its own took it over. */
  wasTakenOver(): boolean
  /**
   * Reads a little of each medium that counts; true when one does not answer that did before. With no session in the journal one that
   * was pulled is away: nothing is written until it is back or given up. Any other is condemned.
   */
  foundOneGone(): Promise<boolean>
  away(): readonly Role[]
  /** @returns null: it is the medium that was away, to the last page, and counts again */
  putBack(role: Role, medium: Medium): Promise<MediumFault | null>
  /** By the officer's word: the pair goes on with the other one, which is fenced before anything else is written on it. */
  giveUp(role: Role): Promise<void>
  /** Recovery row 12 or 13: is the interrupted or freed session this card's? */
  isOpenSession(token: Uint8Array): boolean
  /** The session of this token is over at this pair (rows 4, 6). */
  hasSpentMark(token: Uint8Array): boolean
  /** Before taking a card: may a session of these contests start today? null = yes. */
  refusalToStart(today: LocalDate): RecordRefusal | null
  /** Resolves when INTENT is durable on both: the moment the screen may say 「記録されました」. The rest goes on after it. */
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
  /** The report of a closed pair; null otherwise. */
  closingReport(): ClosingReport | null
  reopen(input: { readonly today: LocalDate }): Promise<Result<void, ReopenRefusal>>
  /** Original, then duplicate; never in the path of a vote. Refused after closing and when full. */
  appendLog(
    event: LogEvent,
    minute: LocalMinute,
  ): Promise<Result<void, { readonly type: 'log-full' | 'closed' | 'out-of-service' }>>
  /** The log now, from the medium that holds more of it. */
  log(): MachineLog
  /** Records a contest on the media now; for the closing report and restart screen. */
  recordCounts(): readonly RecordCount[]
  /** The counts that the machine's own disk keeps after each `whenDone`: media with lower ones are an old image. */
  ownCount(): OwnCount
}

export interface OwnCount {
  readonly seq: number
  readonly records: number
}
