/** Lane `count-kills`: the counting PCs die while they sort, mix, open and carry, on real files. One seed is one night. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS } from '#build/services.mjs'
import { CountGround } from '#simulation/count-kills/count-ground.ts'
import { CountNight } from '#simulation/count-kills/count-night.ts'
import { drawDeath, type Evening } from '#simulation/count-kills/death.ts'
import { mixedNight } from '#simulation/counting/mixed-night.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'
import { blankDisk, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import { Dice } from '#simulation/rooms/dice.ts'

const WITHOUT_POWER = ['helper', 'tally'] as const
const VICTIMS = [...WITHOUT_POWER, 'power', 'power'] as const
const STARTS_PER_NIGHT = 6

export const lane: Lane = {
  name: 'count-kills',
  unit: 'deaths in a count',
  sliceSeeds: 1,
  seedsInAll: null,
  async run(ask) {
    const { say } = ask
    await buildServices({ only: PROGRAMS.tally ?? [], say })
    await buildScreens({ only: ['tally'], say })
    const found = new Findings()
    const scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
    const night = await mixedNight()
    const whyNot = whyNoPowerCuts()
    const blank = whyNot === null ? blankDisk(scratch) : null
    if (whyNot !== null) say(`no power is cut: ${whyNot}`)
    try {
      const nextSeed = await eachSeed(ask, async (seed) => {
        const ground = new CountGround(night, blank)
        try {
          const dice = new Dice(seed, 'count kills')
          const next = (evening: Evening) => drawDeath(dice, evening, blank === null ? WITHOUT_POWER : VICTIMS)
          const played = new CountNight(night, ground, { isSecond: seed % 2 === 0, dice, next })
          const { count, deaths, broken } = await played.play(STARTS_PER_NIGHT)
          found.counted += count
          found.add('nights, each counted as it was cast, in a bundle that holds')
          for (const [what, times] of Object.entries(deaths)) found.add(what, times)
          found.broken(seed, broken, say)
        } finally {
          ground.remove()
        }
        say(`${found.counted} deaths, ${found.violations.length} violations`)
      })
      return found.result(nextSeed)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
      rmSync(night.directory, { recursive: true, force: true })
    }
  },
}
