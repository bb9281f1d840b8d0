/**
 * `day`: 13 hours and 900 voters of two contests in one process of the machine, with its real media files: what grows. Memory is taken after
 * garbage was collected, so that what is left is what is held; the reader and the cards are those of tests, in the same process.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { PollingStation, prepareSmall, SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import { type Figure, grown, spreadOf, timed } from './measure.ts'

const VOTERS = 900
const EARLY = 50
const MINUTES = 13 * 60

interface Held {
  readonly heap: number
  readonly resident: number
  readonly descriptors: number
  readonly handles: number
}

export async function day(): Promise<Figure[]> {
  const sources = mkdtempSync(join(tmpdir(), 'ippyo-bench-day-'))
  cpSync(SMALL_SOURCES, sources, { recursive: true })
  writeFileSync(join(sources, 'roll.csv'), await longRoll())
  const prepared = await prepareSmall(undefined, sources)
  const station = new PollingStation(prepared, 'bench day')
  try {
    const officer = await station.operatorCard()
    await station.open(officer)
    const waits: number[] = []
    let early: Held | null = null
    let minutes = 0
    for (let voter = 1; voter <= VOTERS; voter++) {
      const card = await station.issueOutside()
      waits.push(await timed(() => station.voteBoth(card)))
      for (; minutes < (voter * MINUTES) / VOTERS - 1; minutes++) station.minutePasses()
      if (voter === EARLY) early = held()
    }
    const late = held()
    await station.close(officer)
    return figures(early ?? late, late, waits)
  } finally {
    await station.remove()
    prepared.remove()
    rmSync(sources, { recursive: true })
  }
}

function figures(early: Held, late: Held, waits: readonly number[]): Figure[] {
  const compared = (name: string, unit: Figure['unit'], of: (held: Held) => number) =>
    grown(`day: ${name}`, `after ${VOTERS} voters ÷ after ${EARLY}`, unit, of(early), of(late))
  const [product, floor] = [spreadOf(waits.slice(-EARLY)), spreadOf(waits.slice(EARLY, EARLY * 2))]
  return [
    compared('memory held', 'MiB', (held) => held.heap),
    compared('resident memory', 'MiB', (held) => held.resident),
    compared('open descriptors', 'open', (held) => held.descriptors),
    compared('timers and handles', 'open', (held) => held.handles),
    {
      name: 'day: a whole session',
      what: `of two contests: the last ${EARLY} voters ÷ voters ${EARLY + 1} to ${EARLY * 2}`,
      unit: 'ms',
      product,
      floor,
      ratio: product.median / floor.median,
    },
  ]
}

/** A roll as long as the media must be for that many. */
async function longRoll(): Promise<string> {
  const [head = '', first = ''] = (await readFile(join(SMALL_SOURCES, 'roll.csv'), 'utf8')).split('\n')
  const [, ...rest] = first.split(',')
  const rows = Array.from({ length: VOTERS + 100 }, (_, i) => {
    const cells = [`1-${String(i + 1).padStart(4, '0')}`, ...rest]
    return cells.map((cell) => (/^T\d/.test(cell) ? `T${String(i + 1).padStart(6, '0')}` : cell)).join(',')
  })
  return `${[head, ...rows].join('\n')}\n`
}

function held(): Held {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  const mib = 1024 * 1024
  return {
    heap: (heapUsed + external) / mib,
    resident: rss / mib,
    descriptors: readdirSync('/proc/self/fd').length,
    handles: process.getActiveResourcesInfo().length,
  }
}
