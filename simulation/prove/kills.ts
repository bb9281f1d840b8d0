/** Lane `kills`: a real kiosk process is killed (SIGKILL) while it votes on real files. One seed is one day of a station. */
import { plainGround } from '#simulation/kills/ground.ts'
import { manyLives } from '#simulation/kills/many-lives.ts'
import type { Lane } from '#simulation/lane.ts'

const KILLS_PER_DAY = 20

export const lane: Lane = {
  name: 'kills',
  unit: 'kills',
  sliceSeeds: 1,
  seedsInAll: null,
  run: (ask) => manyLives({ name: 'kills', deathsPerLife: KILLS_PER_DAY, makeGround: plainGround }, ask),
}
