/** A room with the roll side's real database: a cluster of its own and the schema as it ships. */
import { Client, Pool } from 'pg'
import { assert } from '#election/assert.ts'
import { ADMINISTRATOR, type Cluster, startCluster } from '#online/database/cluster.ts'
import { migrate } from '#online/database/migrate.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'

const DATABASE = 'roll_side'
export const MUNICIPALITY = 82_201
type RollRole = 'gate' | 'roll_office'

export interface RollRoom {
  readonly cluster: Cluster
  readonly database: string
  /** Sees every municipality: row rules do not bind an administrator. */
  readonly administrator: Client
  pool(role: RollRole, municipality?: number | null): Pool
  close(): Promise<void>
}

/** @param settings of the database's server */
export async function openRollRoom(settings: Readonly<Record<string, string>> = {}): Promise<RollRoom> {
  const programs = postgresPrograms()
  assert(programs.ok, 'roll room: PostgreSQL is there')
  const cluster = await startCluster({ durable: false, programs: programs.value, settings })
  const ends: (() => Promise<unknown>)[] = []
  const connect = async (database: string) => {
    const client = new Client({ host: cluster.socket, user: ADMINISTRATOR, database })
    await client.connect()
    ends.push(() => client.end())
    return client
  }
  const close = async () => {
    for (const end of ends) await end().catch(() => {})
    await cluster.stop()
  }
  try {
    const first = await connect('postgres')
    await first.query(`CREATE DATABASE ${DATABASE}`)
    const administrator = await connect(DATABASE)
    const migrated = await migrate(administrator, 'roll')
    assert(migrated.ok, 'roll room: a new database takes every migration')
    const pool = (user: RollRole, municipality: number | null = MUNICIPALITY) => {
      const options = municipality === null ? {} : { options: `-c ippyo.municipality=${municipality}` }
      const made = new Pool({ host: cluster.socket, user, database: DATABASE, max: 4, ...options })
      made.on('error', () => {})
      ends.push(() => made.end())
      return made
    }
    return { cluster, database: DATABASE, administrator, pool, close }
  } catch (error) {
    await close()
    throw error
  }
}
