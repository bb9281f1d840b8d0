/** Lane `online-box`: random elections on a real database and on the model of `election/online/box.ts`; both answer alike (docs/decisions/040). */

import { Findings, type Lane } from '#simulation/lane.ts'
import { openBoxRoom, whyNoDatabase } from '#simulation/online/box-room.ts'
import { actorsIn, playElection } from '#simulation/online/random-elections.ts'
import { playEvening } from '#simulation/online/random-evenings.ts'

/** Elections of one room: then another cluster begins as the first one did. */
const SEEDS_OF_A_ROOM = 2000
/** An evening costs as much as several elections. */
const SEEDS_OF_AN_EVENING = 8

export const lane: Lane = {
  name: 'online-box',
  unit: 'acts on the online box',
  sliceSeeds: 16,
  seedsInAll: null,
  async run(ask) {
    const found = new Findings()
    let seed = ask.fromSeed
    const end = ask.fromSeed + ask.seeds
    if (whyNoDatabase !== null) return found.result(seed, whyNoDatabase)
    const isTime = () => seed < end && performance.now() < ask.until
    while (isTime()) {
      const room = await openBoxRoom()
      try {
        const actors = await actorsIn(room)
        for (let played = 0; played < SEEDS_OF_A_ROOM && isTime(); played++, seed++) {
          const { answers, violations, last } = await playElection(actors, seed)
          for (const [answer, times] of Object.entries(answers)) {
            found.counted += times
            found.add(nameOf(answer), times)
          }
          found.broken(seed, violations, ask.say, last)
          found.add('elections')
          if (seed % SEEDS_OF_AN_EVENING === 0) {
            found.broken(seed, playEvening(seed), ask.say)
            found.add('evenings sorted by two readers')
          }
          if (seed % 100 === 99) ask.say(`${seed + 1 - ask.fromSeed} elections, ${found.counted} acts`)
        }
      } finally {
        await room.close()
      }
    }
    return found.result(seed)
  },
}

/** Without the numbers of a close, which differ in each election. */
function nameOf(answer: string): string {
  return answer.split(' ').slice(0, 2).join(' ')
}
