/**
 * Stops `box.put` before each of its statements. The text that ships is taken from the database and changed there, in the tests' room alone:
 * what ships has no such place.
 */
import type { Client } from 'pg'
import { assert } from '#election/assert.ts'

/** A statement at the head of a line of the function's body, and not a further question of its one long IF. */
const STATEMENT = /^ {2}(?:PERFORM|SELECT|IF |UPDATE|INSERT|now_is :=|BEGIN$|RETURN )|^ {4}(?:INSERT|GET|IF )/
const LOCK = 99

export interface Pauses {
  /** Places in order; the last one is the commit. */
  readonly places: readonly string[]
  /** The next cast waits there. null: none does. */
  stopAt(place: number | null): Promise<void>
  /** @returns the server process that waits there, as soon as one does */
  waiting(): Promise<number>
  /** Lets the waiting cast go on. */
  goOn(): Promise<void>
}

export async function pausesIn(enter: () => Promise<Client>): Promise<Pauses> {
  let client = await enter()
  const { rows } = await client.query<{ text: string }>("SELECT pg_get_functiondef('box.put'::regproc) AS text")
  const text = rows[0]?.text ?? ''
  const places: string[] = []
  const bodyAt = text.indexOf('\nBEGIN\n') + 1
  assert(bodyAt > 0, 'pauses: the function has a body')
  const body = text
    .slice(bodyAt)
    .split('\n')
    .map((line) => {
      if (!STATEMENT.test(line)) return line
      places.push(line.trim())
      return `PERFORM played.pause(${places.length - 1});\n${line}`
    })
  // A deferred trigger runs as who commits, a collector, who may not even look into this schema.
  await client.query(
    `CREATE TABLE played.stop (at int);
     CREATE FUNCTION played.pause(place int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN IF place = (SELECT at FROM played.stop) THEN PERFORM pg_advisory_xact_lock(${LOCK}, 0); END IF; END $$;
     CREATE FUNCTION played.at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN PERFORM played.pause(${places.length}); RETURN NULL; END $$;
     CREATE CONSTRAINT TRIGGER pause AFTER INSERT ON box.cast_event DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW EXECUTE FUNCTION played.at_commit()`,
  )
  await client.query(text.slice(0, bodyAt) + body.join('\n'))
  places.push('COMMIT')
  return {
    places,
    stopAt: async (place) => {
      client = await enter()
      await client.query(`DELETE FROM played.stop`)
      if (place === null) return
      await client.query('INSERT INTO played.stop VALUES ($1)', [place])
      await client.query('SELECT pg_advisory_lock($1, 0)', [LOCK])
    },
    waiting: async () => {
      for (;;) {
        const found = await client.query<{ pid: number }>(
          "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND NOT granted",
          [LOCK],
        )
        if (found.rows[0] !== undefined) return found.rows[0].pid
      }
    },
    goOn: async () => {
      await client.query('SELECT pg_advisory_unlock($1, 0)', [LOCK])
    },
  }
}
