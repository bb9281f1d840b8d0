/**
 * The books of the station: who stands at what, durable in the database and on the take-over medium (ISS-20).
 *
 * An operation with a card: `begin` (database, then medium) → the card → `finish` (database, then medium) or, when the card
 * is shown unmoved, `cancel`. Whatever throws or fails on the way leaves the operation open in at least one place, and an
 * open issue counts as issued. `docs/decisions/010-issuer-durability.md` has each crash point.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import type { CardUid, MachineId, RollNumber } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { Standing } from '#issuer/session/standing.ts'
import type { Assistance, Counts } from '#issuer/session/state.ts'
import type { TakeOverFault, TakeOverMedium } from '../take-over/medium.ts'
import { type DatabaseFault, databaseFault } from './database.ts'
import type { EnvelopeEntry } from './envelope-entry.ts'
import { type DeskState, type Operation, presumed } from './operation.ts'
import type { Tables } from './tables.ts'
import type { Tally } from './tally.ts'
import { sexes, type VoterRow, voterAt, voterSearch } from './voters.ts'

export type BooksFault =
  | { readonly type: 'database'; readonly fault: DatabaseFault }
  | { readonly type: 'take-over-medium'; readonly fault: TakeOverFault }

export interface Books {
  counts(): Counts
  find(text: string, by: SearchField): readonly VoterRow[]
  voterAt(row: number): VoterRow
  rowOf(rollNo: RollNumber): number
  /** An open operation is presumed: issued, or not returned. */
  standing(row: number): Standing
  operation(): Operation | null
  isInEnvelope(uid: CardUid): boolean
  hasEnvelopeRoom(): boolean

  begin(operation: Operation): Result<void, BooksFault>
  finish(done: Finished): Result<void, BooksFault>
  cancel(): Result<void, BooksFault>
  /** A change without a card: marks struck. */
  change(row: number, standing: Standing): Result<void, BooksFault>
  keepFoundCard(entry: EnvelopeEntry): Result<void, BooksFault>
  countCardsBrought(count: number): Result<void, BooksFault>
  day(): unknown
  saveDay(record: unknown): Result<void, BooksFault>
  close(): void
}

export interface Finished {
  /** The card that goes into envelope 1; null at an issue. */
  readonly envelope: EnvelopeEntry | null
  readonly assistance: Assistance | null
}

export interface BooksParts {
  readonly database: Database
  readonly tables: Tables
  readonly medium: TakeOverMedium
  readonly tally: Tally
  readonly owner: MachineId
  readonly randomness: Randomness
}

