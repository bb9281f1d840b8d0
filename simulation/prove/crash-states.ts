/** Every state that a cut, a dying medium or machine, a pulled card or an old image can leave; one seed is one room. */
import { ROOMS, SLICE, tryRoom } from '#simulation/crash-states/rooms.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'

export const lane: Lane = {
  name: 'crash-states',
  unit: 'crash states',
  sliceSeeds: SLICE,
  seedsInAll: ROOMS.length,
  async run(ask) {
    const found = new Findings()
    const seeds = Math.min(ask.seeds, ROOMS.length - ask.fromSeed)
    const nextSeed = await eachSeed({ ...ask, seeds }, async (seed) => {
      const room = ROOMS[seed]
      if (room === undefined) return
      const [name] = room
      const begun = performance.now()
      const { states, cutShort, violations } = tryRoom(room)
      const seconds = (performance.now() - begun) / 1000
      found.counted += states
      found.details[`states: ${name}`] = cutShort ? `first ${states}` : states
      found.violations.push(...violations.map((what) => ({ seed, what: `${name}: ${what}` })))
      ask.say(`${seed + 1} of ${ROOMS.length}, ${name}: ${states} states, ${Math.round(states / seconds)} a second`)
      // Between two rooms a handler that waits for a signal gets it.
      await new Promise((resolve) => setImmediate(resolve))
    })
    return found.result(nextSeed)
  },
}
