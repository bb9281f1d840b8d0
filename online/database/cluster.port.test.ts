/** The cluster of the tests: a server that is really there, that nobody else reaches, and that leaves nothing. And what brings its schema. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMINISTRATOR, type Cluster, startCluster } from './cluster.ts'
import { type Migration, migrate, migrations } from './migrate.ts'
import { postgresPrograms } from './postgres-programs.ts'

const programs = postgresPrograms()
const leftOut = programs.ok ? '' : ` (skipped: ${programs.error})`

test('a machine without PostgreSQL is told what installs it', () => {
  const empty = mkdtempSync(join(tmpdir(), 'ippyo-none-'))
  try {
    expect(postgresPrograms(empty)).toEqual({
      ok: false,
      error: `no PostgreSQL in ${empty}: npm run setup installs it`,
    })
  } finally {
    rmSync(empty, { recursive: true })
  }
})

test('a number that is missing among the files is a mistake of who added one', () => {
  const texts = { '003-c.sql': 'SELECT 1', '001-a.sql': 'SELECT 1' }
  expect(() => migrations('box', texts)).toThrow('003-c.sql is number 2')
})

describe.skipIf(!programs.ok)(`a cluster of its own${leftOut}`, () => {
  let cluster: Cluster
  beforeAll(async () => {
    if (programs.ok) cluster = await startCluster({ programs: programs.value, durable: true })
  })
  afterAll(async () => {
    await cluster?.stop()
    expect(existsSync(cluster?.socket ?? '')).toBe(false)
  })

  async function enter(database = 'postgres'): Promise<Client> {
    const client = new Client({ host: cluster.socket, user: ADMINISTRATOR, database })
    // The kill ends its connection: that is no error of this test.
    client.on('error', () => {})
    await client.connect()
    return client
  }

  test('what was committed survives a kill, and only the socket leads in', async () => {
    const before = await enter()
    await before.query('CREATE TABLE seen AS SELECT 7 AS n')
    await cluster.kill()
    await cluster.start()
    const after = await enter()
    expect((await after.query('SELECT n FROM seen')).rows).toEqual([{ n: 7 }])
    expect((await after.query('SHOW listen_addresses')).rows).toEqual([{ listen_addresses: '' }])
    expect(statSync(cluster.socket).mode & 0o777).toBe(0o700)
    await after.end()
  })

  test('each file runs once; another file, a newer database and a file that fails are refused', async () => {
    const first = await enter()
    await first.query('CREATE DATABASE side')
    await first.end()
    const client = await enter('side')
    const files = migrations('box')
    const another = (text: string) => (file: Migration) => ({ ...file, sha256: Buffer.from(text) })
    const failing = {
      number: files.length + 1,
      name: 'next.sql',
      sql: 'CREATE TABLE half (); SELECT 1 / 0',
      sha256: Buffer.from('x'),
    }
    expect(await migrate(client, 'box', files)).toEqual({ ok: true, value: files.length })
    expect(await migrate(client, 'box', files)).toEqual({ ok: true, value: 0 })
    await expect(migrate(client, 'box', [...files, failing])).rejects.toThrow('next.sql: division by zero')
    expect((await client.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }])
    expect(await migrate(client, 'box', files.map(another('x')))).toEqual({
      ok: false,
      error: { type: 'file-changed', name: '001-schema.sql' },
    })
    expect(await migrate(client, 'box', files.slice(0, -1))).toEqual({
      ok: false,
      error: { type: 'database-is-newer', number: files.length },
    })
    // The refusals gave the lock back.
    expect(await migrate(client, 'box', files)).toEqual({ ok: true, value: 0 })
    // The rooms of other tests set the clock: it is asked here as it ships. A cast that waited for a lock is judged when it is recorded.
    const { rows } = await client.query<{ goes_on: boolean }>(
      `WITH RECURSIVE first AS MATERIALIZED (SELECT box.wall_clock() AS at),
         reads AS (SELECT at, 1 AS n FROM first UNION ALL SELECT box.wall_clock(), n + 1 FROM reads WHERE n < 1000)
       SELECT max(at) > min(at) AND min(at) > now() AS goes_on FROM reads`,
    )
    expect(rows).toEqual([{ goes_on: true }])
    await client.end()
  })
})
