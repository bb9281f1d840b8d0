/** Real servers on two sites: PostgreSQL's own replication through lines that can be cut and mended. */
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { type Cluster, startCluster } from '#online/database/cluster.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { asAdministrator } from './database-room.ts'

const SOCKET = '.s.PGSQL.5432'

/** A server at the second site, which follows the one that the socket leads to. */
export function copyOf(socket: string, name: string): Promise<Cluster> {
  const programs = postgresPrograms()
  assert(programs.ok, 'two sites: PostgreSQL is there')
  return startCluster({ programs: programs.value, durable: true, copyOf: { socket, name } })
}

/** As an operator: settings of the server, which it reads at once. */
export async function sets(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await ask(cluster, `ALTER SYSTEM SET ${name} = '${value}'`)
  await ask(cluster, 'SELECT pg_reload_conf()')
}

export async function ask<Row extends object>(
  cluster: Cluster,
  statement: string,
  database = 'postgres',
): Promise<readonly Row[]> {
  return asAdministrator(cluster, database, async (client) => (await client.query<Row>(statement)).rows)
}

const WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"

/** How many commits wait for the second site. */
export async function howManyWait(cluster: Cluster): Promise<number> {
  return (await ask(cluster, `SELECT ${WAITING}`)).length
}

/** Until so many commits wait for the second site. */
export async function waiting(cluster: Cluster, count: number): Promise<void> {
  while ((await howManyWait(cluster)) < count);
}

/** Each commit that waits is answered, with a warning: this site alone has it. */
export async function cancelWaits(cluster: Cluster): Promise<void> {
  await ask(cluster, `SELECT pg_cancel_backend(pid) ${WAITING}`)
}

export interface Line {
  /** Directory of the socket at this end. */
  readonly socket: string
  /** Nothing goes through any more, in both directions. */
  cut(): void
  mend(): Promise<void>
  close(): void
}

export async function lineTo(socket: string): Promise<Line> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-line-'))
  chmodSync(directory, 0o755)
  const ends = new Set<Socket>()
  let server: Server | null = null
  const cut = () => {
    server?.close()
    server = null
    for (const end of ends) end.destroy()
  }
  const mend = async () => {
    assert(server === null, 'two sites: a line that was cut')
    server = createServer((near) => {
      const far = createConnection(join(socket, SOCKET))
      for (const end of [near, far]) {
        ends.add(end)
        end.on('error', () => {}).on('close', () => ends.delete(end))
      }
      near.pipe(far).pipe(near)
    })
    server.listen({ path: join(directory, SOCKET), readableAll: true, writableAll: true })
    await once(server, 'listening')
  }
  await mend()
  return {
    ...{ socket: directory, cut, mend },
    close: () => {
      cut()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
