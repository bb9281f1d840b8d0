/** Day after day of one played station, each under its own seed, until the time is over. */
import { buildScreens } from '#build/screens.mjs'
import { buildServices } from '#build/services.mjs'
import { eachSeed, Findings, type LaneAsk, type LaneResult } from '#simulation/lane.ts'
import type { Ground } from './ground.ts'
import { type PreparedRoom, prepareRoom } from './prepared-room.ts'
import { playLife } from './station-life.ts'

export interface ManyLives {
  /** Name of the lane, in front of its figures. */
  readonly name: string
  readonly deathsPerLife: number
  readonly makeGround: (room: PreparedRoom, seed: number) => Promise<Ground> | Ground
}

export async function manyLives({ name, deathsPerLife, makeGround }: ManyLives, ask: LaneAsk): Promise<LaneResult> {
  const { say } = ask
  await buildServices({ only: ['kiosk'], say })
  await buildScreens({ only: ['kiosk'], say })
  const room = await prepareRoom()
  const found = new Findings()
  const add = (figure: string, by = 1) => found.add(`${name}: ${figure}`, by)
  try {
    const nextSeed = await eachSeed(ask, async (seed) => {
      const ground = await makeGround(room, seed)
      try {
        const { kills, voters, endedByStaff, killedAt, broken } = await playLife(room, ground, seed, deathsPerLife)
        found.counted += kills
        add('days, each closed, sealed and read by both readers')
        add('voters', voters)
        add('voters who went away, ended by the officer', endedByStaff)
        for (const [page, times] of Object.entries(killedAt)) add(`page on the screen: ${page}`, times)
        found.broken(seed, broken, say)
      } catch (error) {
        found.broken(seed, [`the day broke off: ${String(error)}`], say)
      } finally {
        await ground.remove()
      }
      say(`${name}: ${found.counted}, ${found.violations.length} violations`)
    })
    return found.result(nextSeed)
  } finally {
    room.remove()
  }
}