/** The parts agree with one another: `open-books.ts` has made it so. */
export function booksOf(parts: BooksParts): Books {
  const { database, tables, medium, tally, randomness } = parts
  const standings = tables.standings()
  const envelopes = tables.envelopes()
  const sexOf = sexes(database)
  const rowByNumber = rollNumbers(database)
  const search = voterSearch(database)
  const readVoter = voterAt(database)
  let desk = tables.desk()

  const inEnvelope = new Set<CardUid>()
  for (const entry of envelopes) {
    if (entry === null) continue
    inEnvelope.add(entry.uid)
    tally.addEnvelope(entry)
  }
  for (const [row, standing] of standings.entries()) tally.add(sexOf[row] as 'M' | 'F', standing)
  if (desk.operation !== null) weigh(desk.operation.row, presumed(desk.operation))

  /** What the sums and every look-up see; the stored value follows in the same act. */
  function weigh(row: number, standing: Standing): void {
    tally.change(sexOf[row] as 'M' | 'F', standings[row] as Standing, standing)
    standings[row] = standing
  }

  function durable(inDatabase: () => void, onMedium: () => Result<void, TakeOverFault>): Result<void, BooksFault> {
    try {
      tables.together(inDatabase)
    } catch (error) {
      return err({ type: 'database', fault: databaseFault(error) })
    }
    const written = onMedium()
    return written.ok ? written : err({ type: 'take-over-medium', fault: written.error })
  }

  function stand(next: DeskState, inDatabase: () => void, onMedium: () => Result<void, TakeOverFault>) {
    const done = durable(() => {
      tables.writeDesk(next)
      inDatabase()
    }, onMedium)
    if (done.ok) desk = next
    return done
  }

  function end({ row, after: settled, ...operation }: Operation, done: Finished) {
    const slot = done.envelope === null ? -1 : freeSlot()
    const next: DeskState = { ...desk, ...circulationAfter(desk, operation), operation: null }
    const finished = stand(
      next,
      () => {
        tables.writeStanding(row, settled)
        if (done.envelope !== null) tables.writeEnvelope(slot, done.envelope)
        if (done.assistance !== null && done.assistance.mode !== 'voter') keepAssistance(row, done.assistance)
      },
      () => {
        const kept = done.envelope === null ? ok() : medium.writeEnvelope(slot, done.envelope)
        return kept.ok ? medium.writeStanding(row, settled) : kept
      },
    )
    if (!finished.ok) return finished
    weigh(row, settled)
    if (done.envelope !== null) remember(slot, done.envelope)
    return finished
  }

  function remember(slot: number, entry: EnvelopeEntry): void {
    envelopes[slot] = entry
    inEnvelope.add(entry.uid)
    tally.addEnvelope(entry)
  }

  /** The medium's desk pages hold the last two operations until the next ones overwrite them; after the last one, this does. */
  function forgetLastOperations(): void {
    for (let page = 0; page < 2 && desk.operation === null; page++) {
      const next: DeskState = { ...desk, seq: desk.seq + 1 }
      const forgotten = stand(
        next,
        () => {},
        () => medium.writeDesk(next),
      )
      // A disk or medium that fails now is out of service already; what is open on it stays presumed done.
      if (!forgotten.ok) return
    }
  }

  /** A random one: the envelope's order would follow the order of the voters. */
  function freeSlot(): number {
    const free = envelopes.flatMap((entry, slot) => (entry === null ? [slot] : []))
    assert(free.length > 0, 'books: asked for room before')
    return free[below(randomness, free.length)] as number
  }

  /** PRX-02: who was helped by whom, for the polling record. No time, and a random place. */
  function keepAssistance(row: number, assistance: Assistance): void {
    const free = tables.freeAssistanceSlots()
    assert(free.length > 0, 'books: room in the list of assistance')
    tables.writeAssistance(free[below(randomness, free.length)] as number, { row, ...assistance })
  }

  return {
    counts: () => tally.counts(desk),
    find: search,
    voterAt(row) {
      const voter = readVoter(row)
      assert(voter !== null, 'books: a row of the roll')
      return voter
    },
    rowOf(rollNo) {
      const row = rowByNumber(rollNo)
      assert(row !== null, 'books: a roll number that was found here')
      return row
    },
    standing: (row) => standings[row] as Standing,
    operation: () => desk.operation,
    isInEnvelope: (uid) => inEnvelope.has(uid),
    hasEnvelopeRoom: () => envelopes.includes(null),

    begin(operation) {
      assert(desk.operation === null, 'books: one operation at a time')
      const next: DeskState = { ...desk, seq: desk.seq + 1, owner: parts.owner, operation }
      const begun = stand(
        next,
        () => {},
        () => medium.writeDesk(next),
      )
      if (begun.ok) weigh(operation.row, presumed(operation))
      return begun
    },
    finish(done) {
      assert(desk.operation !== null, 'books: an operation is open')
      return end(desk.operation, done)
    },
    cancel() {
      const { operation } = desk
      assert(operation !== null, 'books: an operation is open')
      // The medium's desk page must say so too: there an open page with an unmarked row means *presumed issued*.
      const next: DeskState = { ...desk, seq: desk.seq + 1, operation: null }
      const cancelled = stand(
        next,
        () => tables.writeStanding(operation.row, operation.before),
        () => medium.writeDesk(next),
      )
      if (cancelled.ok) weigh(operation.row, operation.before)
      return cancelled
    },
    change(row, standing) {
      assert(desk.operation === null, 'books: no operation is open')
      const next: DeskState = { ...desk, seq: desk.seq + 1 }
      const changed = stand(
        next,
        () => tables.writeStanding(row, standing),
        () => {
          // The desk page first: a row that differs from the last operation's outcome would look like an open operation.
          const stood = medium.writeDesk(next)
          return stood.ok ? medium.writeStanding(row, standing) : stood
        },
      )
      if (changed.ok) weigh(row, standing)
      return changed
    },
    keepFoundCard(entry) {
      if (inEnvelope.has(entry.uid)) return ok()
      const slot = freeSlot()
      const kept = durable(
        () => tables.writeEnvelope(slot, entry),
        () => medium.writeEnvelope(slot, entry),
      )
      if (kept.ok) remember(slot, entry)
      return kept
    },
    countCardsBrought(count) {
      const cardsBack = Math.min(desk.cardsSeen, desk.cardsBack + count)
      const next = { ...desk, cardsBack }
      return stand(
        next,
        () => {},
        () => ok(),
      )
    },
    day: () => tables.day(),
    saveDay: (record) =>
      durable(
        () => tables.writeDay(record),
        () => ok(),
      ),
    close() {
      forgetLastOperations()
      medium.close()
      try {
        scrubJournal(tables)
      } catch (error) {
        // A disk that fails now has failed before: the app is out of service already, and there is nothing left to save.
        databaseFault(error)
      } finally {
        database.close()
      }
    },
  }
}

/**
 * ISS-17. A finished card on the tray is back, also when nobody counted it; so it is taken from the counted ones first.
 * Returned and found cards are in their envelopes and are subtracted there.
 */
function circulationAfter(
  desk: DeskState,
  operation: Pick<Operation, 'kind' | 'counter'>,
): Pick<DeskState, 'cardsSeen' | 'cardsBack'> {
  const { cardsSeen, cardsBack } = desk
  if (operation.kind === 'return') return { cardsSeen, cardsBack }
  const first = stateOf(operation.counter).type === 'blank'
  return first ? { cardsSeen: cardsSeen + 1, cardsBack } : { cardsSeen, cardsBack: Math.max(0, cardsBack - 1) }
}

function rollNumbers(database: Database): (rollNo: RollNumber) => number | null {
  const select = database.prepare<string[], number>('SELECT row FROM voter WHERE roll_no = ?').pluck()
  return (rollNo) => select.get(rollNo) ?? null
}

/**
 * The journal keeps the pages as they were before the last transactions: with the keys, the last voter could be read from
 * it. Rewriting every standing and the desk twice leaves only pages in which nothing differs.
 */
function scrubJournal(tables: Tables): void {
  for (const stroke of [1, 0] as const) tables.together(() => tables.rewriteAll(stroke))
}
