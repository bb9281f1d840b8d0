/**
 * Brings the database of one side to the schema of this program: `node … online/main/migrate.ts CONFIG.json`, as its administrator. A second
 * time nothing runs. Ends with 1 when it was refused; nothing was changed then.
 */
import { Client } from 'pg'
import { migrateWords } from '#ui/messages/online-keys.ts'
import { migrate } from '../database/migrate.ts'
import { migrateConfig, readConfig } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

const { database, side } = readConfig(migrateConfig)
const client = new Client({ host: database.host, database: database.name, user: database.user })
await client.connect()
const done = await migrate(client, side)
await client.end()
const [word, values] = done.ok
  ? (['done', { count: done.value }] as const)
  : ([done.error.type, { ...done.error }] as const)
process.stdout.write(`${inEveryLanguage(migrateWords[word], values)}\n`)
process.exitCode = done.ok ? 0 : 1
