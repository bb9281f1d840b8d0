/**
 * A room with the box side's real database: a cluster of its own, the schema as it ships, and a clock that is set. Only the one function
 * that asks the machine's clock (`box.wall_clock`) is another one here.
 */
import { Client } from 'pg'
import { assert } from '#election/assert.ts'
import { ADMINISTRATOR, type Cluster, type ClusterOptions, startCluster } from '#online/database/cluster.ts'
import { migrate } from '#online/database/migrate.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'

const DATABASE = 'box_side'

const programs = postgresPrograms()
/** Why no real database can be asked on this machine, or null; and for the title of a test that is left out. */
export const whyNoDatabase = programs.ok ? null : programs.error
export const leftOut = whyNoDatabase === null ? '' : ` (skipped: ${whyNoDatabase})`

export const BOX_ROLES = ['provisioner', 'collector', 'holder', 'sequencer', 'exporter'] as const
export type BoxRole = (typeof BOX_ROLES)[number]

export interface BoxRoom {
  readonly cluster: Cluster
  readonly database: string
  /** A connection of that role; all end with the room. */
  enter(role: BoxRole | typeof ADMINISTRATOR): Promise<Client>
  /** Unix seconds from now on; null: the machine's own clock, as it ships. */
  setClock(seconds: number | null): Promise<void>
  close(): Promise<void>
}

export async function openBoxRoom(options: Partial<Omit<ClusterOptions, 'programs'>> = {}): Promise<BoxRoom> {
  assert(programs.ok, 'box room: PostgreSQL is there')
  const cluster = await startCluster({ durable: false, ...options, programs: programs.value })
  const clients: Client[] = []
  const connect = async (user: string, database: string) => {
    const client = new Client({ host: cluster.socket, user, database })
    // A server that is killed ends its connections: whoever waits on one learns it from the answer.
    client.on('error', () => {})
    await client.connect()
    clients.push(client)
    return client
  }
  const close = async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => {})))
    await cluster.stop()
  }
  try {
    const first = await connect(ADMINISTRATOR, 'postgres')
    await first.query(`CREATE DATABASE ${DATABASE}`)
    const administrator = await connect(ADMINISTRATOR, DATABASE)
    const migrated = await migrate(administrator, 'box')
    assert(migrated.ok, 'box room: a new database takes every migration')
    return {
      cluster,
      database: DATABASE,
      enter: (role) => connect(role, DATABASE),
      setClock: (seconds) => setClock(administrator, seconds),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function setClock(administrator: Client, seconds: number | null): Promise<void> {
  const time = seconds === null ? 'clock_timestamp()' : `to_timestamp(${seconds})`
  await administrator.query(
    `CREATE OR REPLACE FUNCTION box.wall_clock() RETURNS timestamptz
     LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$ SELECT ${time} $$`,
  )
}
