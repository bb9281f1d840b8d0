/** The open pair of media. It carries out one operation after the other: a request writes the first step of each, and `next` decides the rest. */

import { AssertionError, unreachable } from '#election/assert.ts'
import { nextLogPage } from '#election/ballot-box/append-log.ts'
import type { JournalPage } from '#election/ballot-box/journal.ts'
import { finalSealPage, type Role } from '#election/ballot-box/layout.ts'
import {
  type CloseRefusal,
  type RecordRefusal,
  type RecordRequest,
  type ReleaseRefusal,
  type ReopenRefusal,
  refusalToStart,
  requestClose,
  requestFinishRelease,
  requestRecord,
  requestRelease,
  requestReopen,
} from '#election/ballot-box/requests.ts'
import { loggedFailure } from '#election/ballot-box/rule-seal.ts'
import { barrierOn, type Refuse, type Settled } from '#election/ballot-box/step.ts'
import { pageBytes, reading, sealAt } from '#election/ballot-box/view.ts'
import { equalBytesFast } from '#election/bytes.ts'
import { listsOfContest } from '#election/contest-lists.ts'
import { contestBits, has, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Sitting, sittingNumber, sittingOfNumber } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import type {
  ClosingReport,
  MachineLog,
  OutOfServiceReason,
  RecordCount,
  RecordOutcome,
  RecoveryReport,
  Situation,
  UnknownPair,
} from '#kiosk/session/pair-report.ts'
import type { BallotBox, CloseOutcome, EndInput, OwnCount, RecordInput } from './ballot-box.ts'
import { closingLogged } from './closing-logged.ts'
import { countsByContest, countsIn, hasMark, isOldImage, journalSituation, logOf, newestJournal } from './look-up.ts'
import type { PairMedia } from './pair-media.ts'

const NOT_SEALED = { sealFingerprint: null, sealedBy: null } as const

type LastRun = Settled | Refuse | { readonly type: 'old-image' } | { readonly type: 'not-recovered' }

export class OpenBallotBox implements BallotBox {
  readonly #media: PairMedia
  /** The machine's knowledge of the pair without the media. */
  readonly #own: OwnCount | null
  readonly #randomness: Randomness
  #lastRun: LastRun = { type: 'not-recovered' }
  /** The roll-forward that goes on after the voter was answered; every operation waits for it. */
  #behind: Promise<void> = Promise.resolve()
  #crash: unknown = null

  constructor(media: PairMedia, own: OwnCount | null, randomness: Randomness) {
    this.#media = media
    this.#own = own
    this.#randomness = randomness
  }

