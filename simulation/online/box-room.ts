/**
 * A room with the box side's real database: a cluster of its own, the schema as it ships, and a clock that is set. Only the one function
 * that asks the machine's clock (`box.wall_clock`) is another one here.
 */
import { Client, Pool } from 'pg'
import { assert } from '#election/assert.ts'
import { ADMINISTRATOR, type Cluster, type ClusterOptions, startCluster } from '#online/database/cluster.ts'
import { migrate } from '#online/database/migrate.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'

const DATABASE = 'box_side'

const programs = postgresPrograms()
/** Null: this machine can start a real database. */
export const whyNoDatabase = programs.ok ? null : programs.error
/** The end of the title of a test that is left out. */
export const leftOut = whyNoDatabase === null ? '' : ` (skipped: ${whyNoDatabase})`

export const BOX_ROLES = ['provisioner', 'collector', 'holder', 'sequencer', 'exporter'] as const
export type BoxRole = (typeof BOX_ROLES)[number]

export interface BoxRoom {
  readonly cluster: Cluster
  readonly database: string
  /** A connection of that role; all end with the room. */
  enter(role: BoxRole | typeof ADMINISTRATOR): Promise<Client>
  /** Up to `max` connections of that role at once. */
  pool(role: BoxRole, max?: number): Pool
  /** Unix seconds from now on; null: the machine's own clock, as it ships. */
  setClock(seconds: number | null): Promise<void>
  close(): Promise<void>
}

export async function openBoxRoom(options: Partial<Omit<ClusterOptions, 'programs'>> = {}): Promise<BoxRoom> {
  assert(programs.ok, 'box room: PostgreSQL is there')
  const cluster = await startCluster({ durable: false, ...options, programs: programs.value })
  const clients: Client[] = []
  const gone = new WeakSet<Client>()
  const pools: Pool[] = []
  const pool = (user: string, max = 5) => {
    const made = new Pool({ host: cluster.socket, user, database: DATABASE, max })
    made.on('error', () => {})
    // A server that is killed says so to each connection, also to one that nobody waits on.
    made.on('connect', (client) => client.on('error', () => {}))
    pools.push(made)
    return made
  }
  const connect = async (user: string, database: string) => {
    const client = new Client({ host: cluster.socket, user, database })
    // A server that is killed ends its connections: a caller that waits on one learns it from the answer.
    client.on('error', () => gone.add(client))
    await client.connect()
    clients.push(client)
    return client
  }
  const close = async () => {
    await Promise.all(pools.map((each) => each.end().catch(() => {})))
    await Promise.all(clients.map((client) => client.end().catch(() => {})))
    await cluster.stop()
  }
  try {
    const first = await connect(ADMINISTRATOR, 'postgres')
    await first.query(`CREATE DATABASE ${DATABASE}`)
    const administrator = await connect(ADMINISTRATOR, DATABASE)
    const migrated = await migrate(administrator, 'box')
    assert(migrated.ok, 'box room: a new database takes every migration')
    await giveClock(administrator)
    let setter = administrator
    return {
      cluster,
      database: DATABASE,
      enter: (role) => connect(role, DATABASE),
      pool,
      setClock: async (seconds) => {
        // A server that was killed has taken the connection along.
        if (gone.has(setter)) setter = await connect(ADMINISTRATOR, DATABASE)
        await setter.query('UPDATE played.clock SET at = to_timestamp($1)', [seconds])
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function giveClock(administrator: Client): Promise<void> {
  await administrator.query(
    `CREATE SCHEMA played
     CREATE TABLE clock (at timestamptz);
     INSERT INTO played.clock VALUES (NULL);
     GRANT USAGE ON SCHEMA played TO box_owner;
     GRANT SELECT ON played.clock TO box_owner;
     CREATE OR REPLACE FUNCTION box.wall_clock() RETURNS timestamptz LANGUAGE sql VOLATILE SET search_path = pg_catalog, box
     AS $$ SELECT coalesce(at, clock_timestamp()) FROM played.clock $$`,
  )
}
