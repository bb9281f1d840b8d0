/**
 * Opens the books at the start: database filled from the roll, take-over medium made, compared or taken over. The database is
 * ahead of the medium or equal to it after any crash, because it is written first; a medium that is ahead means that
 * another issuer went on, or that this database is an old image, and the officer decides (ISS-20).
 */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { equalBytes, fromHex, utf8 } from '#election/bytes.ts'
import type { ReceptionContest, RollHead, RollRow } from '#election/definition/definition.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { rollListFile } from '#election/roll/roll-list.ts'
import { encodeStanding } from '#election/roll/standing.ts'
import type { MediumFault } from '#hardware/medium/port.ts'
import type { DayRecord, TakeOverOffer } from '#issuer/session/state.ts'
import { atOnce, type InPieces, isPieceDone } from '../in-pieces.ts'
import {
  createTakeOverMedium,
  openTakeOverMedium,
  type TakeOverBinding,
  type TakeOverContents,
  type TakeOverFault,
  type TakeOverMedium,
  takeOverMediumExists,
} from '../take-over/medium.ts'
import { type PageFiles, SYSTEM_PAGE_FILES, sizeOf } from '../take-over/page-file.ts'
import { keyedPlaces } from '../take-over/places.ts'
import { type Books, booksOf } from './books.ts'
import { openDatabase } from './database.ts'
import { type DatabaseFault, databaseFault } from './database-fault.ts'
import { decodeDayRecord, encodeDayRecord } from './day-record.ts'
import { encodeEnvelope } from './envelope-entry.ts'
import { finishMoves } from './move-mark.ts'
import type { DeskPage } from './operation.ts'
import { isAdopted, rebuild, ticketsIn } from './rebuild.ts'
import { type ListsParts, RollLists } from './roll-lists.ts'
import { emptySums } from './sums.ts'
import {
  FORMS_OF_ROW_BYTES,
  fillTables,
  formPlaces,
  makeRoomInJournal,
  placesOfRows,
  rollInTables,
  type Tables,
  tablesOf,
  unpadded,
} from './tables.ts'

/** Which books, and what opens them. */
export interface BooksOfMachine {
  /** The machine's own directory. */
  readonly directory: string
  readonly electionId: ElectionId
  readonly station: StationId
  readonly issuer: MachineId
  /** 32 bytes of `IssuerKeys`. */
  readonly takeOverKey: Uint8Array
}

export interface OpenBooksInput extends BooksOfMachine {
  /** Directory of the take-over medium. */
  readonly takeOver: string
  readonly contests: readonly ReceptionContest[]
  /** PAP-10; left out: none. */
  readonly paperContests: readonly ReceptionContest[]
  /** The municipality of the roll; left out: addresses are sought as they are written. */
  readonly municipality?: string
  readonly roll: readonly RollRow[]
  /** SHA-256 of the decrypted roll file: another roll is another database. */
  readonly rollHash: Uint8Array
  /** Left out: nothing is said of the roll. */
  readonly rollHead?: RollHead
  /** Opens and checks a roll list; left out: there are none. */
  readonly readList?: ListsParts['read']
  readonly randomness: Randomness
  /** The time of opening is past: cards may have been issued in this station, here or by another issuer. */
  readonly pollsMayBeOpen: boolean
  /** The officer has confirmed that the medium's state, or a new medium, rules. */
  readonly confirmed: boolean
  /** Left out: the system's own (simulation/failing-io brings some that fail). */
  readonly below?: BelowBooks
}

/** The parts below the books. */
interface BelowBooks {
  readonly takeOverFiles: PageFiles
  openDatabase(path: string, key: Uint8Array): Result<Database, DatabaseFault>
}

const SYSTEM: BelowBooks = { takeOverFiles: SYSTEM_PAGE_FILES, openDatabase }

export type OpenBooksFault =
  | { readonly type: 'database'; readonly fault: DatabaseFault }
  | { readonly type: 'take-over-medium'; readonly fault: TakeOverFault }
  | { readonly type: 'officer-decides'; readonly offer: TakeOverOffer }

