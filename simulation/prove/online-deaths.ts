/** Lane `online-deaths`: programs and database of an online box are killed on its day; what was acknowledged is there once, and is exported. */

import { Findings, type Lane } from '#simulation/lane.ts'
import { whyNoDatabase } from '#simulation/online/box-room.ts'
import { DeathsOfADay } from '#simulation/online/deaths-of-a-day.ts'
import { Dice } from '#simulation/rooms/dice.ts'

/** Deaths of one day: then another one begins as the first did. */
const DEATHS_OF_A_DAY = 250

export const lane: Lane = {
  name: 'online-deaths',
  unit: 'deaths on the day of an online box',
  sliceSeeds: 14,
  seedsInAll: null,
  async run(ask) {
    const found = new Findings()
    if (whyNoDatabase !== null) return found.result(ask.fromSeed, whyNoDatabase)
    const end = ask.fromSeed + ask.seeds
    let seed = ask.fromSeed
    const isTime = () => seed < end && performance.now() < ask.until
    while (isTime()) {
      const deaths = await DeathsOfADay.begin(seed)
      try {
        for (let played = 0; played < DEATHS_OF_A_DAY && isTime(); played++, seed++) {
          const dice = new Dice(seed, 'deaths of a day')
          const death = deaths.draw(dice)
          const { place, victim, isDeaf } = death
          const of = `${victim}${isDeaf ? ' after the commit' : ''} at ${place.of}`
          const wrong = await deaths.play(death, dice)
          found.broken(
            seed,
            wrong.map((each) => `${each} (${of}: ${place.statement})`),
            ask.say,
          )
          found.counted++
          found.add(of)
          if (seed % 20 === 19) ask.say(`${found.counted} deaths, ${found.violations.length} violations`)
        }
        found.broken(seed - 1, await deaths.end(), ask.say)
        found.add('days that were exported')
      } finally {
        await deaths.close()
      }
    }
    return found.result(seed)
  },
}
