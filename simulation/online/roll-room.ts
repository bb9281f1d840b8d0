/** A room with the roll side's real database. */
import type { Pool } from 'pg'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { openDatabaseRoom } from './database-room.ts'

export const MUNICIPALITY = 82_201
export type RollRoom = Awaited<ReturnType<typeof openRollRoom>>

/** @param settings of the database's server */
export async function openRollRoom(settings: Readonly<Record<string, string>> = {}) {
  const room = await openDatabaseRoom('roll', { settings })
  return {
    ...{ cluster: room.cluster, database: room.database, close: room.close },
    /** Sees every municipality: row rules do not bind an administrator. */
    administrator: await room.enter(ADMINISTRATOR),
    pool(role: 'gate' | 'roll_office', municipality: number | null = MUNICIPALITY): Pool {
      const options = municipality === null ? {} : { options: `-c ippyo.municipality=${municipality}` }
      return room.pool(role, { max: 4, ...options })
    },
  }
}
