/**
 * Lane `raw-disks`: real days on real file systems, whose raw block devices are then read with every key (simulation/secrecy/raw).
 * For each file system that the product allows, one seed is a day of 1,000 sessions at a kiosk, the next a day of 1,000 arrivals at
 * an issuer, the next a few sessions at a kiosk with real time between the steps. A seed plays the same day again, but the kernel
 * writes at moments of its own.
 */
import { setTimeout as passes } from 'node:timers/promises'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'
import { ALLOWED } from '#simulation/secrecy/raw/file-systems.ts'
import { IssuerDays, KioskDays } from '#simulation/secrecy/raw/raw-days.ts'
import { whyNoRawDisks } from '#simulation/secrecy/raw/raw-disks.ts'
import { rawStation } from '#simulation/secrecy/raw/raw-station.ts'

const SESSIONS = 1000
/** One session of each kind. */
const SLOW_SESSIONS = 6
/** More than a second passes at each step, and the kiosk's own disk commits every second. The sticks are mounted as always. */
const SLOW = { ownOptions: 'rw,relatime,commit=1', longPause: () => passes(1100) }

export const lane: Lane = {
  name: 'raw-disks',
  unit: 'sessions whose disks were read raw',
  sliceSeeds: 1,
  seedsInAll: null,
  async run(ask) {
    const skipped = ALLOWED.map(whyNoRawDisks).find((why) => why !== null) ?? null
    const found = new Findings()
    if (skipped !== null) return found.result(ask.fromSeed, skipped)
    const parts = partsOf()
    const station = await rawStation(SESSIONS)
    const shown = () => parts.flatMap(({ days }) => days.shown())
    try {
      const nextSeed = await eachSeed(ask, async (seed) => {
        const part = parts[seed % parts.length]
        if (part === undefined) return
        const leftovers = await part.days.addDay(station, String(seed), part.sessions)
        for (const what of leftovers) found.violations.push({ seed, what })
        found.counted += part.sessions
        ask.say(`${part.name}: ${found.violations.length} leftovers, ${shown().length} relations found`)
      })
      for (const what of shown()) found.violations.push({ seed: ask.fromSeed, what })
      for (const { days } of parts) Object.assign(found.details, days.figures())
      return found.result(nextSeed)
    } finally {
      await station.close()
    }
  },
}

function partsOf() {
  return ALLOWED.flatMap((fileSystem) => [
    { name: `${fileSystem.name}, kiosk`, sessions: SESSIONS, days: new KioskDays(fileSystem) },
    { name: `${fileSystem.name}, issuer`, sessions: SESSIONS, days: new IssuerDays(fileSystem) },
    {
      name: `${fileSystem.name}, kiosk with real pauses`,
      sessions: SLOW_SESSIONS,
      days: new KioskDays(fileSystem, SLOW, ', real pauses'),
    },
  ])
}
