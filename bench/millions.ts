/**
 * `millions`: the count keeps, merges, shuffles and opens a district's records, and its memory is measured. Each medium's thousand
 * records are made when its turn comes. One of them is a ballot; the others open to nothing, which costs the same, because making ten
 * million ballots would take hours. Files, key process and openers are the real ones, from their bundles; `--records` says how many.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, type Spread, spreadOf } from './measure.ts'
import { type TreeUse, watchTree } from './process-tree.ts'

const stages = ['begin', 'keep', 'merge', 'open'] as const
/** `bare`: time of what is no part of the count. */
export type Stage = 'bare' | (typeof stages)[number]

/** The counting process reports it at the end of each stage, and at last. */
export type MillionsMessage = { readonly type: 'through'; readonly stage: Stage } | MillionsTold

interface MillionsTold {
  readonly type: 'told'
  /** How long each lasted. */
  readonly seconds: Readonly<Record<Stage, number>>
  readonly records: number
  /** Time of one record in a loop of the opening alone, while another core does the same; before the count and after it. */
  readonly bare: readonly BareTold[]
  /** Largest error of the opening's remaining time between its first and last tenth, as a part of what was left. */
  readonly remainingOff: number
}

export interface BareTold {
  readonly wall: number
  readonly cpu: number
}

/** The same number of openers as the count has. */
export const BARE_CORES = 2

/** @param room where the files may lie: three times 512 bytes a record */
export async function millions(records: number, room: string): Promise<Figure[]> {
  const directory = mkdtempSync(join(room, 'ippyo-bench-millions-'))
  try {
    const { told, use } = await countIn(records, directory)
    const { seconds, bare } = told
    const cpu = use.open.cpuSeconds - use.merge.cpuSeconds
    const wholeFloor = (each: (of: BareTold) => number) => spreadOf(bare.map((of) => each(of) * told.records))
    return [
      figure('merge', 's', `${told.records} records thrown together and shuffled on the disk`, seconds.merge),
      figure(
        'open',
        's',
        'key process and openers; floor: a bare loop of the same on as many cores, before and after',
        seconds.open,
        wholeFloor(({ wall }) => wall / BARE_CORES),
      ),
      figure(
        'time of processors for that',
        's',
        'of all processes; floor: of the bare loop. Other programs on the machine change it little',
        cpu,
        wholeFloor((of) => of.cpu),
      ),
      figure('remaining time', '%', 'how far it was off at most, of what was left', 100 * told.remainingOff),
      ...stages.map((stage) =>
        figure(
          `peak memory, ${stage}`,
          'MiB',
          stage === 'begin'
            ? 'before the first medium: this program, the key process and its openers'
            : 'of the counting process and its helpers together, shared pages once, sampled',
          use[stage].peakMiB,
        ),
      ),
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function figure(name: string, unit: Figure['unit'], what: string, value: number, floor: Spread | null = null): Figure {
  const ratio = floor === null ? null : value / floor.median
  return { name: `millions: ${name}`, what, product: spreadOf([value]), floor, ratio, unit }
}

type Use = Record<Stage, TreeUse>

function countIn(records: number, directory: string): Promise<{ told: MillionsTold; use: Use }> {
  return new Promise((resolve, reject) => {
    const source = fileURLToPath(new URL('./millions-once.ts', import.meta.url))
    const child = fork(source, [String(records), directory], { stdio: ['ignore', 2, 2, 'ipc'] })
    const tree = watchTree(child.pid ?? 0)
    const use: Partial<Use> = {}
    let told: MillionsTold | null = null
    child.on('message', (message: MillionsMessage) => {
      if (message.type === 'told') told = message
      else use[message.stage] = tree.use()
    })
    child.on('exit', (code) => {
      tree.stop()
      if (told !== null && code === 0) resolve({ told, use: use as Use })
      else reject(new Error(`the count ended with ${code}`))
    })
  })
}
