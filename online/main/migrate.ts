/**
 * Brings the database of one side to the schema of this program: `node dist/services/online-migrate.mjs CONFIG.json`, as its administrator. A second
 * time nothing runs. Ends with 1 when it was refused; nothing was changed then.
 */
import { Client } from 'pg'
import { err } from '#election/result.ts'
import { migrateWords } from '#words/online.ts'
import { migrate } from '../database/migrate.ts'
import { connectionOf, migrateConfig, readConfig } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

const { database, side } = readConfig(migrateConfig)
const client = new Client(connectionOf(database, database.host))
// Its own words may have the address in them, and say nothing of what to do.
const isThere = await client.connect().then(
  () => true,
  () => false,
)
const done = isThere ? await migrate(client, side) : err({ type: 'no-answer' as const })
if (isThere) await client.end()
const said = done.ok
  ? inEveryLanguage(migrateWords.done, { count: done.value })
  : inEveryLanguage(migrateWords[done.error.type], { ...done.error })
const to = done.ok ? process.stdout : process.stderr
to.write(`${said}\n`)
process.exitCode = done.ok ? 0 : 1
