/** The box side's database with a clock that is set. Only the one function that asks the machine's clock (`box.wall_clock`) is another one here. */
import type { Client, Pool } from 'pg'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { type DatabaseOptions, openDatabaseRoom } from './database-room.ts'

export { leftOut, whyNoDatabase } from './database-room.ts'

export const BOX_ROLES = ['provisioner', 'collector', 'holder', 'sequencer', 'exporter'] as const
export type BoxRole = (typeof BOX_ROLES)[number]
export type BoxRoom = Awaited<ReturnType<typeof openBoxRoom>>

export async function openBoxRoom(options: DatabaseOptions = {}) {
  const room = await openDatabaseRoom('box', options)
  let setter = await setterIn(room)
  await giveClock(setter.client)
  return {
    ...{ cluster: room.cluster, database: room.database, close: room.close },
    enter: (role: BoxRole | typeof ADMINISTRATOR): Promise<Client> => room.enter(role),
    /** Up to `max` connections of that role at once. */
    pool: (role: BoxRole, max = 5): Pool => room.pool(role, { max }),
    /** Unix seconds from now on; null: the machine's own clock, as it ships. */
    async setClock(seconds: number | null): Promise<void> {
      // A server that was killed has taken the connection along.
      if (setter.isGone()) setter = await setterIn(room)
      await setter.client.query('UPDATE played.clock SET at = to_timestamp($1)', [seconds])
    },
  }
}

async function setterIn(room: Awaited<ReturnType<typeof openDatabaseRoom>>) {
  const client = await room.enter(ADMINISTRATOR)
  let gone = false
  client.on('error', () => {
    gone = true
  })
  return { client, isGone: () => gone }
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
