/**
 * Promise 3 from raw block devices: a short day of each machine on each file system that the product allows, read with every key.
 * The long run is lane `raw-disks`: 20 days of 1,000 sessions.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALLOWED } from './file-systems.ts'
import { IssuerDays, KioskDays } from './raw-days.ts'
import { whyNoRawDisks } from './raw-disks.ts'
import { type RawStation, rawStation } from './raw-station.ts'

const SESSIONS = 30
let station: RawStation

beforeAll(async () => {
  station = await rawStation(SESSIONS + 10)
})
afterAll(() => station.close())

describe.each(ALLOWED)('$name', (fileSystem) => {
  const why = whyNoRawDisks(fileSystem)

  it.skipIf(why !== null)(
    `the three disks of a kiosk tell neither order nor who ended (${why ?? 'on loop devices'})`,
    async () => {
      const days = new KioskDays(fileSystem)
      expect(await days.addDay(station, 'slice', SESSIONS)).toEqual([])
      expect(days.shown()).toEqual([])
    },
    120_000,
  )

  it.skipIf(why !== null)(
    `the two disks of an issuer tell no order (${why ?? 'on loop devices'})`,
    async () => {
      const days = new IssuerDays(fileSystem)
      const found = [await days.addDay(station, 'one', SESSIONS), await days.addDay(station, 'two', SESSIONS)]
      expect(found).toEqual([[], []])
    },
    120_000,
  )
})