  async recover(): Promise<RecoveryReport> {
    await this.#quiet()
    if (isOldImage(this.#media.view, this.#own)) {
      this.#lastRun = { type: 'old-image' }
      return { situation: this.situation(), repairedPages: 0, interrupted: false, closed: null }
    }
    const { end, barriers, repairedPages } = await this.#media.run()
    this.#lastRun = end
    const closed = this.closingReport()
    return { situation: this.situation(), repairedPages, interrupted: barriers > 0, closed }
  }

  found(): UnknownPair {
    const newest = newestJournal(this.#media.view)
    return {
      records: this.recordCounts(),
      day: newest === null || newest.day === 0 ? null : sittingOfNumber(newest.day),
      closed: newest?.content.state === 'closed',
    }
  }

  situation(): Situation {
    const settled = this.#settled()
    return {
      journal: settled && journalSituation(settled),
      outOfService: this.#outOfService(),
      lostPages: settled?.lostPages ?? 0,
    }
  }

  wasTakenOver(): boolean {
    return logOf(this.#media.view).entries.some(({ event }) => event.type === 'taken-over')
  }

  async foundOneGone(): Promise<boolean> {
    await this.#quiet()
    const settled = this.#settled()
    if (settled === null) return false
    // An open session goes on at once on the other medium; only an idle pair waits for this one.
    const mayComeBack = settled.journal.newest.content.state === 'idle'
    if (!(await this.#media.look(mayComeBack))) return false
    await this.#run()
    return true
  }

  away(): readonly Role[] {
    return this.#media.away
  }

  async putBack(role: Role, medium: Medium): Promise<MediumFault | null> {
    await this.#quiet()
    return this.#media.putBack(role, medium)
  }

  async giveUp(role: Role): Promise<void> {
    await this.#quiet()
    this.#media.giveUp(role)
    await this.#run()
  }

  isOpenSession(token: Uint8Array): boolean {
    const content = this.#settled()?.journal.newest.content
    return (content?.state === 'part' || content?.state === 'freed') && equalBytesFast(content.token, token)
  }

  hasSpentMark(token: Uint8Array): boolean {
    return hasMark(this.#media.view, token)
  }

  refusalToStart(today: Sitting): RecordRefusal | null {
    const settled = this.#inService()
    if (settled === null) return { type: 'out-of-service' }
    return refusalToStart(this.#media.view, settled, sittingNumber(today))
  }

  async record(input: RecordInput): Promise<RecordOutcome> {
    await this.#quiet()
    const settled = this.#inService()
    if (settled === null) return { type: 'refused', reason: { type: 'out-of-service' } }
    return this.#recordOne(settled, { ...input, today: sittingNumber(input.today), act: 'vote' })
  }

  async end(input: EndInput): Promise<RecordOutcome> {
    await this.#quiet()
    const act = input.by === 'staff' ? 'ended-by-staff' : 'ended-by-voter'
    const today = sittingNumber(input.today)
    const first = this.#settled()
    if (first === null) return { type: 'refused', reason: { type: 'out-of-service' } }
    const token = input.token ?? interruptedToken(first)
    if (token === null) return { type: 'refused', reason: { type: 'no-interrupted-session' } }
    let outcome: RecordOutcome = { type: 'refused', reason: { type: 'already-recorded' } }
    for (const contest of openContests(first, input)) {
      const settled = this.#settled()
      if (settled === null) return { type: 'staff-will-check', staff: 'cannot-tell' }
      const records = listsOfContest(contest, this.#media.view.context.layout.several).map(input.endedRecord)
      outcome = await this.#recordOne(settled, { ...input, token, contest, records, today, act })
      await this.#quiet()
      if (outcome.type === 'refused') return outcome
    }
    return outcome
  }

  async whenDone(): Promise<Situation> {
    await this.#quiet()
    return this.situation()
  }

  async release(): Promise<
    Result<{ readonly done: ContestMask }, ReleaseRefusal | { readonly type: 'out-of-service' }>
  > {
    await this.#quiet()
    const settled = this.#settled()
    if (settled === null) return err({ type: 'out-of-service' })
    const request = requestRelease(this.#media.view, settled, this.#randomness)
    if (!request.ok) return request
    await this.#media.commit(request.value)
    await this.#run()
    const content = this.#settled()?.journal.newest.content
    return content?.state === 'freed' ? ok({ done: content.done }) : err({ type: 'out-of-service' })
  }

  async finishRelease(): Promise<Result<void, { readonly type: 'nothing-released' | 'out-of-service' }>> {
    await this.#quiet()
    const settled = this.#settled()
    if (settled === null) return err({ type: 'out-of-service' })
    const request = requestFinishRelease(this.#media.view, settled, this.#randomness)
    if (!request.ok) return request
    await this.#media.commit(request.value)
    await this.#run()
    return this.#settled()?.journal.newest.content.state === 'idle' ? ok() : err({ type: 'out-of-service' })
  }

  async close(input: { readonly today: Sitting; readonly final: boolean }): Promise<CloseOutcome> {
    await this.#quiet()
    const refused = (reason: CloseRefusal): CloseOutcome => ({ type: 'refused', reason })
    const settled = this.#settled()
    if (settled === null) return refused({ type: 'out-of-service' })
    const request = requestClose(
      this.#media.view,
      settled,
      { today: sittingNumber(input.today), final: input.final },
      this.#randomness,
    )
    if (!request.ok) return refused(request.error)
    await this.#media.commit(request.value)
    await this.#run()
    await this.#media.verify()
    await this.#run()
    const report = this.closingReport()
    return report?.final === input.final ? { type: 'closed', report } : refused({ type: 'out-of-service' })
  }

  closingReport(): ClosingReport | null {
    const settled = this.#settled()
    if (settled === null || settled.journal.newest.content.state !== 'closed') return null
    const { day, counts, content } = settled.journal.newest
    return {
      records: this.recordCounts(),
      ...counts,
      day: sittingOfNumber(day),
      ...closingLogged(this.log()),
      final: content.final,
      failedMedium: failedMedium(settled) ?? this.#media.condemned?.medium ?? null,
      damaged: settled.damaged,
      lostPages: settled.lostPages,
      ...(content.final ? this.#finalSeal(settled) : NOT_SEALED),
    }
  }

  /** The seal of the first medium that is not damaged: a damaged one may have no seal or another. */
  #finalSeal({ media, damaged }: Settled): Pick<ClosingReport, 'sealFingerprint' | 'sealedBy'> {
    const page = finalSealPage(this.#media.view.context.layout)
    for (const { role, view } of media) {
      const seal = role === damaged ? null : sealAt(view, page)
      if (seal !== null)
        return { sealFingerprint: sealFingerprint(pageBytes(reading(view, page))), sealedBy: seal.machine }
    }
    return NOT_SEALED
  }

  async reopen(input: { readonly today: Sitting }): Promise<Result<void, ReopenRefusal>> {
    await this.#quiet()
    const settled = this.#settled()
    if (settled === null) return err({ type: 'out-of-service' })
    const request = requestReopen(this.#media.view, settled, sittingNumber(input.today), this.#randomness)
    if (!request.ok) return request
    await this.#media.commit(request.value)
    await this.#run()
    return this.#inService() === null ? err({ type: 'one-medium' }) : ok()
  }

  async appendLog(
    event: LogEvent,
    minute: LocalMinute,
  ): Promise<Result<void, { readonly type: 'log-full' | 'closed' | 'out-of-service' }>> {
    await this.#quiet()
    const settled = this.#settled()
    if (settled === null) return err({ type: 'out-of-service' })
    if (this.#isLoggedAlready(event, settled)) return ok()
    const write = nextLogPage(this.#media.view.context, settled, [{ minute, event }])
    if (!write.ok) return write
    let media = 0
    for (const { role } of settled.media) {
      if (!(await this.#media.commit(barrierOn('request', role, [write.value])))) break
      media++
    }
    await this.#run()
    if (this.#settled() === null) return err({ type: 'out-of-service' })
    // The first medium failed at this write, so the other one never got the entry: without it the count would miss it in that log.
    return media === 0 ? this.appendLog(event, minute) : ok()
  }

  /** The first entry is what counts; a machine that is restarted often on one medium must not fill the log by repeating it. */
  #isLoggedAlready(event: LogEvent, { media: [{ view }] }: Settled): boolean {
    if (event.type !== 'medium-failed') return false
    return loggedFailure(this.#media.view.context.layout, view, event.medium) !== null
  }

  log(): MachineLog {
    return logOf(this.#media.view)
  }

  recordCounts(): readonly RecordCount[] {
    const { view } = this.#media
    return countsByContest(view.context.layout, countsIn(view, this.#settled()))
  }

  ownCount(): OwnCount {
    const settled = this.#settled()
    const records = countsIn(this.#media.view, settled).reduce((sum, count) => sum + count, 0)
    return { seq: settled?.journal.newest.seq ?? 0, records }
  }

  async #recordOne(settled: Settled, request: RecordRequest): Promise<RecordOutcome> {
    const before = settled.journal.newest
    if (before.content.state === 'idle' && this.hasSpentMark(request.token)) {
      return { type: 'refused', reason: { type: 'session-over' } }
    }
    const begin = requestRecord(this.#media.view, settled, request, this.#randomness)
    if (!begin.ok) return { type: 'refused', reason: begin.error }
    const durable = await this.#media.commit(begin.value)
    if (durable && settled.media.length === 2) {
      this.#runBehind()
      return { type: 'recorded' }
    }
    await this.#run()
    return { type: 'staff-will-check', staff: whatStaffReads(this.#settled(), before, request.contest) }
  }

  #runBehind(): void {
    this.#behind = this.#run().catch((error: unknown) => {
      // The next operation throws it: a bug here must stop the machine, not vanish.
      this.#crash = error
    })
  }

  async #run(): Promise<void> {
    this.#lastRun = (await this.#media.run()).end
  }

  async #quiet(): Promise<void> {
    await this.#behind
    if (this.#crash !== null) throw this.#crash
  }

  #settled(): Settled | null {
    return this.#lastRun.type === 'done' ? this.#lastRun : null
  }

  /** The settled state, or null unless both media are in service: only then may a vote be recorded (FLT-04). */
  #inService(): Settled | null {
    return this.#outOfService() === null ? this.#settled() : null
  }

  #outOfService(): OutOfServiceReason | null {
    const lastRun = this.#lastRun
    const { condemned, away } = this.#media
    switch (lastRun.type) {
      case 'done': {
        if (away.length > 1) return { type: 'no-medium' }
        const medium = failedMedium(lastRun)
        if (condemned !== null) return { type: 'medium-failed', ...condemned }
        if (medium !== null) return { type: 'medium-failed', medium, fault: null }
        return away[0] === undefined ? null : { type: 'medium-away', medium: away[0] }
      }
      case 'refuse':
        if (lastRun.refusal.type === 'no-medium-counts') return { type: 'no-medium' }
        return { type: 'contradiction', refusal: lastRun.refusal }
      case 'old-image':
        return lastRun
      case 'not-recovered':
        throw new AssertionError('ballot box: recover() comes first')
      default:
        return unreachable(lastRun)
    }
  }
}

function interruptedToken({ journal }: Settled): Uint8Array | null {
  const { content } = journal.newest
  return content.state === 'part' ? content.token : null
}

/** The contests that "end without voting" still has to record. */
function openContests(settled: Settled, input: EndInput): ContestBit[] {
  const { content } = settled.journal.newest
  return contestBits(without(input.cardContests, content.state === 'part' ? content.done : NO_CONTEST))
}

function failedMedium({ media, journal }: Settled): Role | null {
  const [medium, other] = media
  if (other !== undefined || !journal.newest.alone) return null
  return medium.role === 'original' ? 'duplicate' : 'original'
}

/** One medium failed while the intent was written. @returns what the other one holds now that it is fenced, for staff */
function whatStaffReads(
  settled: Settled | null,
  before: JournalPage,
  contest: ContestBit,
): 'recorded-on-one-medium' | 'not-recorded' | 'cannot-tell' {
  if (settled === null) return 'cannot-tell'
  const { content, counts } = settled.journal.newest
  const more = counts.finished + counts.endedByStaff > before.counts.finished + before.counts.endedByStaff
  const recorded = content.state === 'part' ? has(content.done, contest) : more
  return recorded ? 'recorded-on-one-medium' : 'not-recorded'
}
