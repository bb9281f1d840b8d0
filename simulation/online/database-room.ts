/** A room with the real database of one side: a cluster of its own, and the schema as it ships. */
import { Client, Pool, type PoolConfig } from 'pg'
import { assert } from '#election/assert.ts'
import { ADMINISTRATOR, type Cluster, type ClusterOptions, startCluster } from '#online/database/cluster.ts'
import { migrate } from '#online/database/migrate.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { must } from '#simulation/rooms/must.ts'

const programs = postgresPrograms()
/** Why no real database can be asked on this machine, or null; and for the title of a test that is left out. */
export const whyNoDatabase = programs.ok ? null : programs.error
export const leftOut = whyNoDatabase === null ? '' : ` (skipped: ${whyNoDatabase})`

export type DatabaseOptions = Partial<Omit<ClusterOptions, 'programs'>>

/** The database of one side in a cluster. */
async function makeDatabase(cluster: Cluster, side: 'box' | 'roll'): Promise<string> {
  const database = `${side}_side`
  await asAdministrator(cluster, 'postgres', (client) => client.query(`CREATE DATABASE ${database}`))
  must(await asAdministrator(cluster, database, (client) => migrate(client, side)))
  return database
}

export async function asAdministrator<T>(cluster: Cluster, database: string, work: (client: Client) => Promise<T>) {
  const client = new Client({ host: cluster.socket, user: ADMINISTRATOR, database })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function openDatabaseRoom(side: 'box' | 'roll', options: DatabaseOptions = {}) {
  assert(programs.ok, 'database room: PostgreSQL is there')
  const cluster = await startCluster({ durable: false, ...options, programs: programs.value })
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    await Promise.all(ends.map((end) => end().catch(() => {})))
    await cluster.stop()
  }
  const database = await makeDatabase(cluster, side).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    cluster,
    database,
    /** A connection; all end with the room. */
    async enter(user: string): Promise<Client> {
      const client = new Client({ host: cluster.socket, user, database })
      // A server that is killed ends its connections: a caller that waits on one learns it from the answer.
      client.on('error', () => {})
      await client.connect()
      ends.push(() => client.end())
      return client
    },
    pool(user: string, more: PoolConfig): Pool {
      const made = new Pool({ host: cluster.socket, user, database, ...more })
      made.on('error', () => {})
      // A server that is killed says so to each connection, also to one that nobody waits on.
      made.on('connect', (client) => client.on('error', () => {}))
      ends.push(() => made.end())
      return made
    },
    close,
  }
}
