/** The state of the disk by an error of SQLite. The error is known by its name, so that books without a database need no SQLite. */
export type DatabaseFault = { readonly type: 'damaged' } | { readonly type: 'not-writable'; readonly errno: string }

/** Page checks fail, or the device gives no bytes. Everything else concerns writing. */
const UNREADABLE = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ']

/** @throws what is no error of SQLite: a bug is not a fault of the disk. */
export function databaseFault(error: unknown): DatabaseFault {
  if (!isOfSqlite(error)) throw error
  const { code } = error
  return UNREADABLE.some((prefix) => code.startsWith(prefix))
    ? { type: 'damaged' }
    : { type: 'not-writable', errno: code }
}

function isOfSqlite(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && error.name === 'SqliteError' && 'code' in error && typeof error.code === 'string'
}