export function databasePath(directory: string, electionId: ElectionId, station: StationId): string {
  return join(directory, `issuer-${electionId}-${station}.db`)
}

export function openBooks(input: OpenBooksInput): Result<Books, OpenBooksFault> {
  return atOnce(openBooksInPieces(input))
}

export function* openBooksInPieces(input: OpenBooksInput): InPieces<Result<Books, OpenBooksFault>> {
  const key = databaseKey(input, 'issuer database 1')
  const below = input.below ?? SYSTEM
  const database = below.openDatabase(databasePath(input.directory, input.electionId, input.station), key)
  if (!database.ok) return err({ type: 'database', fault: database.error })
  let isOpen = false
  try {
    const opened = yield* openWith(input, below, database.value)
    isOpen = opened.ok
    return opened
  } catch (error) {
    // A full or dying disk shows only when the tables are filled or read. Nobody has been served: what is there may be tried again.
    return err({ type: 'database', fault: databaseFault(error) })
  } finally {
    if (!isOpen) database.value.close()
  }
}

export function databaseKey({ electionId, issuer, takeOverKey }: BooksOfMachine, label: string): Uint8Array {
  const context = [fromHex(electionId), utf8(issuer)]
  return deriveKey({ secret: takeOverKey, label, context, length: 32 })
}

function formOrder(input: OpenBooksInput): Uint32Array {
  return keyedPlaces(databaseKey(input, 'assistance places 1'), formPlaces(placesOfRows(input.roll.length)))
}

function* openWith(
  input: OpenBooksInput,
  below: BelowBooks,
  database: Database,
): InPieces<Result<Books, OpenBooksFault>> {
  const damaged = err({ type: 'database', fault: { type: 'damaged' } } as const)
  const filled = rollInTables(database, input.rollHash)
  if (filled === 'other') return damaged
  if (filled === 'empty') yield* fillTables(database, input.roll, input.rollHash, firstDesk(input.issuer))
  const tables = tablesOf(database, formOrder(input), input.station)
  if (tables === null || tables.rows !== placesOfRows(input.roll.length)) return damaged
  makeRoomInJournal(database)
  const medium = yield* agreedMedium(input, below.takeOverFiles, tables)
  if (!medium.ok) return medium
  const { contests, paperContests, issuer: owner, randomness, municipality = '' } = input
  const lists = new RollLists({ ...listsOf(input, below), database })
  let agreed: Result<void, MediumFault> | null = null
  try {
    agreed = yield* lists.agreeWithMedium()
    if (!agreed.ok) return err({ type: 'take-over-medium', fault: { type: 'failed', fault: agreed.error } })
  } finally {
    if (agreed?.ok !== true) medium.value.close()
  }
  const sums = emptySums({ contests, paperContests })
  const books = booksOf({ database, tables, medium: medium.value, lists, sums, municipality, owner, randomness })
  const finished = finishMoves(books)
  return finished.ok ? ok(books) : finished
}

function listsOf(input: OpenBooksInput, below: BelowBooks): Omit<ListsParts, 'database'> {
  const { station, rollHash, takeOver, roll } = input
  const head: RollHead = input.rollHead ?? { asOf: null, lists: false }
  const read = input.readList ?? (() => err({ type: 'not-for-this-station' } as const))
  return { head, station, rollHash, takeOver, rows: roll.length, files: below.takeOverFiles, read }
}

function firstDesk(owner: MachineId): DeskPage {
  return { seq: 0, owner, operation: null, slot: null, cardsSeen: 0, cardsBack: 0 }
}

