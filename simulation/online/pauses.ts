/**
 * Stops a function of the database before each of its statements. The text that ships is taken from the database and changed there, in the
 * tests' room alone: what ships has no such place.
 */
import type { Client } from 'pg'
import { assert } from '#election/assert.ts'
import type { Cluster } from '#online/database/cluster.ts'

/** A statement at the head of a line of the function's body, and not a further question of its one long IF. GET would count the pause's own row. */
const STATEMENT = /^ {2}(?:PERFORM|SELECT|IF |UPDATE|INSERT|DELETE|now_is :=|BEGIN$|RETURN )|^ {4}(?:INSERT|IF )/
const LOCK = 99

export interface Place {
  /** `box.put` */
  readonly of: string
  readonly statement: string
}

export interface Pauses {
  /** In order; the last one of each function is the commit. */
  readonly places: readonly Place[]
  /** The next session that comes there waits. null: none does. */
  stopAt(place: Place | null): Promise<void>
  /** @returns the server process that waits there, as soon as one does */
  waiting(): Promise<number>
  /** Lets those who wait go on. */
  goOn(): Promise<void>
  /** @returns when they have written or given up */
  over(): Promise<void>
}

/** @param stopped each function with the change of a table that only it makes: `INSERT ON box.leaf` */
export async function pausesIn(
  cluster: Cluster,
  enter: () => Promise<Client>,
  stopped: Readonly<Record<string, string>>,
): Promise<Pauses> {
  let client = await enter()
  let here: Promise<RegExpExecArray> | null = null
  const places: Place[] = []
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS played;
     GRANT USAGE ON SCHEMA played TO PUBLIC;
     CREATE TABLE played.stop (at int);
     CREATE FUNCTION played.pause(place int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN
       IF place = (SELECT at FROM played.stop) THEN
         RAISE LOG 'waits here: %', pg_backend_pid();
         PERFORM pg_advisory_xact_lock(${LOCK}, 0);
       END IF;
     END $$;
     CREATE FUNCTION played.at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN PERFORM played.pause(TG_ARGV[0]::int); RETURN NULL; END $$`,
  )
  for (const [of, change] of Object.entries(stopped)) {
    await client.query(await withPauses(client, of, places))
    // A deferred trigger runs as who commits, a collector, who may not even look into that schema.
    await client.query(
      `CREATE CONSTRAINT TRIGGER pause AFTER ${change} DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION played.at_commit(${places.length})`,
    )
    places.push({ of, statement: 'COMMIT' })
  }
  return {
    places,
    stopAt: async (place) => {
      client = await enter()
      await client.query('DELETE FROM played.stop')
      if (place === null) return
      await client.query('INSERT INTO played.stop VALUES ($1)', [places.indexOf(place)])
      await client.query('SELECT pg_advisory_lock($1, 0)', [LOCK])
      here = cluster.says(/waits here: (\d+)/)
    },
    waiting: async () => {
      const [, server] = (await here) ?? []
      return Number(server)
    },
    goOn: async () => {
      await client.query('SELECT pg_advisory_unlock($1, 0)', [LOCK])
    },
    // Each of them has the lock until its end, and a later one has it after them.
    over: async () => {
      await client.query('SELECT pg_advisory_lock($1, 0), pg_advisory_unlock($1, 0)', [LOCK])
    },
  }
}

/** @returns its text with a pause before each statement; each is added to `places` */
async function withPauses(client: Client, of: string, places: Place[]): Promise<string> {
  const { rows } = await client.query<{ text: string }>('SELECT pg_get_functiondef($1::regproc) AS text', [of])
  const text = rows[0]?.text ?? ''
  const bodyAt = text.indexOf('\nBEGIN\n') + 1
  assert(bodyAt > 0, 'pauses: the function has a body')
  const body = text
    .slice(bodyAt)
    .split('\n')
    .map((line) => {
      if (!STATEMENT.test(line)) return line
      places.push({ of, statement: line.trim() })
      return `PERFORM played.pause(${places.length - 1});\n${line}`
    })
  return text.slice(0, bodyAt) + body.join('\n')
}
