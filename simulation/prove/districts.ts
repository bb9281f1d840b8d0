/** Lane `districts`: a lawful day and one to which something was done, read by the tally, by `verify` and by the slow count (simulation/districts). */
import { Districts } from '#simulation/districts/districts.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'

export const lane: Lane = {
  name: 'districts',
  unit: 'districts read three ways',
  sliceSeeds: 4,
  seedsInAll: null,
  async run(ask) {
    const districts = await Districts.begin()
    const found = new Findings()
    try {
      const nextSeed = await eachSeed(ask, async (seed) => {
        const { violations, opened, stopped, complete, stories } = await districts.run(seed)
        found.counted += 2
        found.broken(seed, violations, ask.say)
        found.add('lawful days')
        found.add('districts to which something was done')
        found.add('of both: opened by the count', opened)
        found.add('of both: not opened by the count', stopped)
        found.add('of both: authentic and complete to the auditor', complete)
        for (const story of stories) found.add(`done: ${story}`)
        if (seed % 20 === 19) ask.say(`${found.counted} districts, ${found.violations.length} disagreements`)
      })
      return found.result(nextSeed)
    } finally {
      await districts.end()
    }
  },
}
