/** Lane `sessions`: whole stations from a seed, through the real apps. One seed is one station (simulation/stations). */
import { playStations } from '#simulation/stations/play-stations.ts'
import type { Lane, Violation } from './lane.ts'

export const lane: Lane = {
  name: 'sessions',
  unit: 'sessions',
  sliceSeeds: 8,
  seedsInAll: null,
  async run({ fromSeed, seeds, until, say }) {
    const violations: Violation[] = []
    const happened: Record<string, number> = {}
    let [counted, stations, nextSeed] = [0, 0, fromSeed]
    await playStations(fromSeed, seeds, Date.now() + (until - performance.now()), (run) => {
      counted += run.sessions
      for (const [what, times] of Object.entries(run.happened)) happened[what] = (happened[what] ?? 0) + times
      stations++
      nextSeed = run.seed + 1
      for (const what of run.violations) violations.push({ seed: run.seed, what })
      if (run.violations.length > 0) say(`seed ${run.seed}:\n  ${run.last.join('\n  ')}`)
      if (stations % 100 === 0) say(`${stations} stations, ${counted} sessions`)
    })
    return { counted, nextSeed, violations, details: { stations, ...happened }, skipped: null }
  },
}
