/**
 * A box that is live is on two sites: PostgreSQL answers a commit when a second server has it on its disk. Three acts of an operator let
 * waiting commits go without it. A cancelled wait comes with a warning (`answered.ts`). An emptied list of standbys, and a
 * `synchronous_commit` that waits for less, come with nothing: the answers of all waiting casts look as always. So the server's own
 * settings are read after each answer, and only an answer between two equal readings counts.
 */
import { Pool, type PoolClient, type PoolConfig } from 'pg'

/** Sites that have a commit before it is answered. */
export type Sites = 1 | 2

/** Connections to a server whose answers count when the second site has them. */
export class TwoSitePool extends Pool {
  /** The last reading of each connection's server. */
  readonly #readings = new WeakMap<PoolClient, Reading>()

  /** Before a call: the first reading of this connection. */
  async begin(connection: PoolClient): Promise<void> {
    if (!this.#readings.has(connection)) this.#readings.set(connection, await read(connection))
  }

  /** After a call. @returns whether the second site has what the call read and wrote, and the server waited for it all the time */
  async waited(connection: PoolClient): Promise<boolean> {
    const before = this.#readings.get(connection)
    await connection.query(COMMIT_AFTER_ALL)
    const after = await read(connection)
    this.#readings.set(connection, after)
    return before !== undefined && before.since === after.since && after.waits
  }
}

/** @param sites 1: a rehearsal on one machine */
export function poolOfSites(sites: Sites, config: PoolConfig): Pool {
  return sites === 2 ? new TwoSitePool(config) : new Pool(config)
}

interface Reading {
  /** A commit is answered when a second server has it on its disk. */
  readonly waits: boolean
  /**
   * When this connection's server process last read its settings. The server asks it to read them before it lets waiting commits go, and it reads
   * them before its next command.
   */
  readonly since: string
}

/** A message that nobody reads: it locks no row, so calls do not wait for each other. */
const COMMIT_AFTER_ALL = { name: 'commit-after-all', text: "SELECT pg_logical_emit_message(true, 'ippyo', '')" }

const READ = {
  name: 'sites',
  text: `SELECT pg_conf_load_time()::text AS since, current_setting('synchronous_standby_names') <> '' AND current_setting('fsync') = 'on'
    AND current_setting('synchronous_commit') IN ('on', 'remote_apply') AS waits`,
}

async function read(connection: PoolClient): Promise<Reading> {
  const { rows } = await connection.query<Reading>(READ)
  return rows[0] ?? { waits: false, since: '' }
}
