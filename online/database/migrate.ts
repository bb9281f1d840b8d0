/**
 * Brings a database to the schema of this program: SQL files in the order of their numbers, each once, each in one transaction, and each
 * remembered with its SHA-256. A file that was changed after it ran is refused, for then nobody knows what the database has.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { err, ok, type Result } from '#election/result.ts'

export type SchemaName = 'box' | 'roll'

export type MigrationRefusal =
  /** The database was made by a newer program. */
  | { readonly type: 'database-is-newer'; readonly number: number }
  /** The file is not the one that ran. */
  | { readonly type: 'file-changed'; readonly name: string }

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: Buffer
}

/** One administrator at a time; the next one finds everything done. */
const LOCK = 'ippyo migration'

/** @param client of the administrator. @returns how many files ran now */
export async function migrate(
  client: ClientBase,
  schema: SchemaName,
  files = migrations(schema),
): Promise<Result<number, MigrationRefusal>> {
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [LOCK])
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS migration`)
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration.applied (schema text, number int, name text, sha256 bytea, PRIMARY KEY (schema, number))',
    )
    const { rows } = await client.query<{ number: number; sha256: Buffer }>(
      'SELECT number, sha256 FROM migration.applied WHERE schema = $1 ORDER BY number',
      [schema],
    )
    for (const { number, sha256 } of rows) {
      const file = files[number - 1]
      if (file === undefined) return err({ type: 'database-is-newer', number })
      if (!file.sha256.equals(sha256)) return err({ type: 'file-changed', name: file.name })
    }
    const missing = files.slice(rows.length)
    for (const file of missing) await apply(client, schema, file)
    return ok(missing.length)
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [LOCK])
  }
}

async function apply(client: ClientBase, schema: SchemaName, { number, name, sql, sha256 }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query('RESET ROLE')
    await client.query('INSERT INTO migration.applied VALUES ($1, $2, $3, $4)', [schema, number, name, sha256])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${schema} ${name}: ${error instanceof Error ? error.message : 'failed'}`, {
      cause: error,
    })
  }
}

/** @throws for a gap or a number twice: a mistake of the person who added a file */
export function migrations(schema: SchemaName, texts = textsOf(schema)): readonly Migration[] {
  return Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, sql], index) => {
      const number = Number(name.slice(0, 3))
      if (number !== index + 1) throw new Error(`migrations of ${schema}: ${name} is number ${index + 1}`)
      return { number, name, sql, sha256: createHash('sha256').update(sql).digest() }
    })
}

/** Name → text. */
type Texts = Readonly<Record<string, string>>

/** `build/services.mjs` puts the files in its place; in sources the name does not exist. */
declare const __IPPYO_MIGRATIONS__: Readonly<Record<SchemaName, Texts>> | undefined

function textsOf(schema: SchemaName): Texts {
  if (typeof __IPPYO_MIGRATIONS__ === 'object') return __IPPYO_MIGRATIONS__[schema]
  const directory = join(import.meta.dirname, schema)
  return Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]))
}