/** A medium that holds exactly what the tables hold. */
function* agreedMedium(
  input: OpenBooksInput,
  files: PageFiles,
  tables: Tables,
): InPieces<Result<TakeOverMedium, OpenBooksFault>> {
  const binding: TakeOverBinding = { ...input, rows: input.roll.length }
  const exists = takeOverMediumExists(input.takeOver, files)
  if (!exists.ok) return err({ type: 'take-over-medium', fault: exists.error })
  if (!exists.value) {
    // Somebody may be issuing, or have issued, with the medium that is not here: only the officer can know (ISS-20).
    const doubt = tables.desk().seq > 0 ? 'new-medium' : input.pollsMayBeOpen ? 'new-books' : null
    if (doubt !== null && !input.confirmed) return err(offer(doubt, tables, null, 0))
    const made = yield* createTakeOverMedium(input.takeOver, binding, contentsOf(tables), files)
    if (!made.ok) return err({ type: 'take-over-medium', fault: made.error })
  }
  const medium = openTakeOverMedium(input.takeOver, binding, files)
  if (!medium.ok) return err({ type: 'take-over-medium', fault: medium.error })
  let agreed: Result<void, OpenBooksFault> | null = null
  try {
    agreed = yield* agree(input, files, tables, medium.value)
    return agreed.ok ? medium : agreed
  } finally {
    if (agreed?.ok !== true) medium.value.close()
  }
}

function* agree(
  input: OpenBooksInput,
  files: PageFiles,
  tables: Tables,
  medium: TakeOverMedium,
): InPieces<Result<void, OpenBooksFault>> {
  const held = yield* medium.read()
  if (!held.ok) return err({ type: 'take-over-medium', fault: held.error })
  const { desk } = held.value
  const own = tables.desk()
  const foreign = desk.owner !== input.issuer
  if (foreign && desk.seq === 0 && own.seq === 0) {
    // No card is out: nothing to confirm. The other one went on from what was kept last, so its declarations and reports hold.
    const day = dayOn(held.value)
    if (day !== null) tables.together(() => tables.writeDay(day))
    return yield* bringUp(tables, medium, held.value)
  }
  if (foreign || desk.seq > own.seq) {
    if (!input.confirmed) {
      return err(offer(foreign ? 'other-issuer' : 'newer', tables, held.value, listsOn(input, files)))
    }
    yield* tables.togetherInPieces(adopt(tables, held.value, input.issuer))
    const adopted = yield* medium.read()
    if (!adopted.ok) return err({ type: 'take-over-medium', fault: adopted.error })
    return yield* bringUp(tables, medium, adopted.value)
  }
  return yield* bringUp(tables, medium, held.value)
}

/** The medium's state becomes this machine's; its id on the desk page makes the other issuer refuse until it is taken back. */
function* adopt(tables: Tables, held: TakeOverContents, issuer: MachineId): InPieces<void> {
  const rebuilt = rebuild(held)
  const day = dayOn(held)
  const { operation, moved } = held.desk
  const whole = 2 * tables.rows
  for (const [row, forms] of held.forms.entries()) {
    if (forms !== null) tables.takeOverForms(row, forms)
    if (isPieceDone(row, tables.rows)) yield { doing: 'agreeing', done: row, whole }
  }
  if (operation !== null && rebuilt.endedBy !== 'row') {
    tables.takeOverForms(operation.row, held.helping)
    // A card that came back unvoted had no helper.
    const { kind, row, contests } = operation
    if (rebuilt.endedBy === 'envelope' && kind === 'return') tables.writeForm(row, { contests, form: null })
  }
  if (moved !== undefined) {
    tables.takeOverForms(moved.to, held.helping)
    tables.takeOverForms(moved.from, new Uint8Array(FORMS_OF_ROW_BYTES))
  }
  if (day !== null) tables.writeDay(day)
  for (const [row, standing] of rebuilt.standings.entries()) {
    tables.writeStanding(row, standing)
    if (isPieceDone(row, tables.rows)) yield { doing: 'agreeing', done: tables.rows + row, whole }
  }
  for (const [slot, entry] of held.envelopes.entries()) if (entry !== null) tables.writeEnvelope(slot, entry)
  tables.writeDesk({ ...rebuilt.desk, seq: rebuilt.desk.seq + 1, owner: issuer })
}

