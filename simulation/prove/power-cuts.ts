/** Lane `power-cuts`: as `kills`, on ext4 that loses what was not flushed, on media and the machine's own disk. One seed is one day. */
import { manyLives } from '#simulation/kills/many-lives.ts'
import { Findings, type Lane } from '#simulation/lane.ts'
import { cutGround } from '#simulation/power-cuts/cut-ground.ts'
import { blankDisk, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import { inScratch } from '#simulation/rooms/in-scratch.ts'

const CUTS_PER_DAY = 20

export const lane: Lane = {
  name: 'power-cuts',
  unit: 'power cuts',
  sliceSeeds: 1,
  seedsInAll: null,
  async run(ask) {
    const skipped = whyNoPowerCuts()
    if (skipped !== null) return new Findings().result(ask.fromSeed, skipped)
    return inScratch((folder) => {
      const blank = blankDisk(folder)
      const days = { name: 'power-cuts', deathsPerLife: CUTS_PER_DAY }
      return manyLives({ ...days, makeGround: (room, seed) => cutGround(room, seed, blank) }, ask)
    })
  },
}
