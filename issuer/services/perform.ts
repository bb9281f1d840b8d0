/** Carries out the session's effects, one after the other, each ending in an event. Holds what no state may hold: keys and books. */

import { assert, unreachable } from '#election/assert.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Result } from '#election/result.ts'
import { struck } from '#election/roll/standing.ts'
import { afterWay } from '#election/roll/ways.ts'
import type { CardPresence, CardReader } from '#hardware/card-reader/port.ts'
import type { BooksWork } from '#issuer/session/books-work.ts'
import { notice } from '#issuer/session/codes.ts'
import type { BooksEffect, IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { withoutPapers } from '#issuer/session/leaving-lines.ts'
import { afterPowerCut } from '#issuer/session/replacement-line.ts'
import type { DayRecord, ReaderState } from '#issuer/session/state.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { askRoll, insideServed } from './ask-roll.ts'
import type { BooksFault } from './books/books.ts'
import { databaseFault } from './books/database-fault.ts'
import { formOf } from './books/row-form.ts'
import { strikeWaiting } from './books/strike-waiting.ts'
import { booksOut } from './books-out.ts'
import { checkCard, takeOutLeftOver } from './card/check-card.ts'
import { keepFoundCard } from './card/found-card.ts'
import { givePapers, issueCard } from './card/issue-card.ts'
import { type OurCard, whichCard } from './card/read-our-card.ts'
import { takeOutUnreadable } from './card/replace-card.ts'
import { returnCard } from './card/return-card.ts'
import { settleByCard, settleWithoutCard } from './card/settle.ts'
import { SinceFailure } from './card/since-failure.ts'
import { cardsBrought } from './cards-brought.ts'
import { pieceByPiece, type Worker } from './in-pieces.ts'
import { LANES } from './lanes.ts'
import { logBegunAnew, writeLog } from './log/log-mark.ts'
import { moveMark } from './move-mark.ts'
import { readerState } from './reader-lost.ts'
import { aboutTheRoll, isAboutTheRoll, type TakeInLists } from './roll/about-the-roll.ts'
import { saveDay } from './save-day.ts'
import { setClock } from './set-clock.ts'
import type { StationSource } from './start/station-source.ts'
import type { UnlockedIssuer } from './start/unlock.ts'
import { type OpenStation, type VerifiedStation, voterOf } from './station.ts'
import type { Papers, WholePorts } from './whole-ports.ts'

export class IssuerServices {
  readonly #surroundings: Surroundings
  readonly #reader: CardReader
  readonly #crypto: MachineCrypto
  readonly #source: StationSource
  #presence: CardPresence = { type: 'absent' }
  #verified: VerifiedStation | null = null
  #unlocked: UnlockedIssuer | null = null
  #open: OpenStation | null = null
  /** The card of the last card state check, at the counter that the officer saw. */
  #checked: OurCard | null = null
  /** Somebody waits for what is under way. */
  #wanted = true
  readonly #papers: Papers
  readonly #takeInLists: TakeInLists
  readonly #queue = new EffectQueue<IssuerEvent, IssuerEffect, 'all' | 'printer'>(
    (effect, send) => this.#answer(effect, send),
    LANES,
  )

  constructor({ reader, crypto, station, papers, takeInLists }: WholePorts, surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#takeInLists = takeInLists
    this.#reader = reader
    this.#crypto = crypto
    this.#source = station
    this.#papers = papers
  }

  /**
   * Keeps the presence for the card steps; the state learns only what the screen needs. A card that was changed so fast
   * that the reader never saw an empty tray is still another card.
   */
  present(presence: CardPresence): readonly ReaderState[] {
    const before = this.#presence
    this.#presence = presence
    const same = before.type === 'present' && presence.type === 'present' && before.uid === presence.uid
    // Seen again without having left.
    if (same) return []
    this.#checked = null
    return before.type === 'present' && presence.type === 'present' ? ['absent', 'card'] : [readerState(presence)]
  }

  /** In the order of the session: what is saved later is never overtaken. */
  async perform(effect: IssuerEffect, send: (event: IssuerEvent) => void): Promise<void> {
    if (effect.type === 'print-again') await this.#queue.settled('all')
    await this.#queue.perform(effect, send)
  }

  halt(): void {
    this.#wanted = false
    this.#papers.stop()
    this.#queue.halt()
  }

  /** Waits for what is under way, then closes the books. */
  async stop(): Promise<void> {
    this.#wanted = false
    this.#papers.stop()
    await this.#queue.idle()
    await this.#closeBooks()
  }

  async #closeBooks(): Promise<void> {
    if (this.#open !== null)
      await pieceByPiece(
        this.#open.books.closing(),
        () => {},
        () => true,
      )
    this.#open = null
  }

  async #answer(effect: IssuerEffect, send: (event: IssuerEvent) => void): Promise<void> {
    const event = await this.#carryOut(effect, send).catch(unreadable)
    if (event !== null) send(event)
    if (this.#open?.books.tellSlowDisk()) send({ type: 'own-disk-slow' })
  }

  async #carryOut(effect: IssuerEffect, send: (event: IssuerEvent) => void): Promise<IssuerEvent | null> {
    switch (effect.type) {
      case 'verify-package':
        return this.#verify(send)
      case 'unlock':
        return this.#unlock(effect.pin)
      case 'show-unused':
        return this.#showUnused(effect.pin)
      case 'erase-signing-key':
        return { type: 'signing-key', erased: await this.#eraseSigningKey() }
      case 'erase-books':
        return this.#eraseBooks(effect, send)
      case 'open-books':
        return this.#openBooks(effect.takeOver, send)
      case 'authorise':
        return this.#authorise(effect)
      case 'set-clock':
        return setClock(this.#surroundings, effect.to)
      case 'print-confirmation-sheet':
        return this.#papers.confirmationSheet(this.#theVerified(), effect.record)
      case 'print-again':
        return this.#papers.again(this.#theVerified(), effect, send)
      case 'write-station-report':
        return this.#papers.stationReport(this.#station(), effect, send)
      default:
        return this.#inTheBooks(this.#station(), effect, send)
    }
  }

  async #inTheBooks(
    station: OpenStation,
    effect: BooksEffect,
    send: (event: IssuerEvent) => void,
  ): Promise<IssuerEvent | null> {
    const { books } = station
    if (isAboutTheRoll(effect)) return aboutTheRoll(station, effect, this.#takeInLists, this.#worker(send))
    switch (effect.type) {
      case 'find-voters':
      case 'find-mark-owner':
      case 'find-inside-voter':
      case 'find-envelope-voter':
      case 'count-electors':
      case 'find-apart-voter':
      case 'find-substitute':
        return askRoll(station, effect)
      case 'issue-card':
        return issueCard(station, effect.request)
      case 'give-papers':
        return givePapers(station, effect.request)
      case 'return-card':
        return returnCard(station, effect, (card) => this.#wasChecked(card))
      case 'settle-by-card':
        return settleByCard(station)
      case 'settle-without-card':
        return settleWithoutCard(station)
      case 'check-card':
        return this.#check(station)
      case 'take-out-left-over': {
        const refusal = await takeOutLeftOver(station, effect.evidence, this.#checked)
        if (refusal !== null) return { type: 'left-over-refused', notice: refusal }
        const { found } = await this.#check(station)
        return { type: 'left-over-out', says: effect.evidence.type === 'spent' ? 'over' : 'not-recorded', found }
      }
      case 'take-out-unreadable':
        return takeOutUnreadable(station, effect.rollNo, this.#checked)
      case 'record-found-card':
        return keepFoundCard(station, this.#checked)
      case 'move-mark':
        return moveMark(station, effect)
      case 'strike-marks': {
        const row = books.rowOf(effect.rollNo)
        return standingRecorded(station, row, books.change(row, struck(books.standing(row), effect.contests), null))
      }
      case 'record-way': {
        const row = books.rowOf(effect.rollNo)
        const after = afterWay(books.standing(row), effect.act)
        return standingRecorded(station, row, books.change(row, after, formOf(effect.act)))
      }
      case 'count-cards-brought':
        return cardsBrought(books, effect.count)
      case 'log':
        return writeLog(station, effect.events)
      case 'make-paper':
        return this.#papers.stationPaper(station, effect)
      case 'read-desk-report':
        return this.#papers.deskReport(station, effect.desk)
      case 'write-day-list':
        return this.#papers.dayList(station, effect.record)
      case 'read-log':
        return { type: 'log-read', log: await station.log.read() }
      case 'print-log':
        return this.#papers.log(station, effect.record, send)
      case 'save-day':
        return saveDay(station, effect.record)
      default:
        return unreachable(effect)
    }
  }

  async #verify(send: (event: IssuerEvent) => void): Promise<IssuerEvent> {
    const verified = await this.#source.verify((work) => send({ type: 'books-in-work', work }))
    if (!verified.ok) return { type: 'start-refused', notice: verified.error }
    const { facts, dateRefusal } = verified.value
    this.#verified = verified.value
    if (dateRefusal !== null) return { type: 'start-refused', notice: dateRefusal, facts }
    return { type: 'package-verified', facts }
  }

  async #unlock(pin: string): Promise<IssuerEvent> {
    const unlocked = await this.#source.unlock(this.#theVerified(), this.#reader, this.#presence, pin)
    if (!unlocked.ok) return { type: 'unlock-failed', notice: unlocked.error }
    this.#unlocked = unlocked.value
    return { type: 'unlocked' }
  }

  /** X-A4: the officer's card and PIN at a machine whose own books know of nobody. Its keys are not kept for that. */
  async #showUnused(pin: string): Promise<IssuerEvent> {
    const verified = this.#theVerified()
    const unlocked = await this.#source.unlock(verified, this.#reader, this.#presence, pin)
    if (!unlocked.ok) return { type: 'unused-not-shown', notice: unlocked.error }
    const { keys, signer } = unlocked.value
    signer.forget()
    const used = this.#source.wasUsed(verified, keys)
    return used ? { type: 'unused-not-shown', notice: notice('issuer-was-used') } : { type: 'unused-shown' }
  }

  async #authorise({ pin, permission }: Extract<IssuerEffect, { type: 'authorise' }>): Promise<IssuerEvent> {
    const unlocked = await this.#source.unlock(this.#theVerified(), this.#reader, this.#presence, pin, permission)
    if (!unlocked.ok) return { type: 'not-authorised', notice: await whichCard(this.#open, unlocked.error) }
    // The machine has its signer since the start; a second copy of the key would outlive it.
    unlocked.value.signer.forget()
    return { type: 'authorised' }
  }

  /** Null: the program ends meanwhile. */
  async #openBooks(confirmed: boolean, send: (event: IssuerEvent) => void): Promise<IssuerEvent | null> {
    const verified = this.#theVerified()
    assert(this.#unlocked !== null, 'books: opened after unlocking')
    const { keys, signer } = this.#unlocked
    await this.#closeBooks()
    // Erased as an unused one: it issues nothing any more, and must take no books over from the one that does.
    if (!signer.canSign() && !this.#source.wasUsed(verified, keys)) {
      return { type: 'out-of-service', notice: notice('signing-key-gone') }
    }
    const opened = await this.#worker(send)(this.#source.openBooks(verified, keys, confirmed))
    if (opened === null) return null
    if (!opened.ok) {
      const { error } = opened
      return error.type === 'officer-decides' ? { type: 'take-over-offered', offer: error.offer } : error
    }
    const { clock, randomness } = this.#surroundings
    const books = opened.value
    const log = await this.#source.log(verified, keys)
    this.#open = {
      ...verified,
      ...{ keys, signer, books, log },
      sinceFailure: new SinceFailure(),
      reader: this.#reader,
      presence: () => this.#presence,
      now: () => clock.now(),
      randomness,
      crypto: this.#crypto,
    }
    const begun = await logBegunAnew(this.#open)
    if (!begun.ok) return booksOut(begun.error)
    const waiting = strikeWaiting(books)
    if (!waiting.ok) return booksOut(waiting.error)
    const record = await this.#asSigned(books.day())
    if (record?.stage !== 'closed' && !signer.canSign()) {
      return { type: 'out-of-service', notice: notice('signing-key-gone') }
    }
    const signingKey = await this.#signingKeyAt(record)
    const operation = books.operation()
    return {
      type: 'books-opened',
      record: record === null ? null : { ...afterPowerCut(record, books.replacedCards()), logs: [] },
      counts: books.counts(),
      signingKey,
      logBegunAnew: begun.value,
      roll: books.roll(),
      insideServed: insideServed(this.#open, record),
      unsettled: operation === null ? null : { kind: operation.kind, voter: voterOf(this.#open, operation.row) },
    }
  }

  /** Power lost between the signing and the day's record: the signed report holds, and papers are made anew (MED-03). */
  async #asSigned(record: DayRecord | null): Promise<DayRecord | null> {
    const { electionId } = this.#theVerified().election.electionPackage
    const kept = record === null ? null : await this.#source.signedReport(electionId)
    if (record === null || kept === null || kept.report.version <= record.reports.version) return record
    const reports = { version: kept.report.version, correcting: '', signedAt: kept.report.madeAt }
    return { ...record, stage: 'closed', reports, ticked: withoutPapers(record) }
  }

  /** Power lost between the end of the day and the erasing: it is made good. */
  async #signingKeyAt(record: DayRecord | null): Promise<'kept' | 'erased' | 'not-erased'> {
    if (record === null || record.endedAt === null) return 'kept'
    return (await this.#eraseSigningKey()) ? 'erased' : 'not-erased'
  }

  /** @returns whether it is gone */
  async #eraseSigningKey(): Promise<boolean> {
    const erased = await this.#source.eraseSigningKey()
    if (erased.ok) this.#unlocked?.signer.forget()
    return erased.ok
  }

  /** D-31. The log first: it is written from the books' machine, and this is its last entry. */
  async #eraseBooks(
    { handedTo, reportVersion }: Extract<IssuerEffect, { type: 'erase-books' }>,
    send: (event: IssuerEvent) => void,
  ): Promise<IssuerEvent> {
    const tell = (work: BooksWork) => send({ type: 'books-in-work', work })
    const { books, log, facts } = this.#station()
    const at = this.#surroundings.clock.now()
    log.append([{ minute: at, event: { type: 'books-erased' } }])
    this.#open = null
    // Runs to its end even if nobody waits for it: the journal forgets the last voter.
    await pieceByPiece(books.closing(), tell, () => true)
    const { electionId, station, issuer } = facts
    const note = { electionId, station, issuer, handedTo, at, reportVersion, machine: false, medium: false }
    return { type: 'books-erased', ...(await this.#source.eraseBooks(note, tell)) }
  }

  #worker(send: (event: IssuerEvent) => void): Worker {
    return (work) =>
      pieceByPiece(
        work,
        (done) => send({ type: 'books-in-work', work: done }),
        () => this.#wanted,
      )
  }

  async #check(station: OpenStation): Promise<Extract<IssuerEvent, { type: 'card-checked' }>> {
    const { found, card } = await checkCard(station)
    this.#checked = card
    return { type: 'card-checked', found }
  }

  /** ISS-11: the same card at the same counter; a card that was in a machine since then is another matter. */
  #wasChecked(card: OurCard): boolean {
    return this.#checked?.uid === card.uid && this.#checked.counter === card.counter
  }

  #theVerified(): VerifiedStation {
    assert(this.#verified !== null, 'services: the package was verified')
    return this.#verified
  }

  #station(): OpenStation {
    assert(this.#open !== null, 'services: the books are open')
    return this.#open
  }
}

function standingRecorded(station: OpenStation, row: number, done: Result<void, BooksFault>): IssuerEvent {
  if (!done.ok) return booksOut(done.error)
  return { type: 'standing-recorded', voter: voterOf(station, row), counts: station.books.counts() }
}

/** Books that cannot be read any more stop the issuer in the same words as at its start. @throws what is no error of SQLite */
function unreadable(error: unknown): IssuerEvent {
  return booksOut({ type: 'database', fault: databaseFault(error) })
}
