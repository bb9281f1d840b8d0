/** Who may do what on the box side's database: each role is let through its functions, and nothing else answers (LAW-02). */
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import {
  BOX_ROLES,
  type BoxRole,
  type BoxRoom,
  leftOut,
  openBoxRoom,
  whyNoDatabase,
} from '#simulation/online/box-room.ts'
import { ADMINISTRATOR } from './cluster.ts'

const MAY: Readonly<Record<BoxRole, readonly string[]>> = {
  provisioner: ['add_boxes', 'add_election', 'is_added'],
  collector: ['put'],
  holder: ['hold_for', 'release', 'standing'],
  sequencer: ['append', 'barrier', 'lead', 'leaves', 'see', 'waiting'],
  exporter: ['close', 'export_events', 'export_handles', 'leaves'],
}
const TABLES = ['election', 'box', 'cast_event', 'seen_point', 'pending', 'leaf', 'released']
const KEEPS_WHAT_IS_RECORDED = ['cast_event', 'seen_point', 'leaf', 'released']
const NOT_ALLOWED = '42501'

const byte = (n: number, length: number) => Buffer.alloc(length, n)

describe.skipIf(whyNoDatabase !== null)(`the box side's database${leftOut}`, () => {
  let room: BoxRoom
  let administrator: Client
  beforeAll(async () => {
    room = await openBoxRoom()
    administrator = await room.enter(ADMINISTRATOR)
    await administrator.query('SELECT box.add_election($1, $2, $3, $4, true, $5)', [
      ...[1, byte(1, 8), '2026-11-20T00:00:00Z', '2026-11-28T11:00:00Z'],
      [byte(2, 32), byte(3, 32)],
    ])
    await administrator.query('SELECT box.add_boxes(1, $1, $2, $3)', [[byte(4, 16)], [byte(5, 16)], [1]])
    await room.setClock(Date.parse('2026-11-21T00:00:00Z') / 1000)
    const collector = await room.enter('collector')
    const put = await collector.query('SELECT box.put(1, $1, 1::smallint, $2, $3, $4, $5, $6)', [
      ...[byte(4, 16), byte(6, 16), '2026-11-22T00:00:00Z', byte(7, 32), byte(0, 523), [byte(9, 32)]],
    ])
    expect(put.rows).toEqual([{ put: 'recorded' }])
    const holder = await room.enter('holder')
    await holder.query('SELECT box.hold_for(1, $1, $2, true)', [byte(5, 16), byte(1, 16)])
    await holder.query('SELECT box.release(1, $1, $2, $3, $4)', [
      ...[byte(5, 16), byte(1, 16), byte(1, 10), [byte(2, 64), byte(3, 64)]],
    ])
  })
  afterAll(async () => room?.close())

  /** Everything that PostgreSQL might let a role do beside its functions. */
  const statements = () => [
    ...[...TABLES, ...TABLES.filter((table) => table !== 'election').map((table) => `${table}_1`)].flatMap((table) => [
      `SELECT FROM box.${table}`,
      `INSERT INTO box.${table} DEFAULT VALUES`,
      `UPDATE box.${table} SET ${table.startsWith('election') ? 'num' : 'election'} = 1`,
      `DELETE FROM box.${table}`,
      `TRUNCATE box.${table}`,
      `BEGIN; LOCK TABLE box.${table}`,
      `DROP TABLE box.${table}`,
      `COPY box.${table} TO STDOUT`,
    ]),
    'CREATE TABLE public.mine (a int)',
    'CREATE TABLE box.mine (a int)',
    'CREATE TEMP TABLE mine (a int)',
    'CREATE SCHEMA mine',
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    'DO $$ BEGIN END $$',
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    'SELECT lo_create(0)',
    'SELECT pg_advisory_lock(7, 1)',
    'SELECT pg_try_advisory_xact_lock(8, 1)',
    "SET session_replication_role = 'replica'",
    'SET ROLE box_owner',
    `SET ROLE ${ADMINISTRATOR}`,
    'CREATE ROLE mine',
    'CREATE DATABASE mine',
    "ALTER SYSTEM SET log_statement = 'all'",
    "SET log_statement = 'all'",
    'SELECT sha256 FROM migration.applied',
    'SELECT FROM pg_authid',
    'SELECT FROM pg_largeobject',
    'CREATE EXTENSION pgcrypto SCHEMA box',
    'CHECKPOINT',
  ]

  test.each(BOX_ROLES)('%s is refused each statement', async (role) => {
    const client = await room.enter(role)
    const answers: string[] = []
    for (const statement of statements()) {
      const answer = await client.query(statement).then(
        () => 'was done',
        (error: { code?: string }) => error.code,
      )
      await client.query('ROLLBACK')
      if (answer !== NOT_ALLOWED) answers.push(`${statement}: ${answer}`)
    }
    expect(answers).toEqual([])
  })

  test.each(BOX_ROLES)('%s may call these functions and no other', async (role) => {
    const { rows } = await administrator.query<{ name: string; args: string; may: boolean }>(
      `SELECT proname AS name, pg_get_function_identity_arguments(oid) AS args, has_function_privilege($1, oid, 'EXECUTE') AS may
       FROM pg_proc WHERE pronamespace = 'box'::regnamespace ORDER BY proname`,
      [role],
    )
    expect(rows.filter(({ may }) => may).map(({ name }) => name)).toEqual(MAY[role])
    const client = await room.enter(role)
    for (const { name, args } of rows.filter(({ may }) => !may)) {
      const nulls =
        args === ''
          ? ''
          : args
              .split(', ')
              .map(() => 'NULL')
              .join(', ')
      const code = await client.query(`SELECT box.${name}(${nulls})`).catch((error: { code?: string }) => error.code)
      expect([name, code]).toEqual([name, NOT_ALLOWED])
    }
  })

  test('a role comes into this database and into no other', async () => {
    const { rows } = await administrator.query<{ role: string; datname: string }>(
      `SELECT r.role, d.datname FROM unnest($1::text[]) AS r(role), pg_database AS d
       WHERE has_database_privilege(r.role, d.datname, 'CONNECT')`,
      [BOX_ROLES],
    )
    expect(rows.map(({ datname }) => datname)).toEqual(BOX_ROLES.map(() => room.database))
  })

  test('every function with an owner’s rights names where it looks', async () => {
    const { rows } = await administrator.query<{
      proname: string
      proconfig: string[] | null
      owner: string
      prosrc: string
    }>(
      `SELECT proname, proconfig, proowner::regrole::text AS owner, prosrc FROM pg_proc WHERE pronamespace = 'box'::regnamespace`,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { proname, proconfig, owner, prosrc } of rows) {
      // A function that sets something may answer a commit before it is written, or with another's rights.
      expect([
        proname,
        /set_config|synchronous_commit|session_replication|\bSET (?:LOCAL|SESSION)\b/i.exec(prosrc),
      ]).toEqual([proname, null])
      expect([proname, proconfig, owner]).toEqual([proname, ['search_path=pg_catalog, box'], 'box_owner'])
    }
  })

  test('no column has a time, an address or a device of a cast', async () => {
    const { rows } = await administrator.query<{ table_name: string; column_name: string; data_type: string }>(
      `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'box'`,
    )
    expect(new Set(rows.map(({ table_name }) => table_name.replace(/_1$/, '')))).toEqual(new Set(TABLES))
    const telling = rows.filter(({ data_type, column_name }) =>
      /time|date|interval|inet|cidr|macaddr|json|uuid/.test(`${data_type} ${column_name}`),
    )
    expect(telling.map(({ table_name, column_name }) => `${table_name}.${column_name}`).sort()).toEqual([
      'election.closed_at',
      'election.closes_at',
      'election.last_seen',
      'election.opens_at',
    ])
    // A text could hold anything.
    const kinds = new Set(rows.filter(({ table_name }) => table_name !== 'election').map(({ data_type }) => data_type))
    expect([...kinds].sort()).toEqual(['ARRAY', 'bigint', 'bytea', 'integer', 'smallint'])
  })

  describe.each(['origin', 'replica'])('an administrator whose session is the %s', (replication) => {
    test.each(KEEPS_WHAT_IS_RECORDED.flatMap((table) => [table, `${table}_1`]))(
      'changes nothing of %s',
      async (table) => {
        const client = await room.enter(ADMINISTRATOR)
        await client.query(`SET session_replication_role = '${replication}'`)
        const count = async () =>
          (await client.query<{ n: string }>(`SELECT count(*) AS n FROM box.${table}`)).rows[0]?.n
        const before = await count()
        assert(before !== undefined && before !== '0', 'rights: something is recorded')
        for (const statement of [
          `UPDATE box.${table} SET election = election`,
          `DELETE FROM box.${table}`,
          `TRUNCATE box.${table} CASCADE`,
        ]) {
          const code = await client.query(statement).catch((error: { code?: string }) => error.code)
          expect([statement, code]).toEqual([statement, 'IP002'])
        }
        expect(await count()).toBe(before)
        await client.end()
      },
    )
  })

  test('nothing of a cast is in the log of the server', async () => {
    const collector = await room.enter('collector')
    // A code of a wrong length is refused by a constraint, and a refusal is what a server writes down.
    const refused = collector.query('SELECT box.put(1, $1, 1::smallint, $2, $3, $4, $5, $6)', [
      ...[byte(4, 16), byte(60, 16), '2026-11-22T00:00:00Z', byte(0xab, 31), byte(0, 523), [byte(0xcd, 32)]],
    ])
    await expect(refused).rejects.toMatchObject({ code: '23514' })
    expect(room.cluster.log).not.toMatch(/abab|cdcd|put\(/)
  })
})
