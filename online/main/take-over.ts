/**
 * The first site is gone, and the second one leads: `node dist/services/online-take-over.mjs CONFIG.json`, as administrator of the standbys. It asks
 * each of them how far it came, promotes the one that has most, and says to the others whom they follow. A second run goes on where the first
 * one stopped. It ends with 1 when it was refused.
 * `… --without NAME --word PERSON --word PERSON`: two people leave out a standby that cannot be asked.
 */
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import pino from 'pino'
import { z } from 'zod'
import { err, ok, type Result } from '#election/result.ts'
import { takeOverWords as words } from '#words/online.ts'
import { connectionTo, positionOf, type Seen, type TakeOver, takeOver } from '../database/take-over.ts'
import { connectionOf, readConfig, takeOverConfig } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

const ASK_MS = 10_000
const LOOK_AGAIN_MS = 200
const LOOKS_MAX = 300
const PROMOTED_WITHIN_SECONDS = 600

/** Settled: all that is on its disk is replayed. After a restart nothing else says how far it came. */
const LOOK = `SELECT pg_is_in_recovery() AS follows,
  greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::text AS received,
  (SELECT received_tli FROM pg_stat_wal_receiver WHERE status = 'streaming') AS "from",
  EXISTS (
    SELECT FROM pg_stat_activity
    WHERE backend_type = 'startup' AND wait_event IN ('RecoveryWalStream', 'RecoveryRetrieveRetryInterval')
  ) AS settled`
/** Where it left the timeline before: the last line of the history that it wrote when it was promoted. */
const HISTORY = `SELECT ('x' || left(file, 8))::bit(32)::int AS timeline, pg_read_file('pg_wal/' || left(file, 8) || '.history', 0, 65536, true) AS history
  FROM pg_walfile_name(pg_current_wal_lsn()) AS file`
const lookRow = z.tuple([
  z.object({
    follows: z.boolean(),
    received: z.string().nullable(),
    from: z.number().nullable(),
    settled: z.boolean(),
  }),
])
const historyRow = z.tuple([z.object({ timeline: z.number(), history: z.string().nullable() })])

const { database, standbys } = readConfig(takeOverConfig)
const { values } = parseArgs({
  ...{ args: process.argv.slice(3), allowPositionals: false },
  options: {
    without: { type: 'string', multiple: true, default: [] },
    word: { type: 'string', multiple: true, default: [] },
  },
})
const log = pino({ base: null })
const clients = new Map<string, Client>()

const said = await run()
for (const client of clients.values()) await client.end()
const to = said.ok ? process.stdout : process.stderr
to.write(`${said.ok ? said.value : said.error}\n`)
process.exitCode = said.ok ? 0 : 1

async function run(): Promise<Result<string, string>> {
  const { without, word } = values
  const people = word.map((each) => each.trim()).filter((each) => each !== '')
  const isByTwo = word.length === 2 && new Set(people).size === 2
  const areNamed = without.every((name) => standbys.some((each) => each.name === name))
  if (without.length > 0 ? !isByTwo || !areNamed : word.length > 0) return err(inEveryLanguage(words['two-words']))
  const all = await Promise.all(standbys.map(look))
  for (const each of all) log.info({ ...each, ...positionsIn(each) }, 'asked')
  const decided = takeOver(all, new Set(without))
  if (!decided.ok) return err(inEveryLanguage(words[decided.error.type], { ...decided.error }))
  if (without.length > 0) log.warn({ without, word }, 'left out by the word of two people')
  return lead(decided.value)
}

async function look({ name, host }: (typeof standbys)[number]): Promise<Seen> {
  const unknown: Seen = { type: 'unknown', name }
  const client = new Client({ ...connectionOf(database, host), connectionTimeoutMillis: ASK_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    clients.set(name, client)
    for (let looks = 0; looks < LOOKS_MAX; looks++) {
      const [{ follows, from, received, settled }] = lookRow.parse((await client.query(LOOK)).rows)
      if (!follows) return await ledBy(name, client)
      if (settled && received !== null) return { type: 'follows', name, received: positionOf(received), from }
      await setTimeout(LOOK_AGAIN_MS)
    }
    return unknown
  } catch {
    return unknown
  }
}

async function ledBy(name: string, client: Client): Promise<Seen> {
  const [{ history, timeline }] = historyRow.parse((await client.query(HISTORY)).rows)
  const since = history?.trim().split('\n').at(-1)?.split('\t')[1]
  // It was never a standby: the first site itself, or another server.
  return since === undefined ? { type: 'unknown', name } : { type: 'leads', name, since: positionOf(since), timeline }
}

/** The names come first: a server that leads alone then answers nobody, wherever this is broken off. */
async function lead({ followers, isPromoted, leader }: TakeOver): Promise<Result<string, string>> {
  const others = standbys.filter(({ name }) => name !== leader).map(({ name }) => name)
  const waitsFor = `ANY 1 (${(others.length === 0 ? ['copy'] : others).map((name) => `"${name}"`).join(', ')})`
  const [client, host] = [clients.get(leader), standbys.find(({ name }) => name === leader)?.host]
  if (client === undefined || host === undefined) return err(inEveryLanguage(words.nobody))
  try {
    await sets(client, 'synchronous_standby_names', waitsFor)
    if (!isPromoted) await client.query('SELECT pg_promote(true, $1)', [PROMOTED_WITHIN_SECONDS])
    const { rows } = await client.query<{ follows: boolean }>('SELECT pg_is_in_recovery() AS follows')
    if (rows[0]?.follows !== false) return err(inEveryLanguage(words['not-promoted'], { leader }))
    log.info({ leader, waitsFor }, 'leads')
    for (const name of followers) await follow(name, host)
  } catch {
    return err(inEveryLanguage(words['not-promoted'], { leader }))
  }
  return ok(inEveryLanguage(words.done, { host, leader, names: waitsFor }))
}

async function follow(name: string, host: string): Promise<void> {
  const client = clients.get(name)
  const { rows } = (await client?.query<{ info: string }>(`SELECT current_setting('primary_conninfo') AS info`)) ?? {
    rows: [],
  }
  if (client === undefined || rows[0] === undefined) return
  await sets(client, 'primary_conninfo', connectionTo(host, rows[0].info))
  log.info({ name }, 'follows')
}

async function sets(client: Client, name: string, value: string): Promise<void> {
  await client.query(`ALTER SYSTEM SET ${name} = ${client.escapeLiteral(value)}`)
  await client.query('SELECT pg_reload_conf()')
}

/** Numbers of that size are no JSON. */
function positionsIn(seen: Seen) {
  if (seen.type === 'follows') return { received: String(seen.received) }
  return seen.type === 'leads' ? { since: String(seen.since) } : {}
}
