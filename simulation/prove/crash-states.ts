/** Every state that a cut, a dying medium or machine, a pulled card or an old image can leave; one seed is one room. */
import { ROOMS, SLICE, tryRoom } from '#simulation/crash-states/rooms.ts'
import type { Lane, LaneAsk, LaneResult, Violation } from './lane.ts'

export const lane: Lane = {
  name: 'crash-states',
  unit: 'crash states',
  sliceSeeds: SLICE,
  seedsInAll: ROOMS.length,
  run,
}

async function run({ fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  const details: Record<string, number | string> = {}
  const violations: Violation[] = []
  let counted = 0
  let seed = fromSeed
  for (; seed < Math.min(fromSeed + seeds, ROOMS.length) && performance.now() < until; seed++) {
    const room = ROOMS[seed]
    if (room === undefined) break
    const begun = performance.now()
    const { states, cutShort, violations: found } = tryRoom(room)
    const seconds = (performance.now() - begun) / 1000
    counted += states
    details[`states: ${room.name}`] = cutShort ? `first ${states}` : states
    violations.push(...found.map((what) => ({ seed, what: `${room.name}: ${what}` })))
    say(`${seed + 1} of ${ROOMS.length}, ${room.name}: ${states} states, ${Math.round(states / seconds)} a second`)
    // Between two rooms whoever waits for a signal gets one.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { counted, nextSeed: seed, violations, details, skipped: null }
}
