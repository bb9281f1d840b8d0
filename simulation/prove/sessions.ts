/** Lane `sessions`: whole stations from a seed, through the real apps. One seed is one station (simulation/stations). */

import { type Lane, playedDays } from '#simulation/lane.ts'
import { playStations } from '#simulation/stations/play-stations.ts'
import type { StationRun } from '#simulation/stations/simulate.ts'

export const lane: Lane = {
  name: 'sessions',
  unit: 'sessions',
  sliceSeeds: 8,
  seedsInAll: null,
  async run(ask) {
    const { found, heard, result } = playedDays<StationRun>(ask, ({ sessions }) => sessions, 'stations')
    await playStations(ask.fromSeed, ask.seeds, Date.now() + (ask.until - performance.now()), (run) => {
      found.add('stations')
      heard(run)
    })
    return result()
  },
}
