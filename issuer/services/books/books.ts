/**
 * The books of the station: the standing of each voter, durable in the database and on the take-over medium (ISS-20).
 *
 * An operation with a card: `begin` (database, then medium) → the card → `finish` (the same) or, if the card is unmoved, `cancel`. A failure
 * on the way leaves it open in at least one place, and an open issue counts as issued (docs/decisions/019-write-a-right-ahead-in-two-places.md).
 */
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import type { CardUid, MachineId, RollNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { markInForce } from '#election/roll/mark-in-force.ts'
import { afterMove, nobodysNumber } from '#election/roll/moved-mark.ts'
import { ORDER_ROWS_MAX, orderNumber } from '#election/roll/order-row.ts'
import { isUntouched, type Standing, waitingOf } from '#election/roll/standing.ts'
import type { RollOfDay } from '#issuer/session/roll-of-day.ts'
import type { Assistance, Counts, DayRecord } from '#issuer/session/state.ts'
import { atOnce, type InPieces } from '../in-pieces.ts'
import type { TakeOverFault, TakeOverMedium } from '../take-over/medium.ts'
import type { Books, BooksFault } from './books-port.ts'
import { databaseFault } from './database-fault.ts'
import { encodeDayRecord } from './day-record.ts'
import type { EnvelopeEntry } from './envelope-entry.ts'
import { EnvelopePlaces } from './envelope-places.ts'
import { moveInTables, moveOnMedium } from './move-mark.ts'
import { circulationAfter, type DeskPage, givenBy, type Operation, presumed } from './operation.ts'
import { contradicted, type ListRefusal, type NamedBox, type RollLists, type TakenList } from './roll-lists.ts'
import { type FormChange, formOfAssistance, formsIn, isOrdinary, type VoterForPapers } from './row-form.ts'
import type { Sums, Whose } from './sums.ts'
import { scrubJournal, type Tables } from './tables.ts'
import { allVoters, bornOn, rollNumbers, type VoterRow, voterAt, voterSearch, whose } from './voters.ts'

export type { Books, BooksFault } from './books-port.ts'

export interface BooksParts {
  readonly database: Database
  readonly tables: Tables
  readonly medium: TakeOverMedium
  readonly lists: RollLists
  readonly sums: Sums
  readonly municipality: string
  readonly owner: MachineId
  readonly randomness: Randomness
}

/** The parts agree with one another: `open-books.ts` has made it so. */
export function booksOf(parts: BooksParts): Books {
  return new OpenBooks(parts)
}

class OpenBooks implements Books {
  readonly #parts: BooksParts
  readonly #standings: Standing[]
  readonly #envelopes: EnvelopePlaces
  #whose: readonly Whose[]
  readonly #rowByNumber: (rollNo: RollNumber) => number | null
  readonly #readVoter: (row: number) => VoterRow | null
  readonly find: Books['find']
  readonly bornOn: Books['bornOn']
  readonly tellSlowDisk = () => this.#parts.tables.tellSlow()
  #desk: DeskPage
  #day: DayRecord | null

  constructor(parts: BooksParts) {
    const { database, tables, sums } = parts
    this.#parts = parts
    this.#standings = tables.standings()
    this.#envelopes = new EnvelopePlaces(tables.envelopes(), parts.randomness, (entry) => sums.addEnvelope(entry))
    this.#day = tables.day()
    this.#whose = whose(database, tables.rows, this.#day)
    this.#rowByNumber = rollNumbers(database)
    this.#readVoter = voterAt(database)
    const find = voterSearch(database, parts.municipality)
    this.find = (text, by) => find(text, by).map((voter) => ({ ...this.#asChanged(voter), by: voter.by }))
    this.bornOn = bornOn(database)
    this.#desk = tables.desk()
    for (const [row, standing] of this.#standings.entries()) sums.add(this.#whose[row] as Whose, standing)
    const { operation } = this.#desk
    if (operation !== null) this.#updateSums(operation.row, presumed(operation))
  }

  counts(): Counts {
    return this.#parts.sums.counts(this.#desk)
  }

  voterAt(row: number): VoterRow {
    const voter = this.#whoStands(row)
    assert(voter !== null, 'books: a row of the roll')
    return voter
  }

  /** Null: a place that no list and no act of the desk has filled. */
  #whoStands(row: number): VoterRow | null {
    const voter = this.#readVoter(row)
    return voter === null ? null : this.#asChanged(voter)
  }

  rowOf(rollNo: RollNumber): number {
    const row = this.#rowByNumber(rollNo)
    assert(row !== null, 'books: a roll number that was found here')
    return row
  }

  standing(row: number): Standing {
    return this.#standings[row] as Standing
  }

  operation(): Operation | null {
    return this.#desk.operation
  }

  waiting(): readonly number[] {
    return this.#standings.flatMap((standing, row) => (waitingOf(standing) === 0 ? [] : [row]))
  }

  voters(): readonly VoterRow[] {
    return allVoters(this.#parts.database).map((voter) => this.#asChanged(voter))
  }

  isInEnvelope(uid: CardUid): boolean {
    return this.#envelopes.has(uid)
  }

  replacedCards(): number {
    return this.#envelopes.replaced() + (this.operation()?.replaces == null ? 0 : 1)
  }

  hasEnvelopeRoom(): boolean {
    return this.#envelopes.free(this.#desk.slot).length > 0
  }

  begin(operation: Operation, assistance: Assistance | null): Result<void, BooksFault> {
    assert(this.#desk.operation === null, 'books: one operation at a time')
    const { owner, tables, medium } = this.#parts
    const { kind, row, replaces } = operation
    const slot = kind === 'return' || replaces !== null ? this.#envelopes.draw(this.#desk.slot) : null
    const next: DeskPage = { ...this.#desk, seq: this.#desk.seq + 1, owner, operation, slot }
    const begun = this.#writeWithDesk(
      next,
      // PRX-02: with the issue and before the card. A card that was pulled and is found later has its helpers too.
      // The helpers of a card that is replaced stay: it may have voted.
      () =>
        kind === 'issue' &&
        (replaces === null || assistance !== null) &&
        tables.writeForm(row, {
          contests: givenBy(operation),
          form: assistance === null ? null : formOfAssistance(assistance),
        }),
      () => medium.writeDesk(next, this.#helping(next)),
    )
    if (begun.ok) this.#updateSums(row, presumed(operation))
    // The database has it open, with its helpers: the end of the program must not write over it.
    else if (begun.error.type === 'take-over-medium') this.#desk = next
    return begun
  }

  finish(envelope: EnvelopeEntry | null): Result<void, BooksFault> {
    const { operation, slot } = this.#desk
    assert(operation !== null, 'books: an operation is open')
    assert((envelope === null) === (slot === null), 'books: a place was kept for what goes into the envelopes')
    const { tables, medium } = this.#parts
    const { kind, row, after, contests } = operation
    const next: DeskPage = { ...this.#desk, ...circulationAfter(this.#desk, operation), operation: null, slot: null }
    const finished = this.#writeWithDesk(
      next,
      () => {
        tables.writeStanding(row, after)
        if (envelope !== null && slot !== null) tables.writeEnvelope(slot, envelope)
        // A card that came back unvoted had no helper.
        if (kind === 'return') tables.writeForm(row, { contests, form: null })
      },
      () => {
        // First the envelope: a spare issuer that finds its place taken knows that the card had moved (`rebuild.ts`).
        const kept = envelope === null || slot === null ? ok() : medium.writeEnvelope(slot, envelope)
        return kept.ok ? this.#standOnMedium(row, after) : kept
      },
    )
    if (!finished.ok) return finished
    this.#updateSums(row, after)
    if (envelope !== null && slot !== null) this.#envelopes.remember(slot, envelope)
    return finished
  }

  cancel(): Result<void, BooksFault> {
    const { operation } = this.#desk
    assert(operation !== null, 'books: an operation is open')
    const { tables, medium } = this.#parts
    // The medium's desk page must say so too: there an open page with an unmarked row means *presumed issued*.
    const next: DeskPage = { ...this.#desk, seq: this.#desk.seq + 1, operation: null, slot: null }
    const cancelled = this.#writeWithDesk(
      next,
      () => {
        tables.writeStanding(operation.row, operation.before)
        if (operation.kind === 'issue' && operation.replaces === null)
          tables.writeForm(operation.row, { contests: givenBy(operation), form: null })
      },
      () => medium.writeDesk(next, this.#helping(next)),
    )
    if (cancelled.ok) this.#updateSums(operation.row, operation.before)
    return cancelled
  }

  change(row: number, standing: Standing, form: FormChange | null): Result<void, BooksFault> {
    assert(this.#desk.operation === null, 'books: no operation is open')
    const { tables, medium } = this.#parts
    const next: DeskPage = { ...this.#desk, seq: this.#desk.seq + 1 }
    const changed = this.#writeWithDesk(
      next,
      () => {
        tables.writeStanding(row, standing)
        if (form !== null) tables.writeForm(row, form)
      },
      () => {
        // The desk page first: a row that differs from the last operation's outcome would look like an open operation.
        const stood = medium.writeDesk(next, this.#helping(next))
        return stood.ok ? this.#standOnMedium(row, standing) : stood
      },
    )
    if (changed.ok) this.#updateSums(row, standing)
    return changed
  }

  moveMark(from: number, to: number, record: DayRecord): Result<void, BooksFault> {
    assert(this.#desk.operation === null, 'books: no operation is open')
    const { tables, medium } = this.#parts
    const after = afterMove(this.standing(from), this.standing(to))
    assert(after !== null, 'books: a mark moves to a row of which nothing is written (ISS-02)')
    const next: DeskPage = { ...this.#desk, seq: this.#desk.seq + 1 }
    const [moved, forms] = [{ from, to, standing: after.to }, tables.formsOf(from)]
    const done = this.#writeWithDesk(
      next,
      () => moveInTables(tables, moved, record),
      () => moveOnMedium(medium, { ...next, moved }, forms, record),
    )
    // The end of the program must not write over the page that says so.
    if (!done.ok && done.error.type === 'take-over-medium') this.#desk = { ...next, moved }
    if (!done.ok) return done
    this.#updateSums(from, after.from)
    this.#day = record
    this.#whose = whose(this.#parts.database, this.#parts.tables.rows, record)
    this.#updateSums(to, after.to)
    return done
  }

  keepFoundCard(entry: EnvelopeEntry): Result<void, BooksFault> {
    if (this.#envelopes.has(entry.uid)) return ok()
    const { tables, medium } = this.#parts
    const slot = this.#envelopes.draw(this.#desk.slot)
    const kept = this.#durable(
      () => tables.writeEnvelope(slot, entry),
      () => medium.writeEnvelope(slot, entry),
    )
    if (kept.ok) this.#envelopes.remember(slot, entry)
    return kept
  }

  countCardsBrought(count: number): Result<void, BooksFault> {
    const cardsBack = Math.min(this.#desk.cardsSeen, Math.max(0, this.#desk.cardsBack + count))
    return this.#writeDesk({ ...this.#desk, seq: this.#desk.seq + 1, cardsBack })
  }

  day(): DayRecord | null {
    return this.#day
  }

  saveDay(record: DayRecord): Result<void, BooksFault> {
    const { tables, medium } = this.#parts
    const saved = this.#durable(
      () => tables.writeDay(record),
      () => medium.writeDay(encodeDayRecord(record)),
    )
    if (!saved.ok) return saved
    const { roll } = this.#day ?? { roll: null }
    this.#day = record
    // ELG-01: who was entered or removed has done nothing yet, so no sum changes with it.
    if (roll?.byOrder !== record.roll.byOrder)
      this.#whose = whose(this.#parts.database, this.#parts.tables.rows, record)
    return saved
  }

  orderRow(place: number): number {
    return this.#parts.tables.rows - ORDER_ROWS_MAX + place
  }

  freeOrderPlaces(): readonly number[] {
    return Array.from({ length: ORDER_ROWS_MAX }, (_, place) => place).filter((place) => {
      const isFree = [orderNumber(place), nobodysNumber(place)].every((number) => this.#rowByNumber(number) === null)
      return isFree && isUntouched(this.standing(this.orderRow(place)))
    })
  }

  roll(): RollOfDay {
    return { ...this.#parts.lists.state(), contradicted: contradicted(this.#standings, (row) => this.#whoStands(row)) }
  }

  listedMark(row: number): ReturnType<Books['listedMark']> {
    const { rollNo, mark, early, unentitled, station } = this.#readVoter(row) as VoterRow
    return { rollNo, mark, early, unentitled, station }
  }

  onlineBoxes(): ReadonlyMap<number, NamedBox> {
    return this.#parts.lists.boxes()
  }

  *takeInList(file: Uint8Array): InPieces<Result<TakenList, BooksFault | ListRefusal>> {
    assert(this.#desk.operation === null, 'books: no operation is open')
    try {
      const taken = yield* this.#parts.lists.takeInDurably(file)
      if (taken.ok) this.#whose = whose(this.#parts.database, this.#parts.tables.rows, this.#day)
      return taken
    } catch (error) {
      return err({ type: 'database', fault: databaseFault(error) })
    }
  }

  /** ELG-04: a change reported by telephone or on paper is beside the roll until a list says something else. */
  #asChanged(voter: VoterRow): VoterRow {
    return { ...voter, ...markInForce(voter, this.#day?.roll.changes ?? []) }
  }

  forPapers(): readonly VoterForPapers[] {
    return this.#standings.flatMap((standing, row) => {
      const forms = formsIn(this.#parts.tables.formsOf(row))
      const voter = forms.length === 0 && isOrdinary(standing) ? null : this.#whoStands(row)
      return voter === null ? [] : [{ voter, standing, forms }]
    })
  }

  close(): void {
    atOnce(this.closing())
  }

  *closing(): InPieces<void> {
    const { medium, tables, database } = this.#parts
    this.#forgetLastOperations()
    medium.close()
    try {
      yield* scrubJournal(tables, database)
    } catch (error) {
      // A disk that fails now has failed before: the app is out of service already, and there is nothing left to save.
      databaseFault(error)
    } finally {
      database.close()
    }
  }

  /** PRX-02: a spare issuer knows who is helped with a card that was just being issued. */
  #helping({ operation }: DeskPage): Uint8Array {
    return operation === null ? new Uint8Array(0) : this.#parts.tables.formsOf(operation.row)
  }

  #standOnMedium(row: number, standing: Standing): Result<void, TakeOverFault> {
    const { medium, tables } = this.#parts
    return medium.writeStanding(row, standing, tables.formsOf(row))
  }

  /** The standing that the sums and every look-up see; the stored value follows in the same act. */
  #updateSums(row: number, standing: Standing): void {
    this.#parts.sums.change(this.#whose[row] as Whose, this.#standings[row] as Standing, standing)
    this.#standings[row] = standing
  }

  #durable(inDatabase: () => void, onMedium: () => Result<void, TakeOverFault>): Result<void, BooksFault> {
    try {
      this.#parts.tables.together(inDatabase)
    } catch (error) {
      return err({ type: 'database', fault: databaseFault(error) })
    }
    const written = onMedium()
    return written.ok ? written : err({ type: 'take-over-medium', fault: written.error })
  }

  #writeDesk(next: DeskPage): Result<void, BooksFault> {
    const onMedium = () => this.#parts.medium.writeDesk(next, this.#helping(next))
    return this.#writeWithDesk(next, () => {}, onMedium)
  }

  #writeWithDesk(
    next: DeskPage,
    inDatabase: () => void,
    onMedium: () => Result<void, TakeOverFault>,
  ): Result<void, BooksFault> {
    const done = this.#durable(() => {
      this.#parts.tables.writeDesk(next)
      inDatabase()
    }, onMedium)
    if (done.ok) this.#desk = next
    return done
  }

  /** The medium's desk pages hold the last two operations until the next ones overwrite them; after the last one, this does. */
  #forgetLastOperations(): void {
    const { operation, moved } = this.#desk
    for (let page = 0; page < 2 && operation === null && moved === undefined; page++) {
      // A disk or medium that fails now is out of service already; what is open on it stays presumed done.
      if (!this.#writeDesk({ ...this.#desk, seq: this.#desk.seq + 1 }).ok) return
    }
  }
}
