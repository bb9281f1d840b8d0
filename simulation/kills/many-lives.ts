/** Day after day of one played station, each under its own seed, until the time is over. */
import { buildScreens } from '#build/screens.mjs'
import { buildServices } from '#build/services.mjs'
import type { LaneAsk, LaneResult, Violation } from '#simulation/prove/lane.ts'
import type { Ground } from './ground.ts'
import { type PreparedRoom, prepareRoom } from './prepared-room.ts'
import { playLife } from './station-life.ts'

export interface ManyLives {
  /** Name of the lane, in front of its figures. */
  readonly name: string
  readonly deathsPerLife: number
  readonly makeGround: (room: PreparedRoom, seed: number) => Promise<Ground> | Ground
}

export async function manyLives(lane: ManyLives, { fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  await buildServices({ only: ['kiosk'], say })
  await buildScreens({ only: ['kiosk'], say })
  const room = await prepareRoom()
  const details: Record<string, number> = {}
  const add = (figure: string, by: number) => {
    details[`${lane.name}: ${figure}`] = (details[`${lane.name}: ${figure}`] ?? 0) + by
  }
  const violations: Violation[] = []
  let counted = 0
  let seed = fromSeed
  const began = performance.now()
  try {
    for (; seed < fromSeed + seeds && performance.now() < until; seed++) {
      const ground = await lane.makeGround(room, seed)
      try {
        const { kills, voters, endedByStaff, killedAt, broken } = await playLife(room, ground, seed, lane.deathsPerLife)
        counted += kills
        add('days, each closed, sealed and read by both readers', 1)
        add('voters', voters)
        add('voters who went away, ended by the officer', endedByStaff)
        for (const [page, times] of Object.entries(killedAt)) add(`page on the screen: ${page}`, times)
        for (const what of broken) violations.push({ seed, what })
      } catch (error) {
        violations.push({ seed, what: `the day broke off: ${String(error)}` })
      } finally {
        await ground.remove()
      }
      const each = (performance.now() - began) / Math.max(counted, 1)
      say(`${lane.name}: ${counted}, ${violations.length} violations, ${Math.round(each)} ms each`)
    }
  } finally {
    room.remove()
  }
  return { counted, nextSeed: seed, violations, details, skipped: null }
}
