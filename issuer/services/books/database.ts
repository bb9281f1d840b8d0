/**
 * The issuer's database file: encrypted page by page (ChaCha20-Poly1305) under a key that only the operator card opens.
 *
 * journal_mode=PERSIST, not WAL: a WAL keeps each changed page in order of arrival, and a test read every mark back from one in the order
 * of the voters. secure_delete, fixed-width values updated in place and exclusive locking leave no freed page, no growing file and no
 * change counter that would show an order either.
 */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type DatabaseFault, databaseFault } from './database-fault.ts'

const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE voter (
    row INTEGER PRIMARY KEY, roll_no TEXT NOT NULL UNIQUE, station TEXT NOT NULL, name TEXT NOT NULL,
    kana TEXT NOT NULL, sex TEXT NOT NULL, birth_date TEXT NOT NULL, address TEXT NOT NULL,
    resident_since TEXT NOT NULL, ticket TEXT NOT NULL, mark TEXT NOT NULL, name_key TEXT NOT NULL, kana_key TEXT NOT NULL,
    number_key TEXT NOT NULL, digits_key TEXT NOT NULL, address_key TEXT NOT NULL
  );
  CREATE TABLE voter_sound (key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
  CREATE INDEX voter_sound_row ON voter_sound (row);
  CREATE INDEX voter_ticket ON voter (ticket);
  CREATE INDEX voter_birth_date ON voter (birth_date);
  CREATE INDEX voter_name ON voter (name_key);
  CREATE INDEX voter_kana ON voter (kana_key);
  CREATE INDEX voter_number ON voter (number_key);
  CREATE INDEX voter_digits ON voter (digits_key);
  CREATE INDEX voter_address ON voter (address_key);
  CREATE TABLE roll_list (
    number INTEGER PRIMARY KEY, hash TEXT NOT NULL, last INTEGER NOT NULL, changed INTEGER NOT NULL, added INTEGER NOT NULL,
    file BLOB NOT NULL
  );
  CREATE TABLE standing (row INTEGER PRIMARY KEY, value BLOB NOT NULL);
  CREATE TABLE desk (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL);
  CREATE TABLE day (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL);
  CREATE TABLE envelope (slot INTEGER PRIMARY KEY, value BLOB NOT NULL);
  CREATE TABLE assistance (place INTEGER PRIMARY KEY, value BLOB NOT NULL);
  CREATE TABLE journal_room (place INTEGER PRIMARY KEY, value BLOB NOT NULL);
`

/**
 * @param path of the database file
 * @param key 32 bytes
 */
export function openDatabase(path: string, key: Uint8Array): Result<Database, DatabaseFault> {
  assert(key.length === 32, 'database: key of 32 bytes')
  try {
    const database = new Sqlite(path)
    try {
      database.pragma(`cipher='chacha20'`)
      database.pragma(`key='raw:${toHex(key)}'`)
      database.pragma('locking_mode=EXCLUSIVE')
      database.pragma('journal_mode=PERSIST')
      database.pragma('secure_delete=ON')
      database.pragma('synchronous=FULL')
      database.pragma('temp_store=MEMORY')
      const tables = database.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }
      // All at once: a next start could not distinguish half of them from damage.
      if (tables.n === 0) database.transaction(() => database.exec(SCHEMA))()
      return ok(database)
    } catch (error) {
      database.close()
      return err(databaseFault(error))
    }
  } catch (error) {
    return err(databaseFault(error))
  }
}
