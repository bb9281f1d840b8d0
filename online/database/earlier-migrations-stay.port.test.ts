/** A database that is in use refuses a program whose files it did not run (migrate.ts): what has been given out once is never edited. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations, type SchemaName } from './migrate.ts'

const kept = readFileSync(join(import.meta.dirname, 'migrations.sha256'), 'utf8')
const nowOf = (schema: SchemaName) =>
  migrations(schema).map(({ name, sha256 }) => `${sha256.toString('hex')}  ${schema}/${name}\n`)

test('each file that changes a database is as it was; a change is a file of its own, with its line in migrations.sha256', () => {
  expect(`${[...nowOf('box'), ...nowOf('roll')].join('')}`).toBe(kept)
})
