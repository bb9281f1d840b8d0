/** The real SQLite file below the books: a commit fails before anything is durable, or after everything is and only the answer is an error. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '#election/result.ts'
import { openDatabase } from '#issuer/services/books/database.ts'
import type { DatabaseFault } from '#issuer/services/books/database-fault.ts'
import { throughOneHand } from './commits.ts'
import { issuerDisk } from './issuer-disk.ts'

const open = new Set<Database>()

/** The process is gone: no page of it is written any more, and its lock is free. */
export function killDatabases(): void {
  for (const database of open) if (database.open) database.close()
  open.clear()
}

export function openFailing(path: string, key: Uint8Array): Result<Database, DatabaseFault> {
  if (issuerDisk.fails('the database', 'open') !== null) return err({ type: 'not-writable', errno: 'SQLITE_CANTOPEN' })
  const opened = openDatabase(path, key)
  if (!opened.ok) return opened
  const database = opened.value
  open.add(database)
  const failing = <T>(carryOut: () => T): T | undefined => {
    // A program that was killed is still ended in order by the rig; nothing of that reaches the disk.
    if (!database.open) return undefined
    const kind = issuerDisk.fails('the database', 'commit')
    if (kind === null) return carryOut()
    // Half of the kinds fail when everything is on the disk already.
    if (kind === 'eio' || kind === 'mismatch' || kind === 'removed') carryOut()
    throw new Sqlite.SqliteError('planned', kind === 'enospc' ? 'SQLITE_FULL' : 'SQLITE_IOERR')
  }
  return ok(throughOneHand(database, failing, () => !database.open))
}
