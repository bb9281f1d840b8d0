/**
 * Promise 3 from raw block devices: a short day of each machine on each file system that the product allows, read with every key.
 * The long run is lane `raw-disks`: 20 days of 1,000 sessions.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ALLOWED } from './file-systems.ts'
import { KINDS } from './kinds.ts'
import { kioskDay } from './kiosk-day.ts'
import { readKiosk } from './kiosk-view.ts'
import { IssuerDays, KioskDays } from './raw-days.ts'
import { whyNoRawDisks } from './raw-disks.ts'
import { type RawStation, rawStation } from './raw-station.ts'
import type { Clue } from './who-ended.ts'

const SESSIONS = 18
const DISKS = ['original', 'duplicate', 'machine']
let station: RawStation

beforeAll(async () => {
  station = await rawStation(SESSIONS + 10)
})
afterAll(() => station.close())

function looksOf(clues: readonly Clue[]): ReadonlySet<string> {
  return new Set(clues.slice(1, -1).map(({ looks }) => looks))
}

describe.each(ALLOWED)('$name', (fileSystem) => {
  const why = whyNoRawDisks(fileSystem)

  it.skipIf(why !== null)(
    `the three disks of a kiosk tell neither order nor who ended (${why ?? 'on loop devices'})`,
    async () => {
      const days = new KioskDays(fileSystem)
      expect(await days.addDay(station, 'slice', SESSIONS)).toEqual([])
      expect(days.shown()).toEqual([])
    },
  )

  it.skipIf(why !== null)(
    `a session alone writes nothing on the kiosk's disk and leaves no change in any journal (${why ?? 'on loop devices'})`,
    async () => {
      const kinds = [...KINDS, ...KINDS]
      const randomness = seededRandomness('a session alone')
      const day = await kioskDay({ station, fileSystem, randomness, kinds, noMinutes: true })
      const { leftovers, clues } = readKiosk(day, station, fileSystem.readable)
      expect(leftovers).toEqual([])
      // The first may have the kernel's entries of the opening beside it, the last those of the closing.
      const seen = [...clues]
        .filter(([from]) => from.includes('journal'))
        .map(([from, found]) => [from, looksOf(found)])
      expect(seen).toEqual(DISKS.map((disk) => [`file system's journal, ${disk}`, new Set([''])]))
    },
  )

  it.skipIf(why !== null)(`the two disks of an issuer tell no order (${why ?? 'on loop devices'})`, async () => {
    const days = new IssuerDays(fileSystem)
    const found = [await days.addDay(station, 'one', SESSIONS), await days.addDay(station, 'two', SESSIONS)]
    expect(found).toEqual([[], []])
  })
})
