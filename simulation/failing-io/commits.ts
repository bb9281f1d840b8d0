/** Every commit of a database goes through one hand: of a transaction that is one piece of work, and of one that comes piece by piece. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers'

/** Carries the commit out, or not at all, or throws before or after it. */
export type Commit = <T>(carryOut: () => T) => T | undefined

/** @param isGone nothing of this process reaches the disk any more */
export function throughOneHand(database: Database, commit: Commit, isGone: () => boolean = () => false): Database {
  const transaction = database.transaction.bind(database)
  const exec = database.exec.bind(database)
  const whole = (work: Parameters<typeof transaction>[0]) => {
    const carryOut = transaction(work)
    return (...args: unknown[]) => commit(() => carryOut(...args))
  }
  const piecewise = (sql: string) => {
    if (sql === 'BEGIN' && isGone()) throw new Sqlite.SqliteError('no power', 'SQLITE_IOERR')
    if (sql === 'COMMIT') commit(() => exec(sql))
    else exec(sql)
    return database
  }
  return Object.assign(database, { transaction: whole, exec: piecewise })
}