/** After a crash the last page or two of the medium are behind: they are overwritten with what the database says. */
function* bringUp(
  tables: Tables,
  medium: TakeOverMedium,
  held: TakeOverContents,
): InPieces<Result<void, OpenBooksFault>> {
  const { desk, helping, standings, envelopes, day } = contentsOf(tables)
  const writes: (() => Result<void, TakeOverFault>)[] = []
  for (const [slot, entry] of envelopes.entries()) {
    const page = held.envelopes[slot] ?? null
    const same = entry === null || (page !== null && equalBytes(encodeEnvelope(page), encodeEnvelope(entry)))
    if (!same) writes.push(() => medium.writeEnvelope(slot, entry))
  }
  if (!isAdopted(held.desk, desk)) writes.push(() => medium.writeDesk(desk, helping))
  for (const [row, standing] of standings.entries()) {
    const page = held.standings[row] ?? null
    const forms = tables.formsOf(row)
    // The helpers in the open operation are on the desk page: on the row's own page they would outlast an issue that is cancelled.
    const helpers = desk.operation?.row === row || equalBytes(held.forms[row] ?? new Uint8Array(0), forms)
    const same = page !== null && equalBytes(encodeStanding(page), encodeStanding(standing)) && helpers
    if (!same) writes.push(() => medium.writeStanding(row, standing, forms))
    if (isPieceDone(row, tables.rows)) yield { doing: 'agreeing', done: row, whole: tables.rows }
  }
  const kept = held.day === null ? null : unpadded(held.day)
  if (day !== null && (kept === null || !equalBytes(kept, day))) writes.push(() => medium.writeDay(day))
  for (const write of writes) {
    const written = write()
    if (!written.ok) return err({ type: 'take-over-medium', fault: written.error })
  }
  return ok()
}

/** An open operation is not in the standings: its row is as before until the operation is finished, in the tables and on the medium. */
function contentsOf(tables: Tables) {
  const desk = tables.desk()
  const { operation } = desk
  const record = tables.day()
  return {
    desk,
    helping: operation === null ? new Uint8Array(0) : tables.formsOf(operation.row),
    standings: tables.standings(),
    formsOf: tables.formsOf,
    envelopes: tables.envelopes(),
    day: record === null ? null : encodeDayRecord(record),
  }
}

/** Null as well when another version of this program wrote it: the officer is shown that there is none. */
function dayOn({ day }: TakeOverContents): DayRecord | null {
  return day === null ? null : decodeDayRecord(unpadded(day))
}

function offer(
  reason: TakeOverOffer['reason'],
  tables: Tables,
  held: TakeOverContents | null,
  rollList: number,
): Extract<OpenBooksFault, { type: 'officer-decides' }> {
  const standings = held === null ? tables.standings() : held.standings
  const cardsIssued = standings.reduce((sum, standing) => sum + (standing?.cardsIssued ?? 0), 0)
  const unreadable = standings.filter((standing) => standing === null).length
  const { desk, standings: ruling } =
    held === null ? { desk: tables.desk(), standings: tables.standings() } : rebuild(held)
  return {
    type: 'officer-decides',
    offer: {
      reason,
      cardsIssued,
      unreadable,
      ticketsExpected: ticketsIn(ruling, desk),
      rollList,
      from: held?.desk.owner ?? null,
      record: standOf(held === null ? tables.day() : dayOn(held)),
    },
  }
}

/** The officer holds it against what the first issuer showed, or the commission says. */
function listsOn({ takeOver, station }: OpenBooksInput, files: PageFiles): number {
  let number = 0
  for (;;) {
    const next = sizeOf(join(takeOver, rollListFile(station, number + 1)), files)
    if (!next.ok || next.value === null) return number
    number += 1
  }
}

/** How far the day is, in what the officer can hold against the papers. */
function standOf(day: DayRecord | null): TakeOverOffer['record'] {
  if (day === null) return null
  const { stage, openedAt, closedAt, hours, inside, closing } = day
  return {
    stage,
    openedAt,
    closedAt,
    countedUntil: hours.at(-1)?.until ?? null,
    inside: inside.rollNos.length,
    told: closing.told.length,
  }
}
