/**
 * Whether this machine's own books know of an opening or of a card (X-A4): then its report ends it, and nothing else. Books that
 * cannot be read may know of one. Take-over medium and roll are not looked at: what was done elsewhere is no use of this machine.
 */
import { existsSync } from 'node:fs'
import { openDatabase } from './database.ts'
import { databaseFault } from './database-fault.ts'
import { type BooksOfMachine, databaseKey, databasePath } from './open-books.ts'
import { rollInTables, tablesOf } from './tables.ts'

export function booksWereUsed(books: BooksOfMachine): boolean {
  const path = databasePath(books.directory, books.electionId, books.station)
  if (!existsSync(path)) return false
  const database = openDatabase(path, databaseKey(books, 'issuer database 1'))
  if (!database.ok) return true
  try {
    // The first start was cut before anything was in them.
    if (rollInTables(database.value, new Uint8Array(0)) === 'empty') return false
    const tables = tablesOf(database.value, new Uint32Array(0), books.station)
    if (tables === null || tables.desk().operation !== null) return true
    const day = tables.day()
    const begun = day !== null && (day.openedAt !== null || day.postponed !== null)
    return begun || tables.standings().some(({ cardsIssued }) => cardsIssued > 0)
  } catch (error) {
    databaseFault(error)
    return true
  } finally {
    database.value.close()
  }
}
