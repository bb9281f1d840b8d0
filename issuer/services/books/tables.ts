/** Reading and writing the fixed-width values. Every UPDATE overwrites a value of the same length in its place. */

import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import { CONTESTS_MAX, contestBits } from '#election/contests.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { nobodysRows } from '#election/roll/moved-mark.ts'
import { ORDER_ROWS_MAX, rollRowOf } from '#election/roll/order-row.ts'
import { ADDED_ROWS_MAX } from '#election/roll/roll-list.ts'
import { decodeStanding, encodeStanding, NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import { envelopePlaces } from '#issuer/session/balance.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { DAY_RECORD_BYTES } from '#issuer/session/step-day.ts'
import { atOnce, type InPieces, isPieceDone, PIECE_ROWS } from '../in-pieces.ts'
import { decodeDayRecord, encodeDayRecord } from './day-record.ts'
import { decodeEnvelope, ENVELOPE_BYTES, type EnvelopeEntry, encodeEnvelope } from './envelope-entry.ts'
import { DESK_BYTES, type DeskPage, decodeDesk, encodeDesk } from './operation.ts'
import { encodeForm, FORM_BYTES, type FormChange } from './row-form.ts'
import { writeVoters } from './voters.ts'
import { WriteTimes } from './write-times.ts'

/** Bytes of one row of the room, which fills a page (4096 bytes without SQLite's own). */
const JOURNAL_ROOM_BYTES = 3500
/** The longest act writes the day's record anew; no act changes half as many pages. */
const JOURNAL_ROOM_PAGES = 16 + 2 * Math.ceil(DAY_RECORD_BYTES / JOURNAL_ROOM_BYTES)
/** SQLite: a sector for the head, and each page with its number and its sum. */
const JOURNAL_BYTES = 512 + JOURNAL_ROOM_PAGES * (4096 + 8)
/** The day's record as JSON, padded: its length would show how far the day is, and a growing value would move pages. */
const DAY_BYTES = DAY_RECORD_BYTES
export const FORMS_OF_ROW_BYTES = CONTESTS_MAX * FORM_BYTES

/** Standings of the extract's rows, then those kept for rows that roll lists add (ELG-11), then for those of the desk (ELG-01). */
export function placesOfRows(rows: number): number {
  return rows + ADDED_ROWS_MAX + ORDER_ROWS_MAX
}

/**
 * PRX-02: a place for each contest of each roll row. A contest is out on one card of its voter, or on one paper, so there is room for
 * everybody and whatever the day brings (X-B2), and no free place has to be found in an order that would show something.
 */
export function formPlaces(rows: number): number {
  return rows * CONTESTS_MAX
}

export interface Tables {
  readonly rows: number
  standings(): Standing[]
  writeStanding(row: number, standing: Standing): void
  desk(): DeskPage
  writeDesk(desk: DeskPage): void
  envelopes(): (EnvelopeEntry | null)[]
  writeEnvelope(slot: number, entry: EnvelopeEntry): void
  /** Null before the first save. */
  day(): DayRecord | null
  writeDay(record: DayRecord): void
  /** The form that the law wants about this row and these contests; null: none. */
  writeForm(row: number, change: FormChange): void
  /** All places of the row, as they are stored; the take-over medium has them in the same form. */
  formsOf(row: number): Uint8Array
  takeOverForms(row: number, stored: Uint8Array): void
  /** Every value but the day's, the same but for one unused bit: SQLite writes no page for a value that stays the same. */
  rewriteAll(stroke: 0 | 1): InPieces<void>
  /** All of it, or nothing. */
  together(work: () => void): void
  /** The last ones took long: true once. */
  tellSlow(): boolean
  togetherInPieces(work: InPieces<void>): InPieces<void>
}

/** First start: roll, and every later value at its full width. One transaction: a crash leaves an empty database. */
export function fillTables(
  database: Database,
  rows: readonly RollRow[],
  rollHash: Uint8Array,
  desk: DeskPage,
): InPieces<void> {
  return oneTransaction(database, filling(database, rows, rollHash, desk))
}

function* filling(database: Database, rows: readonly RollRow[], rollHash: Uint8Array, desk: DeskPage): InPieces<void> {
  for (let first = 0; first < rows.length; first += PIECE_ROWS) {
    if (first > 0) yield { doing: 'filling', done: first, whole: rows.length }
    const piece = rows.slice(first, first + PIECE_ROWS)
    writeVoters(
      database,
      piece.map((voter, at) => ({ row: first + at, ...voter })),
    )
  }
  yield* makingRoom(database, rows.length)
  const room = database.prepare('INSERT INTO journal_room VALUES (?, ?)')
  for (let place = 0; place < JOURNAL_ROOM_PAGES; place++) room.run(place, new Uint8Array(JOURNAL_ROOM_BYTES))
  database.prepare('INSERT INTO day VALUES (1, ?)').run(new Uint8Array(DAY_BYTES))
  database.prepare('INSERT INTO desk VALUES (1, ?)').run(encodeDesk(desk))
  database.prepare(`INSERT INTO meta VALUES ('roll', ?)`).run(rollHash)
  if (rows.length > PIECE_ROWS) yield { doing: 'flushing', done: 0, whole: null }
}

/** One table after the other, so that each is together in the file. Progress in places, each of them the share of one row. */
function* makingRoom(database: Database, rows: number): InPieces<void> {
  const places = placesOfRows(rows)
  const whole = places + envelopePlaces(rows) + formPlaces(places)
  let done = 0
  for (const [table, count, value] of [
    ['standing', places, encodeStanding(NEW_STANDING)],
    ['envelope', envelopePlaces(rows), new Uint8Array(ENVELOPE_BYTES)],
    ['assistance', formPlaces(places), new Uint8Array(FORM_BYTES)],
  ] as const) {
    const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?)`)
    for (let place = 0; place < count; place++) {
      insert.run(place, value)
      done += 1
      if (rows > PIECE_ROWS && isPieceDone(done, whole)) yield { doing: 'making-room', done, whole }
    }
  }
}

/** A crash, or nobody who waits for it any more, leaves nothing of it. */
export function* oneTransaction(database: Database, work: InPieces<void>): InPieces<void> {
  database.exec('BEGIN')
  try {
    yield* work
    database.exec('COMMIT')
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}

/** empty: never filled · same: filled from this roll · other: filled from another one. */
export function rollInTables(database: Database, rollHash: Uint8Array): 'empty' | 'same' | 'other' {
  const stored = database.prepare<[], Buffer>(`SELECT value FROM meta WHERE name = 'roll'`).pluck().get()
  if (stored === undefined) return 'empty'
  return equalBytes(new Uint8Array(stored), rollHash) ? 'same' : 'other'
}

/**
 * Null when a value is not what this program writes.
 *
 * @param places keyed order of the places of forms: a comparison of two images of the disk shows that something was written
 *   about somebody, but not about which line of the roll
 */
export function tablesOf(database: Database, places: Uint32Array, station: StationId): Tables | null {
  const times = new WriteTimes()
  const standings = database.prepare<[], Buffer>('SELECT value FROM standing ORDER BY row').pluck()
  const setStanding = database.prepare('UPDATE standing SET value = ? WHERE row = ?')
  const desk = database.prepare<[], Buffer>('SELECT value FROM desk WHERE id = 1').pluck()
  const setDesk = database.prepare('UPDATE desk SET value = ? WHERE id = 1')
  const envelopes = database.prepare<[], Buffer>('SELECT value FROM envelope ORDER BY slot').pluck()
  const setEnvelope = database.prepare('UPDATE envelope SET value = ? WHERE slot = ?')
  const day = database.prepare<[], Buffer>('SELECT value FROM day WHERE id = 1').pluck()
  const setDay = database.prepare('UPDATE day SET value = ? WHERE id = 1')
  const setAssistance = database.prepare('UPDATE assistance SET value = ? WHERE place = ?')
  const oneAssistance = database.prepare<[number], Buffer>('SELECT value FROM assistance WHERE place = ?').pluck()
  const placesOf = (row: number) =>
    Array.from({ length: CONTESTS_MAX }, (_, bit) => places[row * CONTESTS_MAX + bit] as number)
  const overwrite = (statement: { run(...values: unknown[]): { changes: number } }, ...values: unknown[]): void => {
    assert(statement.run(...values).changes === 1, 'books: the value that is overwritten exists')
  }

  const read = standings.all().map((value) => decodeStanding(new Uint8Array(value)))
  const stored = desk.get()
  if (stored === undefined || stored.length !== DESK_BYTES || decodeDesk(new Uint8Array(stored)) === null) return null
  if (read.includes(null)) return null
  const storedDay = () => unpadded(new Uint8Array(day.get() as Buffer))
  const stands = storedDay().length === 0 ? null : decodeDayRecord(storedDay())
  if (storedDay().length > 0 && stands === null) return null
  const writeDeskRows = deskRows(database, station, read.length - ORDER_ROWS_MAX, stands?.roll)
  return {
    rows: read.length,
    standings: () => standings.all().map((value) => decodeStanding(new Uint8Array(value)) as Standing),
    writeStanding: (row, standing) => overwrite(setStanding, encodeStanding(standing), row),
    desk: () => decodeDesk(new Uint8Array(desk.get() as Buffer)) as DeskPage,
    writeDesk: (state) => overwrite(setDesk, encodeDesk(state)),
    envelopes: () => envelopes.all().map((value) => decodeEnvelope(new Uint8Array(value))),
    writeEnvelope: (slot, entry) => overwrite(setEnvelope, encodeEnvelope(entry), slot),
    day: () => decodeDayRecord(storedDay()),
    writeDay(record) {
      overwrite(setDay, padded(encodeDayRecord(record), DAY_BYTES))
      writeDeskRows(record.roll)
    },
    writeForm(row, { contests, form }) {
      const value = form === null ? new Uint8Array(FORM_BYTES) : padded(encodeForm(form), FORM_BYTES)
      for (const bit of contestBits(contests)) overwrite(setAssistance, value, places[row * CONTESTS_MAX + bit])
    },
    formsOf: (row) => concat(...placesOf(row).map((place) => new Uint8Array(oneAssistance.get(place) as Buffer))),
    takeOverForms(row, stored) {
      for (const [bit, place] of placesOf(row).entries()) {
        const value = stored.slice(bit * FORM_BYTES, (bit + 1) * FORM_BYTES)
        // Helpers of few: what is empty on both is not written again.
        if (!equalBytes(value, new Uint8Array(oneAssistance.get(place) as Buffer)))
          overwrite(setAssistance, value, place)
      }
    },
    *rewriteAll(stroke) {
      const whole = formPlaces(read.length) + read.length
      for (let place = 0; place < formPlaces(read.length); place++) {
        overwrite(setAssistance, stroked(oneAssistance.get(place) as Buffer, stroke), place)
        if (isPieceDone(place, whole)) yield { doing: 'cleaning', done: place, whole }
      }
      for (const [row, value] of standings.all().entries()) {
        overwrite(setStanding, stroked(value, stroke), row)
        if (isPieceDone(row, read.length)) yield { doing: 'cleaning', done: whole - read.length + row, whole }
      }
      overwrite(setDesk, stroked(desk.get() as Buffer, stroke))
    },
    together: (work) => times.timed(() => database.transaction(work)()),
    tellSlow: () => times.tellSlow(),
    togetherInPieces: (work) => oneTransaction(database, work),
  }
}

type OfDesk = Pick<DayRecord['roll'], 'byOrder' | 'moved'>

/**
 * ELG-01: a person whom the day's record names is among the voters, in the same transaction; so an issuer that takes the record over has
 * the rows as well, and those of nobody (人違い). Nothing is written while they stay the same.
 */
function deskRows(database: Database, station: StationId, first: number, stand: OfDesk = { byOrder: [], moved: [] }) {
  const remove = ['voter', 'voter_sound'].map((table) => database.prepare(`DELETE FROM ${table} WHERE row >= ?`))
  const rowsOf = ({ byOrder, moved }: OfDesk) => [
    ...byOrder.map((each) => ({ row: first + each.place, ...rollRowOf(each, station) })),
    ...nobodysRows(moved, station).map(({ place, ...row }) => ({ row: first + place, ...row })),
  ]
  let written = JSON.stringify(rowsOf(stand))
  return (roll: OfDesk): void => {
    const rows = rowsOf(roll)
    if (JSON.stringify(rows) === written) return
    for (const each of remove) each.run(first)
    writeVoters(database, rows)
    written = JSON.stringify(rows)
  }
}

/**
 * At the end. The journal keeps the pages as they were before the last transactions, and with the keys the last voter could be read from it.
 * The room is longer than any act: what was in it at the start is over all of it again, on a full disk too. Only a list of the roll may have
 * made it longer: then every value is written twice, which leaves pages in which nothing differs.
 */
export function* scrubJournal(tables: Tables, database: Database): InPieces<void> {
  if (journalBytes(database) > JOURNAL_BYTES) {
    for (const stroke of [1, 0] as const) yield* tables.togetherInPieces(tables.rewriteAll(stroke))
  }
  yield* oneTransaction(database, writingRoom(database))
}

/** A disk that gives no answer is named by SQLite, at the first write. */
function journalBytes({ name }: Database): number {
  try {
    return statSync(`${name}-journal`).size
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/**
 * At the start. The journal grows with the longest act so far, and the file system notes the moment: it would show when somebody was first
 * helped. Pages that hold nothing, more of them than any act changes, make it as long as it will be.
 */
export function makeRoomInJournal(database: Database): void {
  atOnce(oneTransaction(database, writingRoom(database)))
}

function* writingRoom(database: Database): InPieces<void> {
  const change = database.prepare('UPDATE journal_room SET value = ? WHERE place = ?')
  const before = database.prepare<[], Buffer>('SELECT value FROM journal_room WHERE place = 0').pluck().get()
  const value = new Uint8Array(JOURNAL_ROOM_BYTES).fill(before?.[0] === 0 ? 1 : 0)
  for (let place = 0; place < JOURNAL_ROOM_PAGES; place++) {
    change.run(value, place)
    if (isPieceDone(place, JOURNAL_ROOM_PAGES)) yield { doing: 'cleaning', done: place, whole: JOURNAL_ROOM_PAGES }
  }
}

function padded(text: Uint8Array, bytes: number): Uint8Array {
  assert(text.length <= bytes, 'books: a padded value fits its place')
  const whole = new Uint8Array(bytes)
  whole.set(text)
  return whole
}

export function unpadded(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

function stroked(value: Uint8Array, stroke: 0 | 1): Uint8Array {
  const bytes = new Uint8Array(value)
  bytes[bytes.length - 1] = stroke
  return bytes
}
