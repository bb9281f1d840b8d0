/**
 * Lane `power-cuts`: as `kills`, on ext4 whose power is cut: what was not flushed is lost, on both media and on the
 * machine's own disk. One seed is one day of a station.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manyLives } from '#simulation/kills/many-lives.ts'
import { cutGround } from '#simulation/power-cuts/cut-ground.ts'
import { blankDisk, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import type { Lane, LaneAsk, LaneResult } from './lane.ts'

const CUTS_PER_DAY = 20

export const lane: Lane = {
  name: 'power-cuts',
  unit: 'power cuts',
  sliceSeeds: 1,
  seedsInAll: null,
  run,
}

async function run(ask: LaneAsk): Promise<LaneResult> {
  const skipped = whyNoPowerCuts()
  if (skipped !== null) return { counted: 0, nextSeed: ask.fromSeed, violations: [], details: {}, skipped }
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
  try {
    const blank = blankDisk(scratch)
    return await manyLives(
      {
        name: 'power-cuts',
        deathsPerLife: CUTS_PER_DAY,
        makeGround: (room, seed) => cutGround(room, seed, blank),
      },
      ask,
    )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
