/**
 * Lane `raw-disks`: real days on real file systems, whose raw block devices are then read with every key (simulation/secrecy/raw).
 * For each file system that the product allows one seed is a day of 1,000 sessions at a kiosk, the next one of 1,000 arrivals at
 * an issuer, the next a few sessions at a kiosk with real time between the steps. A seed plays the same day again; the moments
 * at which the kernel writes are the kernel's.
 */
import { setTimeout as passes } from 'node:timers/promises'
import { ALLOWED } from '#simulation/secrecy/raw/file-systems.ts'
import { IssuerDays, KioskDays } from '#simulation/secrecy/raw/raw-days.ts'
import { whyNoRawDisks } from '#simulation/secrecy/raw/raw-disks.ts'
import { type RawStation, rawStation } from '#simulation/secrecy/raw/raw-station.ts'
import type { Lane, LaneAsk, LaneResult, Violation } from './lane.ts'

const SESSIONS = 1000
/** One of each kind. */
const SLOW_SESSIONS = 6
/** More than a second passes at each step, and the own disk commits every second. The sticks are mounted as always. */
const SLOW = { ownOptions: 'rw,relatime,commit=1', longPause: () => passes(1100) }

interface Part {
  readonly name: string
  readonly sessions: number
  addDay(station: RawStation, seed: string): Promise<readonly string[]>
  shown(): readonly string[]
  figures(): Readonly<Record<string, number | string>>
}

export const lane: Lane = {
  name: 'raw-disks',
  unit: 'sessions whose disks were read raw',
  sliceSeeds: 1,
  seedsInAll: null,
  run,
}

async function run({ fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  const skipped = ALLOWED.map(whyNoRawDisks).find((why) => why !== null) ?? null
  if (skipped !== null) return { counted: 0, nextSeed: fromSeed, violations: [], details: {}, skipped }
  const parts = partsOf()
  const violations: Violation[] = []
  const station = await rawStation(SESSIONS)
  let [seed, counted] = [fromSeed, 0]
  try {
    for (; seed < fromSeed + seeds && performance.now() < until; seed++) {
      const part = parts[seed % parts.length]
      if (part === undefined) continue
      for (const what of await part.addDay(station, String(seed))) violations.push({ seed, what })
      counted += part.sessions
      say(
        `${part.name}: ${violations.length} leftovers, ${parts.flatMap((each) => each.shown()).length} relations found`,
      )
    }
  } finally {
    await station.close()
  }
  for (const part of parts) for (const what of part.shown()) violations.push({ seed: fromSeed, what })
  const details = Object.assign({}, ...parts.map((part) => part.figures())) as LaneResult['details']
  return { counted, nextSeed: seed, violations, details, skipped: null }
}

function partsOf(): readonly Part[] {
  return ALLOWED.flatMap((fileSystem): Part[] => {
    const [kiosk, issuer, slow] = [
      new KioskDays(fileSystem),
      new IssuerDays(fileSystem),
      new KioskDays(fileSystem, SLOW, ', real pauses'),
    ]
    return [
      {
        name: `${fileSystem.name}, kiosk`,
        sessions: SESSIONS,
        addDay: (station, seed) => kiosk.addDay(station, seed, SESSIONS),
        shown: () => kiosk.shown(),
        figures: () => kiosk.figures(),
      },
      {
        name: `${fileSystem.name}, issuer`,
        sessions: SESSIONS,
        addDay: (station, seed) => issuer.addDay(station, seed, SESSIONS),
        shown: () => [],
        figures: () => issuer.figures(),
      },
      {
        name: `${fileSystem.name}, kiosk with real pauses`,
        sessions: SLOW_SESSIONS,
        addDay: (station, seed) => slow.addDay(station, seed, SLOW_SESSIONS),
        shown: () => slow.shown(),
        figures: () => slow.figures(),
      },
    ]
  })
}
